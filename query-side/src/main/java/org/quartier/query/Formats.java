package org.quartier.query;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.web.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** In which of two forms an answer is wanted, where no suffix says it: JSON, or another (RFC 9110, section 12.5.1). */
public final class Formats {

    private static final Comparator<MediaType> BY_SPECIFICITY =
            Comparator.comparing(range -> range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2);

    private Formats() {}

    /**
     * The answer in the form that is asked for; JSON, unless the other is wanted more or named more precisely.
     *
     * @param accept the header as it was sent; what cannot be read asks for nothing
     * @throws Refusal 406 when neither form is acceptable
     */
    public static ResponseEntity<?> answer(
            @Nullable String accept,
            Supplier<? extends ResponseEntity<?>> json,
            MediaType other,
            Supplier<? extends ResponseEntity<?>> inOther) {
        ResponseEntity<?> answer = prefers(other, asked(accept)) ? inOther.get() : json.get();
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(answer.getBody());
    }

    /** An answer in JSON, whatever {@code Accept} says: a suffix has said it, or it is decided. */
    public static <T> ResponseEntity<T> json(T body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private static boolean prefers(MediaType other, List<MediaType> asked) {
        Optional<MediaType> forJson = rangeFor(MediaType.APPLICATION_JSON, asked);
        Optional<MediaType> forOther = rangeFor(other, asked);
        if (forJson.isEmpty() && forOther.isEmpty()) {
            throw new Refusal(
                    HttpStatus.NOT_ACCEPTABLE,
                    "not-acceptable",
                    "This is answered as application/json or " + other + ".");
        }
        return forJson.isEmpty()
                || forOther.isPresent()
                        && Comparator.comparing(MediaType::getQualityValue)
                                        .thenComparing(BY_SPECIFICITY)
                                        .compare(forOther.get(), forJson.get())
                                > 0;
    }

    /** The most specific range that a form is in decides about it; with a quality of 0 it is refused. */
    private static Optional<MediaType> rangeFor(MediaType form, List<MediaType> asked) {
        return asked.stream()
                .filter(range -> range.includes(form))
                .max(BY_SPECIFICITY)
                .filter(range -> range.getQualityValue() > 0);
    }

    private static List<MediaType> asked(@Nullable String accept) {
        try {
            List<MediaType> asked = MediaType.parseMediaTypes(accept);
            return asked.isEmpty() ? List.of(MediaType.ALL) : asked;
        } catch (InvalidMediaTypeException e) {
            return List.of(MediaType.ALL);
        }
    }
}
