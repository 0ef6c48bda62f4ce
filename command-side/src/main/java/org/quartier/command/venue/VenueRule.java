package org.quartier.command.venue;

import org.quartier.command.Rule;

/** The rules of a venue. */
enum VenueRule implements Rule {
    ROOM_IS_USABLE(
            "R-06",
            "A room needs at least one seat, at least one person in case of fire, and times from 0 minutes.",
            Kind.INPUT);

    private final String id;
    private final String text;
    private final Kind kind;

    VenueRule(String id, String text, Kind kind) {
        this.id = id;
        this.text = text;
        this.kind = kind;
    }

    @Override
    public String id() {
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
