package org.quartier.command.hours;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.HourEntryEvent.HoursCorrected;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursRejected;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which entries were logged from a shift: by who is on it, of its time, and one that is not rejected per shift and
 * volunteer, so that shift and entry count once. Of two at the same instant the table lets one through.
 *
 * <p>Before the bookings: whoever holds a shift's entry may wait for a person's hours, and never the other way round.
 */
@Component
@Order(0)
@ProcessingGroup(CommandPolicies.GROUP)
class ShiftEntries {

    private final JdbcClient db;

    ShiftEntries(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    private record Worked(ActivityId activity, Instant start, Instant end, boolean open, boolean signedUp) {}

    /** The activity that a shift helps; nothing when the organisation has no such shift. */
    Optional<ActivityId> activity(OrganisationId organisation, @Nullable ShiftId shift) {
        return shift == null
                ? Optional.empty()
                : find(organisation, shift, null).map(Worked::activity);
    }

    @EventHandler
    void on(HoursDrafted event, EventMetadata about) {
        ShiftId shift = event.shift();
        if (shift != null) {
            Worked worked = find(about.organisation(), shift, event.volunteer()).orElseThrow();
            HoursRule.NOT_OF_ITS_ACTIVITY.require(worked.activity.equals(event.activity()));
            HoursRule.NOT_ON_THE_SHIFT.require(worked.signedUp);
            HoursRule.SHIFT_DID_NOT_TAKE_PLACE.require(worked.open);
            HoursRule.NOT_OF_ITS_TIME.require(
                    event.start().isBefore(worked.end) && event.end().isAfter(worked.start));
            onlyOne(() -> db.sql("""
                INSERT INTO command.shift_entry (organisation, hour_entry, shift, volunteer, counts)
                VALUES (:organisation, :entry, :shift, :volunteer, true)
                """)
                    .param("organisation", about.organisation().value())
                    .param("entry", event.hourEntry().value())
                    .param("shift", shift.value())
                    .param("volunteer", event.volunteer().value())
                    .update());
        }
    }

    @EventHandler
    void on(HoursSubmitted event, EventMetadata about) {
        counts(event.hourEntry(), true, about);
    }

    @EventHandler
    void on(HoursCorrected event, EventMetadata about) {
        counts(event.hourEntry(), true, about);
    }

    @EventHandler
    void on(HoursRejected event, EventMetadata about) {
        counts(event.hourEntry(), false, about);
    }

    private void counts(HourEntryId entry, boolean counts, EventMetadata about) {
        onlyOne(() -> db.sql("""
            UPDATE command.shift_entry SET counts = :counts
            WHERE organisation = :organisation AND hour_entry = :entry AND counts <> :counts
            """)
                .param("organisation", about.organisation().value())
                .param("entry", entry.value())
                .param("counts", counts)
                .update());
    }

    private static void onlyOne(Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException e) {
            throw HoursRule.LOGGED_ALREADY.violated();
        }
    }

    private Optional<Worked> find(OrganisationId organisation, ShiftId shift, @Nullable VolunteerId volunteer) {
        return db.sql("""
            SELECT s.activity, s.starts_at, s.ends_at, s.state = 'OPEN' AS open,
                EXISTS (SELECT FROM command.shift_roster r
                    WHERE r.organisation = s.organisation AND r.shift = s.shift AND r.volunteer = CAST(:volunteer AS uuid)
                      AND r.binding) AS signed_up
            FROM command.shift_plan s WHERE s.organisation = :organisation AND s.shift = :shift
            """)
                .param("organisation", organisation.value())
                .param("shift", shift.value())
                .param("volunteer", volunteer == null ? null : volunteer.value())
                .query((row, n) -> new Worked(
                        new ActivityId(row.getObject("activity", UUID.class)),
                        row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                        row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("open"),
                        row.getBoolean("signed_up")))
                .optional();
    }
}
