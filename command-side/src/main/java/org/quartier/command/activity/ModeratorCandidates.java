package org.quartier.command.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Clearances;
import org.quartier.command.Settings;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.Id;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.ClearancePolicy;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may moderate, and what someone is to moderate. */
@Component
class ModeratorCandidates {

    private final JdbcClient db;
    private final Clearances clearances;
    private final Settings settings;

    ModeratorCandidates(@Qualifier("command") JdbcClient db, Clearances clearances, Settings settings) {
        this.db = db;
        this.clearances = clearances;
        this.settings = settings;
    }

    /**
     * Whether a person may moderate an activity on its day. A record that is being changed at this instant does not
     * count: waiting for it could mean waiting in a circle.
     */
    boolean includes(OrganisationId organisation, PersonId person, ActivityId activity) {
        return !db.sql("""
            SELECT 1 FROM command.moderator_candidate
            WHERE organisation = :organisation AND person = :person AND eligible
              AND (departed_on IS NULL OR departed_on > (SELECT starts_on FROM command.activity_plan
                  WHERE organisation = :organisation AND activity = :activity))
            FOR SHARE SKIP LOCKED
            """)
                .param("organisation", organisation.value())
                .param("person", person.value())
                .param("activity", activity.value())
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /** Whether a person may moderate by another record than this one, on any day. */
    boolean includesBesides(OrganisationId organisation, PersonId person, Id source) {
        return db.sql("""
            SELECT EXISTS (SELECT FROM command.moderator_candidate
                WHERE organisation = :organisation AND person = :person AND source <> :source
                  AND eligible AND departed_on IS NULL)
            """)
                .param("organisation", organisation.value())
                .param("person", person.value())
                .param("source", source.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Whether a volunteer may be assigned where clearance is needed: with it, or when it is asked for no earlier than at
     * the shift. Of an activity that is over its own day counts, of any other the day on which this is recorded:
     * what the request says of the past makes nobody cleared. Of staff the employer knows.
     */
    boolean isCleared(ModeratorAssigned assigned, OrganisationId organisation, LocalDate recordedOn) {
        if (settings.of(organisation).policyOfClearance() == ClearancePolicy.PERMISSIVE) {
            return true;
        }
        return db
                .sql("""
                    SELECT v.volunteer, least(p.starts_on, :recordedOn) AS day FROM command.shift_volunteer v
                    JOIN command.shift_activity a ON a.organisation = v.organisation AND a.clearance_needed
                    JOIN command.activity_plan p ON p.organisation = a.organisation AND p.activity = a.activity
                    WHERE v.organisation = :organisation AND v.person = :person AND a.activity = :activity
                      AND NOT EXISTS (SELECT FROM command.moderator_candidate c
                          WHERE c.organisation = v.organisation AND c.person = v.person AND c.source <> v.volunteer
                            AND c.eligible)
                    """)
                .param("organisation", organisation.value())
                .param("person", assigned.person().value())
                .param("activity", assigned.activity().value())
                .param("recordedOn", recordedOn)
                .query((row, n) -> new Judged(
                        new VolunteerId(row.getObject("volunteer", UUID.class)), row.getObject("day", LocalDate.class)))
                .list()
                .stream()
                .allMatch(judged -> {
                    LocalDate until = clearances.until(organisation, judged.volunteer());
                    return until != null && !judged.day().isAfter(until);
                });
    }

    private record Judged(VolunteerId volunteer, LocalDate day) {}

    /** Adds a staff or volunteer record; one that is not eligible still says who someone signed in is. */
    void add(OrganisationId organisation, Id source, PersonId person, @Nullable ActorId actor, boolean eligible) {
        db.sql("""
            INSERT INTO command.moderator_candidate (organisation, source, person, actor, eligible)
            VALUES (:organisation, :source, :person, :actor::uuid, :eligible)
            """)
                .param("organisation", organisation.value())
                .param("source", source.value())
                .param("person", person.value())
                .param("actor", actor == null ? null : actor.value())
                .param("eligible", eligible)
                .update();
    }

    void eligible(OrganisationId organisation, Id source, boolean eligible) {
        db.sql("""
            UPDATE command.moderator_candidate SET eligible = :eligible
            WHERE organisation = :organisation AND source = :source
            """)
                .param("organisation", organisation.value())
                .param("source", source.value())
                .param("eligible", eligible)
                .update();
    }

    void departed(OrganisationId organisation, Id source, LocalDate on) {
        db.sql("""
            UPDATE command.moderator_candidate SET departed_on = :on
            WHERE organisation = :organisation AND source = :source
            """)
                .param("organisation", organisation.value())
                .param("source", source.value())
                .param("on", on)
                .update();
    }

    void remove(OrganisationId organisation, PersonId person) {
        db.sql("DELETE FROM command.moderator_candidate WHERE organisation = :organisation AND person = :person")
                .param("organisation", organisation.value())
                .param("person", person.value())
                .update();
    }

    /** What a person is to moderate from a day on, or once it has a new date; in the order of the ids. */
    List<ActivityId> assignments(OrganisationId organisation, PersonId person, LocalDate from) {
        return assignments(organisation, person, "starts_on >= :from", from);
    }

    /** What a person is to moderate that begins after an instant, or once it has a new date; as above. */
    List<ActivityId> assignments(OrganisationId organisation, PersonId person, Instant after) {
        return assignments(organisation, person, "starts_at > :from", after.atOffset(ZoneOffset.UTC));
    }

    private List<ActivityId> assignments(OrganisationId organisation, PersonId person, String future, Temporal from) {
        return db.sql("""
            SELECT activity FROM command.activity_assignment
            JOIN command.activity_plan USING (organisation, activity)
            WHERE organisation = :organisation AND person = :person
              AND (state = 'ACTIVE' AND %s OR state = 'POSTPONED')
            ORDER BY activity
            """.formatted(future))
                .param("organisation", organisation.value())
                .param("person", person.value())
                .param("from", from)
                .query((row, n) -> new ActivityId(row.getObject("activity", UUID.class)))
                .list();
    }
}
