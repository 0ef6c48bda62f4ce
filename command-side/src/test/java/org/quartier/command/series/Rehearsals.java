package org.quartier.command.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.quartier.command.Neighbourhood;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Series of a neighbourhood over HTTP, and a look at what became of their activities. */
record Rehearsals(Neighbourhood coerde, JdbcClient db) {

    static final String WEEKLY = "FREQ=WEEKLY;COUNT=4";

    /** A Tuesday next year. */
    static final LocalDate FIRST = LocalDate.of(2027, 3, 16);

    static LocalDate week(int n) {
        return FIRST.plusWeeks(n);
    }

    /** From this hour on for two, on the clocks of Berlin. */
    static String slot(LocalDate day, int hour) {
        var zone = java.time.ZoneId.of("Europe/Berlin");
        return """
            {"start": "%s", "end": "%s", "zone": "Europe/Berlin"}\
            """.formatted(
                        day.atTime(hour, 0).atZone(zone).toOffsetDateTime(),
                        day.atTime(hour + 2, 0).atZone(zone).toOffsetDateTime());
    }

    /** The body of a series; more fields start with a comma. */
    String body(LocalDate day, int hour, String more) {
        return coerde.body(slot(day, hour), more);
    }

    Answer ask(String rule, String more) {
        return ask(FIRST, rule, more);
    }

    Answer ask(LocalDate first, String rule, String more) {
        return ask(first, rule, more, 18);
    }

    Answer ask(LocalDate first, String rule, String more, int hour) {
        return coerde.http().post("/api/v1/series", body(first, hour, ", \"rule\": \"%s\" %s".formatted(rule, more)));
    }

    /** Four Tuesdays at 18:00. */
    String weekly(String more) {
        return made(ask(WEEKLY, more));
    }

    static String made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    Answer change(String series, LocalDate date, String scope, String body) {
        return coerde.http().put(path(series, date) + "?scope=" + scope, body);
    }

    Answer cancel(String series, LocalDate date, String scope) {
        return coerde.http().post(path(series, date) + "/cancellation?scope=" + scope, "{\"reason\": \"heating\"}");
    }

    static String path(String series, LocalDate date) {
        return "/api/v1/series/" + series + "/occurrences/" + date;
    }

    /** The activities of a series, in the order of their dates. */
    List<UUID> activities(String series) {
        return db.sql("SELECT activity FROM command.series_occurrence WHERE series = ?::uuid ORDER BY date")
                .param(series)
                .query(UUID.class)
                .list();
    }

    /** When each activity of a series is now: local day and hour, and its state, or its room as R. */
    String plan(String series) {
        return db
                .sql("""
                    SELECT to_char(starts_at AT TIME ZONE 'Europe/Berlin', 'MM-DD HH24:MI') AS start, state, room
                    FROM command.series_occurrence JOIN command.activity_plan USING (organisation, activity)
                    WHERE series = ?::uuid ORDER BY date
                    """)
                .param(series)
                .query((row, n) -> row.getString("start")
                        + (row.getString("state").equals("ACTIVE") ? "" : " " + row.getString("state"))
                        + (row.getString("room") == null ? "" : " R"))
                .list()
                .stream()
                .collect(Collectors.joining(", "));
    }

    /** How many bookings a room has. */
    long bookings(Object room) {
        return db.sql("SELECT count(*) FROM command.booking WHERE resource = ?::uuid")
                .param(room.toString())
                .query(Long.class)
                .single();
    }

    /** How many events the organisation has. */
    long events() {
        return db.sql("SELECT count(*) FROM events.domain_event WHERE organisation = ?")
                .param(coerde.organisation().value())
                .query(Long.class)
                .single();
    }

    /** The names of the events of a stream. */
    List<String> events(Object stream) {
        return db.sql("SELECT payload_type FROM events.domain_event WHERE aggregate_identifier = ? ORDER BY"
                        + " sequence_number")
                .param(stream.toString())
                .query(String.class)
                .list();
    }
}
