package org.quartier.query.volunteers;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.value.VolunteerStatus;
import org.quartier.kernel.value.WeeklyTime;
import org.quartier.query.ClearanceTerms;
import org.quartier.query.Names;
import org.quartier.query.Page;
import org.quartier.query.SearchTerms;
import org.quartier.query.volunteers.VolunteerRegisterController.Item;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code query.volunteer}, with names, approved hours, clearance and the zone of the quarter beside it. */
@Component
class VolunteerRegister {

    private static final TypeReference<List<WeeklyTime>> WEEKLY = new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json;
    private final ClearanceTerms terms;

    VolunteerRegister(@Qualifier("query") JdbcClient db, JsonMapper json, ClearanceTerms terms) {
        this.db = db;
        this.json = json;
        this.terms = terms;
    }

    /** Who is looked for; what is null does not matter. */
    record Wanted(
            SearchTerms terms,
            @Nullable String skill,
            Availability availability,
            @Nullable VolunteerStatus status,
            @Nullable Clearance clearance) {}

    /** Sorted by family name, given name and id, those last whose name is not seen; the cursor is an id, so that no name stands in an address. */
    Page<Item> find(Actor actor, Wanted wanted, Page.Request<UUID> page) {
        return Page.of(read(actor, wanted, page.after(), page.limit() + 1), page, Item::volunteer);
    }

    /** All of them. */
    List<Item> findAll(Actor actor, Wanted wanted) {
        return read(actor, wanted, null, null);
    }

    private List<Item> read(Actor actor, Wanted wanted, @Nullable UUID after, @Nullable Integer limit) {
        return db.sql("""
            WITH register AS (
                SELECT v.volunteer, v.person, n.name, v.status, v.skills, v.availability, v.quarter,
                       coalesce(h.minutes, 0) AS approved_minutes,
                       CASE WHEN n.person IS NOT NULL THEN s.clearance END AS clearance,
                       CASE WHEN n.person IS NOT NULL THEN c.until END AS clearance_until,
                       coalesce(n.erased, true) AS last, coalesce(n.name_order, '') COLLATE "C" AS name_order
                FROM query.volunteer v
                LEFT JOIN query.seen_name(:organisation, :everyone, :moderator) n ON n.person = v.person
                LEFT JOIN query.quarter q ON q.quarter = v.quarter AND q.organisation = v.organisation
                LEFT JOIN (SELECT volunteer, sum(minutes) AS minutes FROM query.hour_entry
                           WHERE organisation = :organisation AND status = 'APPROVED' GROUP BY volunteer) h
                    ON h.volunteer = v.volunteer
                LEFT JOIN query.clearance(:organisation, :years) c ON c.volunteer = v.volunteer
                CROSS JOIN LATERAL (
                    SELECT CASE WHEN c.until IS NULL THEN 'NONE' WHEN c.until < :today THEN 'EXPIRED'
                        WHEN (c.until - interval '6 months')::date <= :today THEN 'RENEWAL_DUE'
                        ELSE 'VALID' END AS clearance) s
                CROSS JOIN LATERAL (
                    SELECT CAST(:at AS timestamptz) AT TIME ZONE coalesce(q.zone, 'Europe/Berlin') AS local) t
                WHERE v.organisation = :organisation
                  AND (cardinality(CAST(:words AS text[])) = 0 OR NOT n.erased AND (
                      SELECT bool_and(query.searchable(n.name) LIKE query.search_pattern(word))
                      FROM unnest(CAST(:words AS text[])) word))
                  AND (CAST(:skill AS text) IS NULL OR EXISTS (
                      SELECT FROM unnest(v.skills) skill WHERE query.searchable(skill) = query.searchable(:skill)))
                  AND (CAST(:status AS text) IS NULL OR v.status = :status)
                  AND (CAST(:clearance AS text) IS NULL OR n.person IS NOT NULL AND (s.clearance = :clearance
                      OR :clearance = 'VALID' AND s.clearance = 'RENEWAL_DUE'))
                  AND (CAST(:day AS date) IS NULL OR EXISTS (
                      SELECT FROM jsonb_to_recordset(v.availability) AS weekly(day text)
                      WHERE weekly.day = to_char(CAST(:day AS date), 'FMDAY')))
                  AND (t.local IS NULL OR EXISTS (
                      SELECT FROM jsonb_to_recordset(v.availability) AS weekly(day text, "from" time, "to" time)
                      WHERE weekly.day = to_char(t.local, 'FMDAY') AND t.local::time >= weekly."from"
                        AND (t.local::time < weekly."to" OR weekly."to" = '00:00'))) -- midnight ends a day
            )
            SELECT * FROM register
            WHERE CAST(:after AS uuid) IS NULL OR (last, name_order, volunteer)
                > (SELECT coalesce(n.erased, true), coalesce(n.name_order, '') COLLATE "C", v.volunteer
                   FROM query.volunteer v
                   LEFT JOIN query.seen_name(:organisation, :everyone, :moderator) n ON n.person = v.person
                   WHERE v.volunteer = :after AND v.organisation = :organisation)
            ORDER BY last, name_order, volunteer LIMIT CAST(:limit AS bigint)
            """)
                .param("organisation", actor.organisation().value())
                .param("everyone", Names.ofEveryone(actor))
                .param("moderator", Names.moderator(actor))
                .param("words", wanted.terms().array())
                .param("skill", wanted.skill())
                .param(
                        "status",
                        wanted.status() == null ? null : wanted.status().name())
                .param(
                        "clearance",
                        wanted.clearance() == null ? null : wanted.clearance().name())
                .param("years", terms.years(actor.organisation()))
                .param("today", terms.today())
                .param("day", wanted.availability().day())
                .param("at", wanted.availability().at())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new Item(
                        row.getObject("volunteer", UUID.class),
                        row.getObject("person", UUID.class),
                        row.getString("name"),
                        VolunteerStatus.valueOf(row.getString("status")),
                        List.of((String[]) row.getArray("skills").getArray()),
                        json.readValue(row.getString("availability"), WEEKLY),
                        row.getObject("quarter", UUID.class),
                        row.getLong("approved_minutes"),
                        row.getString("clearance") == null ? null : Clearance.valueOf(row.getString("clearance")),
                        row.getObject("clearance_until", LocalDate.class)))
                .list();
    }
}
