package org.quartier.query.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.audit.History.About;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Folds the entries of {@code query.audit_entry} up to an instant into how things stood then. */
@Component
class States {

    private final JdbcClient db;
    private final JsonMapper json;

    States(@Qualifier("query") JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** How one registration stood; PARTIAL has minutes. The status is null when only its attendance is that old. */
    record Registration(
            UUID activity,
            UUID registration,
            UUID personId,
            @Nullable String status,
            String attendance,
            @Nullable Integer minutes) {}

    /**
     * How a participation stood.
     *
     * @param asOf the first instant that is no longer counted
     * @param headCount the last head count, or null when nobody had counted
     * @param namelessHeads heads of nameless check-ins that were not annulled; null for a person
     * @param capacity null without a limit, before the activity was planned, and for a person
     */
    record State(
            Instant asOf,
            List<Registration> registrations,
            @Nullable JsonNode headCount,
            @Nullable Integer namelessHeads,
            @Nullable JsonNode capacity) {}

    /** The last value of one item and facet. */
    private record Value(UUID activity, UUID item, @Nullable UUID person, Change.Facet facet, JsonNode value) {}

    State of(OrganisationId organisation, About about, Instant until) {
        List<Value> values = values(organisation, about, until);
        Map<UUID, Registration> registrations = new LinkedHashMap<>();
        JsonNode headCount = null;
        JsonNode capacity = opened(organisation, about, until);
        int namelessHeads = 0;
        for (Value value : values) {
            switch (value.facet()) {
                case STATUS, ATTENDANCE -> registrations.merge(value.item(), registration(value), States::joined);
                case DOOR -> namelessHeads += value.value().path("heads").asInt();
                case HEADS -> headCount = value.value();
                case CAPACITY -> capacity = value.value();
            }
        }
        boolean ofActivity = about.activity() != null;
        return new State(
                until, new ArrayList<>(registrations.values()), headCount, ofActivity ? namelessHeads : null, capacity);
    }

    private List<Value> values(OrganisationId organisation, About about, Instant until) {
        return db.sql("""
            SELECT activity, item, person, facet, after FROM (
                SELECT DISTINCT ON (item, facet) activity, item, person, facet, after, position,
                       min(position) OVER (PARTITION BY item) AS first
                FROM query.audit_entry
                WHERE organisation = :organisation
                  AND (CAST(:activity AS uuid) IS NULL OR activity = CAST(:activity AS uuid))
                  AND (CAST(:person AS uuid) IS NULL OR person = CAST(:person AS uuid))
                  AND happened_at < :until
                ORDER BY item, facet, position DESC) last
            ORDER BY first, facet DESC
            """)
                .param("organisation", organisation.value())
                .param("activity", about.activity())
                .param("person", about.person())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Value(
                        row.getObject("activity", UUID.class),
                        row.getObject("item", UUID.class),
                        row.getObject("person", UUID.class),
                        Change.Facet.valueOf(row.getString("facet")),
                        json.readTree(row.getString("after"))))
                .list();
    }

    private @Nullable JsonNode opened(OrganisationId organisation, About about, Instant until) {
        return db.sql("""
            SELECT capacity FROM query.audit_activity
            WHERE organisation = :organisation AND activity = :activity AND capacity IS NOT NULL
              AND opened_at < :until
            """)
                .param("organisation", organisation.value())
                .param("activity", about.activity())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .<JsonNode>map(json::readTree)
                .orElse(null);
    }

    private static Registration registration(Value value) {
        boolean status = value.facet() == Change.Facet.STATUS;
        JsonNode minutes = value.value().path("minutes");
        return new Registration(
                value.activity(),
                value.item(),
                java.util.Objects.requireNonNull(value.person()),
                status ? value.value().path("status").asString() : null,
                status ? "UNKNOWN" : value.value().path("attendance").asString(),
                minutes.isNumber() ? minutes.asInt() : null);
    }

    /** The status first, then the attendance: so they are sorted. */
    private static Registration joined(Registration status, Registration attendance) {
        return new Registration(
                status.activity(),
                status.registration(),
                status.personId(),
                status.status(),
                attendance.attendance(),
                attendance.minutes());
    }
}
