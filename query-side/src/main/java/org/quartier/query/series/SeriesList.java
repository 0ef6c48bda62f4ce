package org.quartier.query.series;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.SeriesId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.SeriesTime;
import org.quartier.query.series.SeriesAnswer.Item;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code query.series}, and compares what was planned with what the activities have become. */
@Component
class SeriesList {

    private final JdbcClient db;
    private final JsonMapper json;

    SeriesList(@Qualifier("query") JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * One series; to others than insiders one without a published occurrence is not there.
     *
     * @param insider whether to show what was never published, and the key holder by id
     */
    Optional<SeriesAnswer> of(OrganisationId organisation, SeriesId series, boolean insider) {
        List<Item> occurrences = occurrences(organisation, series, insider);
        if (occurrences.isEmpty() && !insider) {
            return Optional.empty();
        }
        return db.sql("""
            SELECT s.*, p.details, p.hours, p.room, p.booking
            FROM query.series s JOIN query.series_plan p ON p.series = s.series AND p.version = s.plan_version
            WHERE s.organisation = :organisation AND s.series = :series
            """)
                .param("organisation", organisation.value())
                .param("series", series.value())
                .query((row, n) -> answer(row, occurrences, insider))
                .optional();
    }

    private List<Item> occurrences(OrganisationId organisation, SeriesId series, boolean insider) {
        return db.sql("""
            SELECT o.date, o.activity, a.slot, a.state,
                CASE WHEN a.state = 'CANCELLED' THEN 'CANCELLED'
                    WHEN a.state = 'POSTPONED' OR a.slot <> o.slot OR a.details <> p.details
                        OR (a.room, a.booking) IS DISTINCT FROM (p.room, p.booking) THEN 'CHANGED' END AS exception
            FROM query.series_occurrence o
            JOIN query.series_plan p ON p.series = o.series AND p.version = o.plan_version
            JOIN query.activity a ON a.activity = o.activity AND a.organisation = o.organisation
            WHERE o.organisation = :organisation AND o.series = :series AND NOT o.dropped AND (a.published OR :insider)
            ORDER BY o.date
            """)
                .param("organisation", organisation.value())
                .param("series", series.value())
                .param("insider", insider)
                .query((row, n) -> new Item(
                        row.getObject("date", LocalDate.class),
                        row.getObject("activity", UUID.class),
                        row.getString("slot"),
                        row.getString("state"),
                        exception(row.getString("exception"))))
                .list();
    }

    private static SeriesAnswer.@Nullable Exception exception(@Nullable String text) {
        return text == null ? null : SeriesAnswer.Exception.valueOf(text);
    }

    private SeriesAnswer answer(ResultSet row, List<Item> occurrences, boolean insider) throws SQLException {
        ActivityDetails details = json.readValue(row.getString("details"), ActivityDetails.class);
        String booking = row.getString("booking");
        String capacity = row.getString("capacity");
        return new SeriesAnswer(
                row.getObject("series", UUID.class),
                row.getObject("quarter", UUID.class),
                row.getString("rule"),
                json.readValue(row.getString("hours"), SeriesTime.class),
                details.kind(),
                details.title(),
                details.description(),
                details.venue(),
                row.getObject("room", UUID.class),
                booking == null ? null : BookingKind.valueOf(booking),
                details.place(),
                details.onlineLink(),
                details.organiser(),
                details.contact(),
                details.audience(),
                details.accessibility(),
                details.languages(),
                insider ? details.keyHolder() : null,
                capacity == null ? null : json.readValue(capacity, Capacity.class),
                details.minimumParticipants(),
                details.visibility(),
                row.getBoolean("published"),
                row.getObject("continues", UUID.class),
                row.getObject("continued_by", UUID.class),
                occurrences,
                occurrences.stream()
                        .filter(item -> item.exception() != null)
                        .map(Item::date)
                        .toList(),
                row.getLong("version"));
    }
}
