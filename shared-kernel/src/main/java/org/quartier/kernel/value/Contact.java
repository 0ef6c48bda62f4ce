package org.quartier.kernel.value;

import org.jspecify.annotations.Nullable;

/** How a person can be reached. Personal data as a whole. */
public record Contact(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String address) {

    @Override
    public String toString() {
        return "Contact[masked]";
    }
}
