package org.quartier.command.shift;

import org.jspecify.annotations.Nullable;
import org.quartier.command.Rule;

/** The rules of a shift. */
enum ShiftRule implements Rule {
    ENDS_AFTER_IT_STARTS(null, "A shift must end after it starts.", Kind.INPUT),
    AT_MOST_A_DAY(null, "A shift lasts at most 24 hours.", Kind.INPUT),
    DATE_OUT_OF_RANGE(null, "A shift lies between the years 1970 and 9999.", Kind.INPUT),
    ACTIVITY_CANCELLED("R-07", "The activity is cancelled, which is final.", Kind.STATE),
    NEEDS_A_NEW_DATE("R-07", "The activity is postponed and needs a new date first.", Kind.STATE),
    SHIFT_CANCELLED(null, "The shift is cancelled, which is final.", Kind.STATE),
    FEWER_THAN_SIGNED_UP(null, "More volunteers have signed up than would be needed.", Kind.STATE),
    SHIFT_IS_OVER("R-36", "The shift is over.", Kind.STATE),
    SHIFT_FULL("R-36", "As many volunteers as are needed have signed up.", Kind.STATE),
    VOLUNTEER_NOT_ACTIVE(null, "The volunteer cannot be asked at present.", Kind.STATE),
    CLEARANCE_NEEDED("R-32", "The activity needs clearance, which the volunteer does not have.", Kind.STATE),
    NO_LONGER_FREE("R-36", "Signing out is free until three hours before the start.", Kind.STATE),
    ALREADY_THERE("R-36", "The volunteer has been checked in.", Kind.STATE),
    NOT_SIGNED_UP("R-36", "The volunteer has not signed up for this shift.", Kind.STATE),
    NOT_ON_ITS_DAY_YET("R-32", "Nobody is there before the day of the shift.", Kind.STATE),
    SIGNED_UP_ALREADY("R-36", "The volunteer has signed up for this shift.", Kind.STATE),
    SWAP_WITH_ONESELF("R-36", "A swap is with someone else.", Kind.INPUT),
    SWAP_PENDING("R-36", "The volunteer has asked for a swap already.", Kind.STATE),
    ONLY_THE_TAKER("R-36", "A swap is accepted by whoever was asked.", Kind.INPUT),
    NOT_ACCEPTED("R-36", "A swap is confirmed after it was accepted.", Kind.STATE);

    private final Statement statement;

    ShiftRule(@Nullable String id, String text, Kind kind) {
        statement = new Statement(id, text, kind);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
