package org.quartier.command.series;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Commands;
import org.quartier.command.SeriesDates;
import org.quartier.command.series.SeriesCommand.ConsultSeries;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.SeriesId;
import org.quartier.kernel.value.Occurrence;
import org.quartier.kernel.value.SeriesPlan;
import org.quartier.kernel.value.TimeSlot;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of occurrences, beside what is known of the activities themselves. */
@Component
class SeriesOccurrences implements SeriesDates {

    private final JdbcClient db;
    private final Commands commands;
    private final Clock clock;

    SeriesOccurrences(@Qualifier("command") JdbcClient db, Commands commands, Clock clock) {
        this.db = db;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public List<Occurrence> ahead(Actor actor, SeriesId series) {
        commands.send(new ConsultSeries(series));
        return db.sql("""
            SELECT date, activity FROM command.series_occurrence JOIN command.activity_plan USING (organisation, activity)
            WHERE organisation = :organisation AND series = :series AND state <> 'CANCELLED' AND starts_at > :now
            ORDER BY date
            """)
                .param("organisation", actor.organisation().value())
                .param("series", series.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(SeriesOccurrences::read)
                .list();
    }

    /** The days on which an activity was cancelled. */
    Set<LocalDate> cancelled(OrganisationId organisation, SeriesId series) {
        return new HashSet<>(db.sql("""
            SELECT date FROM command.series_occurrence JOIN command.activity_plan USING (organisation, activity)
            WHERE organisation = :organisation AND series = :series AND state = 'CANCELLED'
            """)
                .param("organisation", organisation.value())
                .param("series", series.value())
                .query(LocalDate.class)
                .list());
    }

    /** Of these occurrences, those whose activity takes place at a time and in a room as planned: no exceptions. */
    List<Occurrence> asPlanned(OrganisationId organisation, List<Occurrence> occurrences, SeriesPlan plan) {
        UUID room = plan.room() == null ? null : plan.room().room().value();
        Set<ActivityId> regular = new HashSet<>(active(organisation, occurrences).stream()
                .filter(active -> active.isAs(plan.slotOn(active.occurrence().date()), room))
                .map(active -> active.occurrence().activity())
                .toList());
        return occurrences.stream()
                .filter(occurrence -> regular.contains(occurrence.activity()))
                .toList();
    }

    /** Of these occurrences, those that are neither cancelled, postponed nor completed. */
    List<Occurrence> active(OrganisationId organisation, List<Occurrence> occurrences, Instant after) {
        return active(organisation, occurrences).stream()
                .filter(active -> active.start().isAfter(after))
                .map(Active::occurrence)
                .toList();
    }

    private record Active(
            Occurrence occurrence,
            Instant start,
            @Nullable Instant end,
            @Nullable UUID room) {

        boolean isAs(TimeSlot slot, @Nullable UUID wanted) {
            return start.equals(slot.start()) && Objects.equals(end, slot.end()) && Objects.equals(room, wanted);
        }
    }

    private List<Active> active(OrganisationId organisation, List<Occurrence> occurrences) {
        return db.sql("""
            SELECT date, activity, starts_at, ends_at, room
            FROM command.series_occurrence JOIN command.activity_plan USING (organisation, activity)
            WHERE organisation = :organisation AND activity = ANY(:activities) AND state = 'ACTIVE' ORDER BY date
            """)
                .param("organisation", organisation.value())
                .param("activities", activities(occurrences))
                .query((row, n) -> new Active(
                        read(row, n),
                        row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                        end(row),
                        row.getObject("room", UUID.class)))
                .list();
    }

    /** They belong to this series from now on. */
    void put(OrganisationId organisation, SeriesId series, List<Occurrence> occurrences) {
        db.sql("""
            INSERT INTO command.series_occurrence (organisation, activity, series, date)
            SELECT :organisation, activity, :series, date FROM unnest(:activities, :dates::date[]) o(activity, date)
            ON CONFLICT (organisation, activity) DO UPDATE SET series = excluded.series, date = excluded.date
            """)
                .param("organisation", organisation.value())
                .param("series", series.value())
                .param("activities", activities(occurrences))
                .param(
                        "dates",
                        occurrences.stream().map(o -> o.date().toString()).toArray(String[]::new))
                .update();
    }

    /** They belong to none any more. */
    void remove(OrganisationId organisation, List<Occurrence> occurrences) {
        db.sql("DELETE FROM command.series_occurrence WHERE organisation = :organisation AND activity ="
                        + " ANY(:activities)")
                .param("organisation", organisation.value())
                .param("activities", activities(occurrences))
                .update();
    }

    private static UUID[] activities(List<Occurrence> occurrences) {
        return occurrences.stream()
                .map(occurrence -> occurrence.activity().value())
                .toArray(UUID[]::new);
    }

    private static Occurrence read(ResultSet row, int n) throws SQLException {
        return new Occurrence(
                row.getObject("date", LocalDate.class), new ActivityId(row.getObject("activity", UUID.class)));
    }

    private static @Nullable Instant end(ResultSet row) throws SQLException {
        OffsetDateTime end = row.getObject("ends_at", OffsetDateTime.class);
        return end == null ? null : end.toInstant();
    }
}
