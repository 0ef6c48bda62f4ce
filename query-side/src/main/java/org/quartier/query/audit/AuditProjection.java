package org.quartier.query.audit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.event.ParticipationEvent.ParticipationOpened;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Capacity;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps {@code query.audit_entry}: one row per fact about a participation, with the value before and after. What it
 * was before is what the last entry about the same value said, where the event itself does not say it.
 */
@Component
class AuditProjection extends Projection {

    static final String NAME = "audit";

    private final Writes writes;
    private final JsonMapper json;

    AuditProjection(Writes writes, JsonMapper json) {
        super(NAME, "query.audit_entry", "query.audit_activity", "query.audit_person");
        this.writes = writes;
        this.json = json;
    }

    @EventHandler
    void on(PersonRegistered event, EventMetadata about) {
        writes.add("""
            INSERT INTO query.audit_person (person, organisation) VALUES (:person, :organisation)
            ON CONFLICT (person) DO NOTHING
            """, "person", event.person(), "organisation", about.organisation());
    }

    @EventHandler
    void on(ParticipationEvent event, EventMetadata about, @Timestamp Instant recordedAt, TrackingToken token) {
        switch (event) {
            case ParticipationOpened opened ->
                known(opened.activity(), opened.slot().zone(), opened.capacity(), about);
            case ParticipationMoved moved ->
                known(moved.activity(), moved.slot().zone(), null, about);
            default -> {}
        }
        Changes.of(event)
                .ifPresent(change -> put(
                        event.activity(),
                        change,
                        about,
                        recordedAt,
                        token.position().orElseThrow()));
    }

    private void known(ActivityId activity, ZoneId zone, @Nullable Capacity capacity, EventMetadata about) {
        writes.add(
                """
                INSERT INTO query.audit_activity (activity, organisation, zone, capacity, opened_at)
                VALUES (:activity, :organisation, :zone, :capacity, :openedAt)
                ON CONFLICT (activity) DO UPDATE SET zone = excluded.zone
                """,
                "activity",
                activity,
                "organisation",
                about.organisation(),
                "zone",
                zone,
                "capacity",
                text(capacity == null ? null : Change.capacity(capacity)),
                "openedAt",
                about.happenedAt());
    }

    private void put(ActivityId activity, Change change, EventMetadata about, Instant recordedAt, long position) {
        writes.add(
                """
                INSERT INTO query.audit_entry (position, organisation, activity, person, item, facet, what, before,
                    after, details, actor, on_behalf_of, channel, happened_at, recorded_at)
                SELECT :position, :organisation, :activity, CAST(:person AS uuid), :item, :facet, :what,
                    coalesce(:before, (SELECT known.after FROM query.audit_entry known
                        WHERE known.activity = :activity AND known.item = :item AND known.facet = :facet
                          AND known.position < :position
                        ORDER BY known.position DESC LIMIT 1),
                        (SELECT opened.capacity FROM query.audit_activity opened
                        WHERE opened.activity = :activity AND :facet = 'CAPACITY')),
                    :after, :details, :actor, CAST(:onBehalfOf AS uuid), :channel, :happenedAt, :recordedAt
                ON CONFLICT (position) DO NOTHING
                """,
                "position",
                position,
                "organisation",
                about.organisation(),
                "activity",
                activity,
                "person",
                change.person(),
                "item",
                change.item(),
                "facet",
                change.facet(),
                "what",
                change.what(),
                "before",
                text(change.before()),
                "after",
                text(change.after()),
                "details",
                text(change.details()),
                "actor",
                about.actor(),
                "onBehalfOf",
                about.onBehalfOf(),
                "channel",
                about.channel(),
                "happenedAt",
                about.happenedAt(),
                "recordedAt",
                recordedAt);
    }

    private @Nullable String text(@Nullable Map<String, Object> value) {
        return value == null || value.isEmpty() ? null : json.writeValueAsString(value);
    }
}
