package org.quartier.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** In which of two forms an answer is wanted, where no suffix says it: JSON, or another. */
public final class Formats {

    private Formats() {}

    /**
     * Whether the other form is asked for before JSON.
     *
     * @param accept the header as it was sent; what cannot be read asks for nothing, and the usual answer is JSON
     */
    public static boolean prefers(MediaType other, @Nullable String accept) {
        List<MediaType> asked = new ArrayList<>();
        try {
            asked.addAll(MediaType.parseMediaTypes(accept));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
        asked.removeIf(type -> type.getQualityValue() == 0);
        MimeTypeUtils.sortBySpecificity(asked);
        return asked.stream()
                .filter(type -> type.includes(other) || type.includes(MediaType.APPLICATION_JSON))
                .findFirst()
                .filter(type -> !type.includes(MediaType.APPLICATION_JSON))
                .isPresent();
    }
}
