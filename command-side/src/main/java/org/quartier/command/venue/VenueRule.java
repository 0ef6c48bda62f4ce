package org.quartier.command.venue;

import org.quartier.command.Rule;

/** The rules of a venue. */
enum VenueRule implements Rule {
    ROOM_IS_USABLE(
            "R-06",
            "A room needs at least one seat, at least one person in case of fire, and times from 0 minutes.",
            Kind.INPUT),
    CLOSURE_ENDS_AFTER_IT_STARTS(
            "R-04", "A room is closed between the years 1900 and 9999, from a time to a later one.", Kind.INPUT);

    private final Statement statement;

    VenueRule(String id, String text, Kind kind) {
        statement = new Statement(id, text, kind);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
