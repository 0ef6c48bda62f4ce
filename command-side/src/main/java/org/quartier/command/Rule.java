package org.quartier.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.web.Refusal.Collision;
import org.quartier.kernel.web.Refusal.FieldError;
import org.springframework.http.HttpStatus;

/** A rule of an aggregate. Each aggregate's rules are an enum, so that they can be read on one page. */
public interface Rule {

    /** What sort of refusal it is: a value that is forbidden, a state that does not allow it, or a missing right. */
    enum Kind {
        INPUT(HttpStatus.UNPROCESSABLE_CONTENT),
        STATE(HttpStatus.CONFLICT),
        PERMISSION(HttpStatus.FORBIDDEN);

        private final HttpStatus status;

        Kind(HttpStatus status) {
            this.status = status;
        }

        HttpStatus status() {
            return status;
        }
    }

    /** The name, as an enum constant has it; in kebab case the last part of the problem's type. */
    String name();

    /** What it says. */
    Statement statement();

    /**
     * What a rule says.
     *
     * @param id such as R-11, or null where the domain gives it none
     * @param text for whoever is refused
     * @param kind what sort of refusal it is
     */
    record Statement(@Nullable String id, String text, Kind kind) {}

    /**
     * Refuses unless it holds.
     *
     * @throws RuleViolation when it does not
     */
    default void require(boolean holds) {
        if (!holds) {
            throw violated();
        }
    }

    /** The refusal. */
    default RuleViolation violated() {
        return new RuleViolation(this, List.of(), List.of());
    }

    /** The refusal, naming each field that is wrong. */
    default RuleViolation violatedBy(List<FieldError> errors) {
        return new RuleViolation(this, errors, List.of());
    }

    /** The refusal, naming what it collides with. */
    default RuleViolation collidingWith(List<Collision> collisions) {
        return new RuleViolation(this, List.of(), collisions);
    }
}
