package org.quartier.command.hours;

import org.jspecify.annotations.Nullable;
import org.quartier.command.Rule;

/** The rules of an hour entry. */
enum HoursRule implements Rule {
    ENDS_AFTER_IT_STARTS("R-37", "An entry must be longer than nothing.", Kind.INPUT),
    TOO_LONG("R-37", "An entry is longer than is allowed for one.", Kind.INPUT),
    WHOLE_MINUTES("R-37", "An entry is counted in whole minutes.", Kind.INPUT),
    NOT_IN_THE_FUTURE("R-37", "Hours that lie ahead cannot be recorded.", Kind.INPUT),
    NOT_BEFORE_1970("R-37", "An entry lies too far back.", Kind.INPUT),
    VOLUNTEER_HAS_LEFT(null, "A volunteer who has left cannot claim new hours.", Kind.STATE),
    NOT_ON_THE_SHIFT("R-38", "Hours are logged from a shift by who signed up for it.", Kind.INPUT),
    NOT_OF_ITS_ACTIVITY("R-38", "Hours that are logged from a shift are of its activity.", Kind.INPUT),
    NOT_OF_ITS_TIME("R-38", "Hours that are logged from a shift are of its time, at least in part.", Kind.INPUT),
    SHIFT_DID_NOT_TAKE_PLACE("R-38", "The shift was cancelled or waits for a date.", Kind.STATE),
    LOGGED_ALREADY("R-38", "The volunteer's hours were logged from this shift already.", Kind.STATE),
    NOT_SUBMITTED("R-39", "Only a submitted entry can be approved or rejected.", Kind.STATE),
    APPROVED_ALREADY("R-39", "An approved entry cannot be submitted again.", Kind.STATE),
    STILL_A_DRAFT("R-39", "A draft is submitted before it is corrected.", Kind.STATE),
    APPROVED_BY_SOMEONE_ELSE(
            "R-40", "Neither the volunteer nor whoever wrote an entry can approve it.", Kind.PERMISSION),
    NOT_APPROVED("R-41", "Only an approval that was given can be revoked.", Kind.STATE);

    private final Statement statement;

    HoursRule(@Nullable String id, String text, Kind kind) {
        statement = new Statement(id, text, kind);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
