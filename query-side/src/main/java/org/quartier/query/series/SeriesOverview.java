package org.quartier.query.series;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.SeriesTime;
import org.quartier.query.Page;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code query.series}: which there are, in a line each. */
@Component
class SeriesOverview {

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    SeriesOverview(@Qualifier("query") JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A series in a line.
     *
     * @param hours when an occurrence takes place, on the clocks of its zone
     * @param published whether occurrences that are added are published as well
     * @param occurrences how many dates it has, cancelled ones among them
     * @param first the first of these days
     * @param last the last of them
     * @param next the first day ahead on which it takes place
     * @param continuedBy the series that goes on in its place
     * @param version its entity tag
     */
    record Item(
            UUID id,
            UUID quarter,
            ActivityKind kind,
            String title,
            String rule,
            SeriesTime hours,
            boolean published,
            int occurrences,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable LocalDate next,
            @Nullable UUID continuedBy,
            long version) {}

    /** In the order in which they were planned; to others than insiders only what has a published occurrence. */
    Page<Item> of(OrganisationId organisation, @Nullable QuarterId quarter, boolean insider, Page.Request<UUID> page) {
        return Page.of(
                db.sql("""
                    SELECT s.*, p.details, p.hours, o.*
                    FROM query.series s JOIN query.series_plan p ON p.series = s.series AND p.version = s.plan_version
                    CROSS JOIN LATERAL (
                        SELECT count(*)::integer AS occurrences, min(o.date) AS first_date, max(o.date) AS last_date,
                            min(o.date) FILTER (
                                WHERE a.starts_at > :now AND a.state IN ('DRAFT', 'PUBLISHED')) AS next_date
                        FROM query.series_occurrence o
                        JOIN query.activity a ON a.activity = o.activity AND a.organisation = o.organisation
                        WHERE o.organisation = s.organisation AND o.series = s.series AND NOT o.dropped
                          AND (a.published OR :insider)) o
                    WHERE s.organisation = :organisation AND (:insider OR o.occurrences > 0)
                      AND (CAST(:quarter AS uuid) IS NULL OR s.quarter = :quarter)
                      AND (CAST(:after AS uuid) IS NULL OR s.series > :after)
                    ORDER BY s.series LIMIT :limit + 1
                    """)
                        .param("organisation", organisation.value())
                        .param("quarter", quarter == null ? null : quarter.value())
                        .param("insider", insider)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("after", page.after())
                        .param("limit", page.limit())
                        .query((row, n) -> item(row))
                        .list(),
                page,
                Item::id);
    }

    private Item item(ResultSet row) throws SQLException {
        ActivityDetails details = json.readValue(row.getString("details"), ActivityDetails.class);
        return new Item(
                row.getObject("series", UUID.class),
                row.getObject("quarter", UUID.class),
                details.kind(),
                details.title(),
                row.getString("rule"),
                json.readValue(row.getString("hours"), SeriesTime.class),
                row.getBoolean("published"),
                row.getInt("occurrences"),
                row.getObject("first_date", LocalDate.class),
                row.getObject("last_date", LocalDate.class),
                row.getObject("next_date", LocalDate.class),
                row.getObject("continued_by", UUID.class),
                row.getLong("version"));
    }
}
