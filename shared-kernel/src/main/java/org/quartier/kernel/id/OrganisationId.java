package org.quartier.kernel.id;

import java.util.regex.Pattern;

/**
 * Identifies an organisation: the value of the token's {@code organisation} claim, which is the boundary of isolation.
 *
 * @param value 1 to 64 letters, digits, dots, hyphens and underscores, starting with a letter or digit
 */
public record OrganisationId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** @throws IllegalArgumentException when the value has another shape */
    public OrganisationId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an organisation identifier");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
