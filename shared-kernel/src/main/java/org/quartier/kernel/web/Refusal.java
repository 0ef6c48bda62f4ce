package org.quartier.kernel.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request that is refused, with everything that its answer says (RFC 9457).
 *
 * <p>Axon carries it from a handler to the caller as it is; it has no stack trace, because it is an answer and not a
 * fault.
 */
public class Refusal extends RuntimeException {

    private final HttpStatus status;
    private final String name;
    private final String detail;
    private final transient @Nullable String rule;
    private final transient List<FieldError> errors;
    private final transient List<Collision> collisions;

    /** What is wrong with one field. */
    public record FieldError(String field, String detail) {}

    /** What a booking collides with. */
    public record Collision(
            String purpose, UUID resource, @Nullable UUID activity, Instant from, Instant to) {}

    /**
     * A refusal.
     *
     * @param name the last part of the problem's type, in kebab case
     * @param rule the rule that refuses, such as R-11, or null where no rule of the domain does
     */
    public Refusal(
            HttpStatus status,
            String name,
            String detail,
            @Nullable String rule,
            List<FieldError> errors,
            List<Collision> collisions) {
        super(detail, null, false, false);
        this.status = status;
        this.name = name;
        this.detail = detail;
        this.rule = rule;
        this.errors = List.copyOf(errors);
        this.collisions = List.copyOf(collisions);
    }

    /** A refusal that no rule of the domain names. */
    public Refusal(HttpStatus status, String name, String detail) {
        this(status, name, detail, null, List.of(), List.of());
    }

    /** What is asked for does not exist, or belongs to another organisation: nobody can tell which. */
    public static Refusal notFound() {
        return new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is nothing here under this id.");
    }

    /** A value is malformed. */
    public static Refusal malformed(String field, String detail) {
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                "malformed",
                "The request cannot be read.",
                null,
                List.of(new FieldError(field, detail)),
                List.of());
    }

    /** The version given in {@code If-Match} is not the current one. */
    public static Refusal outdated() {
        return new Refusal(HttpStatus.PRECONDITION_FAILED, "outdated", "It has changed since that version.");
    }

    /** The HTTP status. */
    public HttpStatus status() {
        return status;
    }

    /** The last part of the problem's type. */
    public String name() {
        return name;
    }

    /** What is refused, in a sentence. */
    public String detail() {
        return detail;
    }

    /** The rule that refuses, or null. */
    public @Nullable String rule() {
        return rule;
    }

    /** What is wrong, field by field. */
    public List<FieldError> errors() {
        return errors;
    }

    /** What it collides with. */
    public List<Collision> collisions() {
        return collisions;
    }
}
