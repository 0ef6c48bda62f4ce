package org.quartier.command.booking;

import org.jspecify.annotations.Nullable;
import org.quartier.command.Rule;

/** The rules by which a booking is refused; each refusal lists what it collides with. */
enum BookingRule implements Rule {
    ROOM_TAKEN("R-04", "The room is taken at this time."),
    DOUBLE_BOOKING("R-29", "A moderator is bound to something else at this time."),
    EQUIPMENT_TAKEN(null, "The equipment is taken at this time."),
    SHIFT_OVERLAP("R-36", "The person has another shift at this time."),
    HOURS_OVERLAP("R-38", "The person has submitted other hours for this time.");

    private final Statement statement;

    BookingRule(@Nullable String id, String text) {
        statement = new Statement(id, text, Kind.STATE);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
