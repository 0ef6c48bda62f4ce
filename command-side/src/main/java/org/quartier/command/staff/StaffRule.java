package org.quartier.command.staff;

import org.jspecify.annotations.Nullable;
import org.quartier.command.Rule;

/** The rules of a staff member. */
enum StaffRule implements Rule {
    UNKNOWN_ROLE(null, "There is no such role.", Kind.INPUT),
    DAY_IS_POSSIBLE(null, "The day lies between 1970 and 2999.", Kind.INPUT),
    ALREADY_ON_STAFF(null, "The person is a staff member already.", Kind.STATE),
    SIGN_IN_TAKEN(null, "Another staff member signs in as this subject.", Kind.STATE);

    private final Statement statement;

    StaffRule(@Nullable String id, String text, Kind kind) {
        statement = new Statement(id, text, kind);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
