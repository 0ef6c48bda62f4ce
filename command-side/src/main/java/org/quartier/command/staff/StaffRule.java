package org.quartier.command.staff;

import org.jspecify.annotations.Nullable;
import org.quartier.command.Rule;

/** The rules of a staff member. */
enum StaffRule implements Rule {
    UNKNOWN_ROLE(null, "There is no such role.", Kind.INPUT),
    DAY_IS_POSSIBLE(null, "The day lies between 1970 and 2999.", Kind.INPUT),
    ALREADY_ON_STAFF(null, "The person is a staff member already.", Kind.STATE),
    SIGN_IN_TAKEN(null, "Another staff member signs in as this subject.", Kind.STATE);

    private final @Nullable String id;
    private final String text;
    private final Kind kind;

    StaffRule(@Nullable String id, String text, Kind kind) {
        this.id = id;
        this.text = text;
        this.kind = kind;
    }

    @Override
    public @Nullable String id() {
        return id;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
