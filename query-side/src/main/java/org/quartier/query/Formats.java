package org.quartier.query;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.web.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** In which of two forms an answer is wanted, where no suffix says it: JSON, or another (RFC 9110, section 12.5.1). */
public final class Formats {

    private static final Comparator<MediaType> BY_QUALITY = Comparator.comparing(MediaType::getQualityValue);
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
        boolean isOther =
                best(accept, List.of(MediaType.APPLICATION_JSON, other)).equals(other);
        ResponseEntity<?> answer = isOther ? inOther.get() : json.get();
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(answer.getBody());
    }

    /** An answer in JSON, whatever {@code Accept} says: a suffix has said it, or it is decided. */
    public static <T> ResponseEntity<T> json(T body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    /**
     * The form that is asked for most, or most precisely; of equals the first.
     *
     * @param accept the header as it was sent; what cannot be read asks for nothing
     * @throws Refusal 406 when none is acceptable
     */
    public static MediaType best(@Nullable String accept, List<MediaType> forms) {
        List<MediaType> asked = asked(accept);
        return forms.stream()
                .flatMap(form -> rangeFor(form, asked).map(range -> new Wanted(form, range)).stream())
                .max(Comparator.comparing(Wanted::range, BY_QUALITY.thenComparing(BY_SPECIFICITY)))
                .map(Wanted::form)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_ACCEPTABLE,
                        "not-acceptable",
                        "This is answered as "
                                + forms.stream().map(MediaType::toString).collect(Collectors.joining(" or ")) + "."));
    }

    /** A form, and the range of the header that decides about it. */
    private record Wanted(MediaType form, MediaType range) {}

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
