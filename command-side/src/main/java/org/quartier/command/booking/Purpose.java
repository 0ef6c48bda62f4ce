package org.quartier.command.booking;

/** For what a room, a person or a piece of equipment is booked; in the order in which refusals name them. */
enum Purpose {
    ROOM(BookingRule.ROOM_TAKEN),
    MODERATION(BookingRule.DOUBLE_BOOKING),
    EQUIPMENT(BookingRule.EQUIPMENT_TAKEN),
    SHIFT(BookingRule.SHIFT_OVERLAP),
    HOURS(BookingRule.HOURS_OVERLAP);

    private final BookingRule rule;

    Purpose(BookingRule rule) {
        this.rule = rule;
    }

    /** The rule that refuses a second booking. */
    BookingRule rule() {
        return rule;
    }
}
