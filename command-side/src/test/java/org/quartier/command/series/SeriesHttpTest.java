package org.quartier.command.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Neighbourhood.COMPLETE;
import static org.quartier.command.Office.refused;
import static org.quartier.command.series.Rehearsals.FIRST;
import static org.quartier.command.series.Rehearsals.WEEKLY;
import static org.quartier.command.series.Rehearsals.made;
import static org.quartier.command.series.Rehearsals.ok;
import static org.quartier.command.series.Rehearsals.path;
import static org.quartier.command.series.Rehearsals.slot;
import static org.quartier.command.series.Rehearsals.week;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.testing.TestClock;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CommandSideTest
class SeriesHttpTest {

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore store;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestClock clock;

    @Autowired
    private Cache aggregateCache;

    private Rehearsals choir;

    @BeforeEach
    void begin() {
        choir = new Rehearsals(
                Neighbourhood.on(port, new CommandLog(store, transactions)), JdbcClient.create(database.owner()));
    }

    @AfterEach
    void end() {
        clock.reset();
    }

    private Answer changeTo(String series, LocalDate date, String scope, int hour, String more) {
        return choir.change(series, date, scope, choir.body(date, hour, more));
    }

    @Test
    @DisplayName("R-03 weekly at 18:00 stays 18:00 over the night in which clocks change, in spring and in autumn")
    void localTime() {
        assertThat(choir.plan(choir.weekly(""))).isEqualTo("03-16 18:00, 03-23 18:00, 03-30 18:00, 04-06 18:00");
        String autumn = made(choir.ask(LocalDate.of(2027, 10, 26), "FREQ=WEEKLY;UNTIL=20271102", ""));
        assertThat(choir.plan(autumn)).isEqualTo("10-26 18:00, 11-02 18:00");
    }

    @Test
    @DisplayName("R-02 each occurrence is an activity with a participation of its own, planned in one step")
    void plans() {
        Answer answer = choir.ask(WEEKLY, "");
        String series = made(answer);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/series/" + series);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.json().at("/occurrences").asInt()).isEqualTo(4);
        assertThat(answer.json().at("/skipped").isEmpty()).isTrue();
        assertThat(choir.activities(series)).hasSize(4).allSatisfy(activity -> {
            assertThat(choir.events(activity)).containsExactly("activity.planned");
            assertThat(choir.events("participation-" + activity)).containsExactly("participation.opened");
        });
        assertThat(answer.position())
                .as("what the activities recorded is included")
                .isEqualTo(choir.db()
                        .sql("SELECT max(global_index)::text FROM events.domain_event")
                        .query(String.class)
                        .single());
    }

    @ParameterizedTest
    @DisplayName("R-02 a hostile rule is refused at once, and nothing is stored")
    @ValueSource(
            strings = {
                "FREQ=SECONDLY;COUNT=10",
                "FREQ=DAILY;COUNT=2000000000",
                "FREQ=WEEKLY",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5",
                "x"
            })
    void hostile(String rule) {
        long before = choir.events();
        Instant begun = Instant.now();
        Answer answer = choir.ask(rule, ", \"onRoomTaken\": \"SKIP\"");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(2));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.rule()).isEqualTo("R-02");
        assertThat(choir.events()).isEqualTo(before);
    }

    @Test
    @DisplayName("R-02 what is only said of a new series, or only of a change, is not read elsewhere")
    void malformed() {
        assertThat(choir.coerde()
                        .http()
                        .post("/api/v1/series", choir.body(FIRST, 18, ""))
                        .status())
                .isEqualTo(400);
        assertThat(choir.ask(WEEKLY, ", \"confirmRuleChange\": true").status()).isEqualTo(400);
        String series = choir.weekly("");
        assertThat(changeTo(series, FIRST, "ALL", 19, ", \"onRoomTaken\": \"SKIP\"")
                        .status())
                .isEqualTo(400);
        assertThat(changeTo(series, FIRST, "SOME", 19, "").status()).isEqualTo(400);
        assertThat(choir.coerde()
                        .http()
                        .put(path(series, FIRST), choir.body(FIRST, 19, ""))
                        .status())
                .isEqualTo(400);
        assertThat(changeTo(series, FIRST.plusDays(1), "ALL", 19, "").status()).isEqualTo(404);
        assertThat(changeTo(UUID.randomUUID().toString(), FIRST, "ALL", 19, "").status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("R-04 a room that is taken on some dates refuses all, listing each collision; or they are skipped")
    void roomTaken() {
        RoomId hall = choir.coerde().room(30, 30);
        String busy = Neighbourhood.planned(
                        choir.coerde().plan(slot(week(1), 20).replace("T20:00", "T20:59"), hall))
                .toString();
        String busyToo = Neighbourhood.planned(choir.coerde().plan(slot(week(3), 17), hall))
                .toString();
        String inHall = ", \"room\": \"" + hall + "\"";
        long before = choir.events();

        Answer answer = choir.ask(WEEKLY, inHall);
        refused(answer, 409, "R-04", "room-taken");
        assertThat(answer.json().at("/collisions").findValuesAsString("activity"))
                .containsExactly(busy, busyToo);
        assertThat(choir.events()).isEqualTo(before);
        assertThat(choir.bookings(hall)).isEqualTo(2);

        Answer skipping = choir.ask(WEEKLY, inHall + ", \"onRoomTaken\": \"SKIP\"");
        assertThat(choir.plan(made(skipping))).isEqualTo("03-16 18:00 R, 03-30 18:00 R");
        assertThat(skipping.json().at("/skipped").toString()).isEqualTo("[\"%s\",\"%s\"]".formatted(week(1), week(3)));
        assertThat(choir.bookings(hall)).isEqualTo(4);

        Answer none = choir.ask("FREQ=WEEKLY;INTERVAL=2;COUNT=1", inHall + ", \"onRoomTaken\": \"SKIP\"");
        refused(none, 409, "R-04", "room-taken");
        assertThat(made(choir.ask(WEEKLY, inHall + ", \"booking\": \"PRE\""))).isNotEmpty();
    }

    @Test
    @DisplayName("R-02 exceptions survive ALL: moved, described anew, postponed or cancelled alone; the rest follows")
    void exceptionsSurvive() {
        String series = made(choir.ask("FREQ=WEEKLY;COUNT=6", ""));
        List<UUID> activities = choir.activities(series);
        ok(choir.change(series, week(1), "THIS", choir.body(week(1).plusDays(1), 20, "")));
        ok(changeTo(series, week(2), "THIS", 18, ", \"description\": \"with guests\""));
        ok(choir.cancel(series, week(3), "THIS"));
        ok(choir.coerde()
                .http()
                .post("/api/v1/activities/" + activities.get(4) + "/postponement", "{\"reason\": \"rain\"}"));

        ok(changeTo(series, FIRST, "ALL", 19, ", \"reason\": \"heating\""));

        assertThat(choir.plan(series))
                .isEqualTo("03-16 19:00, 03-24 20:00, 03-30 18:00, 04-06 18:00 CANCELLED, 04-13 18:00 POSTPONED,"
                        + " 04-20 19:00");
        assertThat(choir.activities(series)).isEqualTo(activities);
        ok(changeTo(series, week(2), "THIS", 19, ""));
        ok(changeTo(series, FIRST, "ALL", 17, ""));
        assertThat(choir.plan(series))
                .as("what is as the others again is no exception")
                .isEqualTo("03-16 17:00, 03-24 20:00, 03-30 17:00, 04-06 18:00 CANCELLED, 04-13 18:00 POSTPONED,"
                        + " 04-20 17:00");
    }

    @Test
    @DisplayName("R-02 with another rule, confirmed, no exception survives; days are cancelled, kept and added")
    void anotherRule() {
        String series = choir.weekly("");
        List<UUID> activities = choir.activities(series);
        ok(choir.change(series, week(2), "THIS", choir.body(week(2).plusDays(1), 20, "")));
        ok(choir.cancel(series, FIRST, "THIS"));
        String fortnightly = ", \"rule\": \"FREQ=WEEKLY;INTERVAL=2;COUNT=3\"";
        long before = choir.events();
        refused(changeTo(series, FIRST, "ALL", 18, fortnightly), 409, "R-02", "rule-change-unconfirmed");
        assertThat(choir.events()).isEqualTo(before);

        ok(changeTo(series, FIRST, "ALL", 18, fortnightly + ", \"confirmRuleChange\": true"));

        assertThat(choir.plan(series)).isEqualTo("03-16 18:00, 03-30 18:00, 04-13 18:00");
        assertThat(choir.activities(series).get(1)).isEqualTo(activities.get(2));
        assertThat(choir.activities(series).get(0)).isNotEqualTo(activities.get(0));
        for (int gone : new int[] {0, 1, 3}) {
            assertThat(choir.events(activities.get(gone))).endsWith("activity.cancelled");
        }
    }

    @Test
    @DisplayName(
            "R-02 FOLLOWING: the old series ends, a new one goes on with the same activities; the past never changes")
    void following() {
        String series = choir.weekly("");
        List<UUID> activities = choir.activities(series);
        Answer answer = ok(changeTo(series, week(2), "THIS_AND_FOLLOWING", 20, ""));
        String next = answer.text("continuedBy");

        assertThat(choir.plan(series)).isEqualTo("03-16 18:00, 03-23 18:00");
        assertThat(choir.plan(next)).isEqualTo("03-30 20:00, 04-06 20:00");
        assertThat(choir.activities(next)).isEqualTo(activities.subList(2, 4));
        assertThat(choir.events(series)).containsExactly("series.planned", "series.ended");
        assertThat(choir.events(next)).containsExactly("series.continued");

        aggregateCache.removeAll(); // the same from the log
        ok(changeTo(next, week(3), "THIS_AND_FOLLOWING", 21, ""));
        ok(changeTo(series, FIRST, "ALL", 10, ""));
        assertThat(choir.plan(series)).isEqualTo("03-16 10:00, 03-23 10:00");
        assertThat(choir.plan(next)).isEqualTo("03-30 20:00");
        assertThat(changeTo(series, week(2), "THIS", 10, "").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("R-02 past occurrences never change: neither alone, nor from there on, nor with all")
    void past() {
        String series = choir.weekly("");
        Instant second = week(1).atTime(18, 0)
                .atZone(java.time.ZoneId.of("Europe/Berlin"))
                .toInstant();
        clock.forward(Duration.between(Instant.now(), second).plusSeconds(1));
        long before = choir.events();
        refused(changeTo(series, week(1), "THIS", 20, ""), 409, "R-02", "past-never-changes");
        refused(changeTo(series, week(1), "THIS_AND_FOLLOWING", 20, ""), 409, "R-02", "past-never-changes");
        refused(choir.cancel(series, week(1), "THIS"), 409, "R-02", "past-never-changes");
        refused(
                choir.change(
                        series,
                        week(1),
                        "THIS",
                        choir.body(week(1), 20, ", \"happenedAt\": \"%s\"".formatted(second.minusSeconds(60)))),
                409,
                "R-02",
                "past-never-changes");
        assertThat(choir.events()).isEqualTo(before);

        ok(changeTo(series, FIRST, "ALL", 20, ""));
        assertThat(choir.plan(series)).isEqualTo("03-16 18:00, 03-23 18:00, 03-30 20:00, 04-06 20:00");
        ok(choir.cancel(series, FIRST, "ALL"));
        assertThat(choir.plan(series))
                .isEqualTo("03-16 18:00, 03-23 18:00, 03-30 20:00 CANCELLED, 04-06 20:00 CANCELLED");
    }

    @Test
    @DisplayName("R-05 a series moves its rooms with it, over its own bookings; a collision refuses all of it")
    void roomsMove() {
        RoomId hall = choir.coerde().room(60, 60);
        String inHall = ", \"room\": \"" + hall + "\"";
        String series = made(choir.ask("FREQ=DAILY;COUNT=5", inHall));
        ok(changeTo(series, FIRST, "ALL", 19, inHall));
        assertThat(choir.bookings(hall)).isEqualTo(5);
        Neighbourhood.planned(choir.coerde().plan(slot(FIRST.plusDays(2), 10), hall));
        Neighbourhood.planned(choir.coerde().plan(slot(FIRST.plusDays(4), 10), hall));
        long before = choir.events();

        Answer answer = changeTo(series, FIRST, "ALL", 9, inHall);
        refused(answer, 409, "R-04", "room-taken");
        assertThat(answer.json().at("/collisions").size()).isEqualTo(2);
        assertThat(choir.events()).isEqualTo(before);
        assertThat(choir.plan(series)).startsWith("03-16 19:00 R, 03-17 19:00 R");

        ok(changeTo(series, FIRST, "ALL", 9, ""));
        assertThat(choir.bookings(hall)).as("without the room it is given up").isEqualTo(2);
        ok(choir.cancel(series, FIRST, "ALL"));
    }

    @Test
    @DisplayName("R-04 occurrences that overlap each other cannot have the same room, but may move over each other")
    void overlapping() {
        RoomId hall = choir.coerde().room(0, 0);
        String night = """
            {"start": "2027-03-16T23:00:00+01:00", "end": "2027-03-17T22:00:00+01:00", "zone": "Europe/Berlin"}\
            """;
        String more = ", \"room\": \"%s\", \"rule\": \"FREQ=DAILY;COUNT=3\"".formatted(hall);
        String series =
                made(choir.coerde().http().post("/api/v1/series", choir.coerde().body(night, more)));
        for (String moved : List.of(night.replace("23:00:00", "23:30:00").replace("22:00:00", "23:15:00"), night)) {
            ok(choir.change(series, FIRST, "ALL", choir.coerde().body(moved, ", \"room\": \"%s\"".formatted(hall))));
        }
        refused(
                choir.change(
                        series,
                        FIRST,
                        "ALL",
                        choir.coerde()
                                .body(
                                        night.replace("03-17T22:00:00", "03-17T23:30:00"),
                                        ", \"room\": \"%s\"".formatted(hall))),
                409,
                "R-04",
                "room-taken");
        assertThat(choir.bookings(hall)).isEqualTo(3);
    }

    @Test
    @DisplayName("R-01 a series is published as a whole or not at all; what is added later is published too")
    void publication() {
        String incomplete = choir.weekly("");
        long before = choir.events();
        refused(publish(incomplete), 422, "R-01", "incomplete");
        assertThat(choir.events()).isEqualTo(before);

        String series = choir.weekly(COMPLETE);
        ok(choir.cancel(series, week(1), "THIS"));
        ok(publish(series));
        ok(publish(series));
        assertThat(choir.events(choir.activities(series).get(1))).doesNotContain("activity.published");
        assertThat(choir.events(choir.activities(series).get(2)))
                .containsExactly("activity.planned", "activity.published");
        ok(changeTo(
                series,
                FIRST,
                "ALL",
                18,
                COMPLETE + ", \"confirmRuleChange\": true, \"rule\": \"FREQ=WEEKLY;COUNT=5\""));
        assertThat(choir.events(choir.activities(series).get(4)))
                .containsExactly("activity.planned", "activity.published");
    }

    private Answer publish(String series) {
        return choir.coerde().http().post("/api/v1/series/" + series + "/publication", "");
    }

    @Test
    @DisplayName(
            "R-74 the same key gives the same series; an old version is 412, and another organisation finds nothing")
    void conventions() {
        String body = choir.body(FIRST, 18, ", \"rule\": \"%s\"".formatted(WEEKLY));
        var http = choir.coerde().http();
        String first = made(http.post("/api/v1/series", body, "Idempotency-Key", "k"));
        assertThat(made(http.post("/api/v1/series", body, "Idempotency-Key", "k")))
                .isEqualTo(first);
        assertThat(choir.activities(first)).hasSize(4);
        String change = choir.body(FIRST, 19, "");
        assertThat(http.put(path(first, FIRST) + "?scope=ALL", change, "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(ok(http.put(path(first, FIRST) + "?scope=ALL", change, "If-Match", "\"0\""))
                        .header("ETag"))
                .isEqualTo("\"1\"");
        refused(
                http.post(
                        "/api/v1/series",
                        body.replace(
                                choir.coerde().quarter().toString(),
                                UUID.randomUUID().toString())),
                422,
                "R-73",
                "unknown-reference");
        Neighbourhood elsewhere = Neighbourhood.on(port, choir.coerde().log());
        assertThat(elsewhere
                        .http()
                        .put(path(first, FIRST) + "?scope=ALL", elsewhere.body(slot(FIRST, 19), ""))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("R-02 the longest series there can be is planned in a few seconds")
    void longest() {
        Instant begun = Instant.now();
        String series = made(choir.ask(
                "FREQ=DAILY;COUNT=400", ", \"room\": \"" + choir.coerde().room() + "\""));
        Duration took = Duration.between(begun, Instant.now());
        ok(changeTo(series, FIRST, "ALL", 19, ""));
        assertThat(choir.activities(series)).hasSize(400);
        assertThat(took).isLessThan(Duration.ofSeconds(30));
    }
}
