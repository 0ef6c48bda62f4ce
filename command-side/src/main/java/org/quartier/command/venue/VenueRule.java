package org.quartier.command.venue;

import org.quartier.command.Rule;

/** The rules of a venue. */
enum VenueRule implements Rule {
    ROOM_IS_USABLE(
            "R-06",
            "A room needs at least one seat, at least one person in case of fire, and times from 0 minutes.",
            Kind.INPUT);

    private final Statement statement;

    VenueRule(String id, String text, Kind kind) {
        statement = new Statement(id, text, kind);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
