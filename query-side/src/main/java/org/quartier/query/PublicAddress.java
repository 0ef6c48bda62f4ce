package org.quartier.query;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where what is open to everyone is reached from outside. */
@Component
public class PublicAddress {

    private final String base;

    /**
     * From the settings.
     *
     * @param base such as {@code https://quartier.example}; empty for where the request went
     */
    PublicAddress(@Value("${quartier.public-address:}") String base) {
        this.base = base;
    }

    /** The address of a path. */
    public String of(String path) {
        String before = base.isBlank()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : base.replaceAll("/+$", "");
        return before + path;
    }
}
