package org.quartier.command.activity;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.command.Commands;
import org.quartier.command.Deadline;
import org.quartier.command.Deadlines;
import org.quartier.command.activity.ActivityCommand.RejectPreBooking;
import org.quartier.kernel.event.ActivityEvent.RoomBookingConfirmed;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When a pre-booking is confirmed, those that overlap it are rejected. That is due at once, but not in the same
 * transaction: two that confirm what overlaps each other would wait for each other's activity for ever. Meanwhile nothing
 * is lost, since a pre-booking binds nothing.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class PreBookings implements Deadline {

    private static final String NAME = "reject-pre-bookings";

    private final JdbcClient db;
    private final Deadlines deadlines;
    private final Commands commands;
    private final Clock clock;

    PreBookings(@Qualifier("command") JdbcClient db, Deadlines deadlines, Commands commands, Clock clock) {
        this.db = db;
        this.deadlines = deadlines;
        this.commands = commands;
        this.clock = clock;
    }

    private record Overlapped(ActivityId activity, RoomId room) {}

    @EventHandler
    void on(RoomBookingConfirmed event, EventMetadata about) {
        deadlines.set(NAME, about.organisation(), event.activity().toString(), clock.instant());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void due(OrganisationId organisation, String key) {
        ActivityId confirmed = new ActivityId(UUID.fromString(key));
        overlapping(organisation, confirmed)
                .forEach(other -> commands.onDeadline(
                        NAME, organisation, new RejectPreBooking(other.activity(), other.room(), confirmed)));
    }

    private List<Overlapped> overlapping(OrganisationId organisation, ActivityId confirmed) {
        return db.sql("""
            SELECT other.activity, other.room
            FROM command.named_room mine
            JOIN command.named_room other ON other.organisation = mine.organisation AND other.room = mine.room
                AND other.from_at < mine.to_at AND other.to_at > mine.from_at
            WHERE mine.organisation = :organisation AND mine.activity = :activity AND mine.firm AND NOT other.firm
            ORDER BY other.activity
            """)
                .param("organisation", organisation.value())
                .param("activity", confirmed.value())
                .query((row, n) -> new Overlapped(
                        new ActivityId(row.getObject("activity", UUID.class)),
                        new RoomId(row.getObject("room", UUID.class))))
                .list();
    }
}
