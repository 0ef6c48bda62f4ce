package org.quartier.command.shift;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.quartier.command.ItsModerator;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.web.Refusal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which shifts there are, as the bookings know them. */
@Component
class Shifts {

    private final JdbcClient db;
    private final ItsModerator itsModerator;

    Shifts(@Qualifier("command") JdbcClient db, ItsModerator itsModerator) {
        this.db = db;
        this.itsModerator = itsModerator;
    }

    /**
     * Refuses a moderator of other activities.
     *
     * @throws Refusal 404 when there is no such shift, 403 when its activity is another's
     */
    void requireIts(Actor actor, ShiftId shift) {
        ActivityId activity = db.sql("""
            SELECT activity FROM command.shift_plan WHERE organisation = :organisation AND shift = :shift
            """)
                .param("organisation", actor.organisation().value())
                .param("shift", shift.value())
                .query(UUID.class)
                .optional()
                .map(ActivityId::new)
                .orElseThrow(Refusal::notFound);
        itsModerator.require(actor, activity);
    }

    /** Refuses what is planned for an activity that does not take place; it cannot be called off meanwhile. */
    void requireTakesPlace(OrganisationId organisation, ActivityId activity) {
        String state = db.sql("""
            SELECT state FROM command.activity_plan WHERE organisation = :organisation AND activity = :activity
            FOR SHARE
            """)
                .param("organisation", organisation.value())
                .param("activity", activity.value())
                .query(String.class)
                .single();
        ShiftRule.ACTIVITY_CANCELLED.require(!state.equals("CANCELLED"));
        ShiftRule.NEEDS_A_NEW_DATE.require(!state.equals("POSTPONED"));
    }

    /** Those of an activity that are not cancelled, in the order in which they are to be held; none is added meanwhile. */
    List<ShiftId> of(OrganisationId organisation, ActivityId activity) {
        db.sql("""
            SELECT 1 FROM command.activity_plan WHERE organisation = :organisation AND activity = :activity FOR UPDATE
            """)
                .param("organisation", organisation.value())
                .param("activity", activity.value())
                .query(Integer.class)
                .list();
        return db
                .sql("""
                    SELECT shift FROM command.shift_plan
                    WHERE organisation = :organisation AND activity = :activity AND state <> 'CANCELLED' ORDER BY shift
                    """)
                .param("organisation", organisation.value())
                .param("activity", activity.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(ShiftId::new)
                .toList();
    }

    /** Those that begin after an instant, or wait for a date, in which someone has signed up or stands by. */
    List<ShiftId> ahead(OrganisationId organisation, PersonId person, Instant after) {
        return db
                .sql("""
                    SELECT DISTINCT shift FROM command.shift_plan
                    JOIN command.shift_roster USING (organisation, shift)
                    WHERE organisation = :organisation AND person = :person
                      AND (state = 'OPEN' AND starts_at > :after OR state = 'SUSPENDED')
                    ORDER BY shift
                    """)
                .param("organisation", organisation.value())
                .param("person", person.value())
                .param("after", after.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list()
                .stream()
                .map(ShiftId::new)
                .toList();
    }

    /**
     * Refuses to bind someone who cannot be asked any more. A record that is being changed at this instant does not
     * count: waiting for it could mean waiting in a circle.
     */
    void requireActive(OrganisationId organisation, VolunteerId volunteer) {
        ShiftRule.VOLUNTEER_NOT_ACTIVE.require(!db.sql("""
            SELECT 1 FROM command.shift_volunteer
            WHERE organisation = :organisation AND volunteer = :volunteer AND status = 'ACTIVE'
            FOR SHARE SKIP LOCKED
            """)
                .param("organisation", organisation.value())
                .param("volunteer", volunteer.value())
                .query(Integer.class)
                .list()
                .isEmpty());
    }

    /** The volunteer record of a person; nobody binds them to a shift meanwhile. */
    Optional<VolunteerId> hold(OrganisationId organisation, PersonId person) {
        return db.sql("""
            SELECT volunteer FROM command.shift_volunteer WHERE organisation = :organisation AND person = :person
            FOR UPDATE
            """)
                .param("organisation", organisation.value())
                .param("person", person.value())
                .query(UUID.class)
                .optional()
                .map(VolunteerId::new);
    }
}
