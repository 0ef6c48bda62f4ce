package org.quartier.query.volunteers;

import org.jspecify.annotations.Nullable;
import org.quartier.kernel.web.Refusal;

/** How a volunteer's clearance stands today. */
enum Clearance {
    NONE,
    VALID,
    RENEWAL_DUE,
    EXPIRED;

    /**
     * Reads {@code clearance}; {@link #VALID} includes those that are due for renewal.
     *
     * @throws Refusal 400 when it is none of these
     */
    static @Nullable Clearance of(@Nullable String clearance) {
        if (clearance == null || clearance.isBlank()) {
            return null;
        }
        try {
            return valueOf(clearance);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("clearance", "must be NONE, VALID, RENEWAL_DUE or EXPIRED");
        }
    }
}
