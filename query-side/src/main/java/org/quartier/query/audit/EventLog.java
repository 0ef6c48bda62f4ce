package org.quartier.query.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.query.Days;
import org.quartier.query.Page;
import org.quartier.query.ProjectionPositions;
import org.quartier.query.Rows;
import org.quartier.query.audit.EventController.Filter;
import org.quartier.query.audit.EventController.Item;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the log itself, {@code events.domain_event}, of one organisation. */
@Component
class EventLog {

    private final JdbcClient db;
    private final JsonMapper json;
    private final ProjectionPositions positions;

    EventLog(@Qualifier("query") JdbcClient db, JsonMapper json, ProjectionPositions positions) {
        this.db = db;
        this.json = json;
        this.positions = positions;
    }

    /** A page of what is recorded after a position, up to where the audit has read without a gap. */
    Page<Item> page(OrganisationId organisation, Filter filter, long after, Page.Request<Long> page) {
        String subject = filter.subject() == null ? null : filter.subject().toLowerCase(Locale.ROOT);
        return Page.of(
                db.sql("""
                    SELECT global_index, payload_type, payload_revision, aggregate_identifier, sequence_number, actor,
                           meta_data, happened_at, recorded_at, correlation_id, payload
                    FROM events.domain_event
                    WHERE organisation = :organisation AND global_index > :after AND global_index <= :settled
                      AND (CAST(:type AS text) IS NULL OR payload_type = CAST(:type AS text))
                      AND (CAST(:actor AS text) IS NULL OR actor = CAST(:actor AS text))
                      AND (CAST(:from AS timestamptz) IS NULL OR recorded_at >= CAST(:from AS timestamptz))
                      AND (CAST(:to AS timestamptz) IS NULL OR recorded_at < CAST(:to AS timestamptz))
                      AND (CAST(:subject AS text) IS NULL
                           OR aggregate_identifier IN (:subject, 'participation-' || CAST(:subject AS text))
                           OR strpos(payload, '"person":"' || CAST(:subject AS text) || '"') > 0
                           OR strpos(payload, '"keyHolder":"' || CAST(:subject AS text) || '"') > 0
                           OR strpos(meta_data, '"onBehalfOf":"' || CAST(:subject AS text) || '"') > 0)
                    ORDER BY global_index LIMIT :limit + 1
                    """)
                        .param("organisation", organisation.value())
                        .param("after", after)
                        .param("settled", positions.of(AuditProjection.NAME))
                        .param("type", filter.type())
                        .param("actor", filter.actor())
                        .param("from", startOf(filter.from()))
                        .param("to", startOf(filter.to()))
                        .param("subject", subject)
                        .param("limit", page.limit())
                        .query(this::item)
                        .list(),
                page,
                Item::position);
    }

    private static @Nullable OffsetDateTime startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(Days.USUAL_ZONE).toOffsetDateTime();
    }

    private Item item(ResultSet row, int n) throws SQLException {
        Map<String, String> metaData = json.readValue(row.getString("meta_data"), new TypeReference<>() {});
        EventMetadata about = EventMetadata.of(metaData);
        return new Item(
                row.getLong("global_index"),
                row.getString("payload_type"),
                Integer.parseInt(row.getString("payload_revision")),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("actor"),
                about.onBehalfOf() == null ? null : about.onBehalfOf().value(),
                about.channel().name(),
                Rows.instant(row, "happened_at"),
                Rows.instant(row, "recorded_at"),
                row.getString("correlation_id"),
                about.causation(),
                row.getString("payload"));
    }
}
