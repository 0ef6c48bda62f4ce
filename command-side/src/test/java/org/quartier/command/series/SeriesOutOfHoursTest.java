package org.quartier.command.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Neighbourhood.COMPLETE;
import static org.quartier.command.Office.refused;
import static org.quartier.command.series.Rehearsals.FIRST;
import static org.quartier.command.series.Rehearsals.WEEKLY;
import static org.quartier.command.series.Rehearsals.ok;
import static org.quartier.command.series.Rehearsals.week;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.kernel.event.QuarterEvent.QuarterChanged;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.WeeklyTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Series of a quarter that works until 18 o'clock, in North Rhine-Westphalia. */
@CommandSideTest
class SeriesOutOfHoursTest {

    private static final String OVERRIDE = ", \"override\": {\"reason\": \"the fire brigade opens\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore store;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private TestDatabase database;

    private Rehearsals choir;

    @BeforeEach
    void aQuarterThatWorksUntilSix() {
        Neighbourhood coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
        List<WeeklyTime> weekdays = Stream.of(DayOfWeek.values())
                .map(day -> new WeeklyTime(day, LocalTime.of(8, 0), LocalTime.of(18, 0)))
                .toList();
        coerde.log()
                .append(
                        coerde.organisation(),
                        coerde.quarter(),
                        new QuarterChanged(
                                coerde.quarter(), "Coerde", "Münster", "NW", ZoneId.of("Europe/Berlin"), weekdays));
        choir = new Rehearsals(coerde, JdbcClient.create(database.owner()));
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    @DisplayName("R-09 R-02 what is published out of hours moves with an override anew, in each scope, and not without")
    void moves(Scope scope) {
        String series = published();
        UUID second = choir.activities(series).get(1);
        long before = choir.events();
        refused(change(series, scope, 19, ""), 422, "R-09", "out-of-hours");
        assertThat(choir.events()).isEqualTo(before);
        Answer stayed = ok(change(series, scope, 18, "")); // what stays where it is asks for nothing
        String goesOn = scope == Scope.THIS_AND_FOLLOWING ? stayed.text("continuedBy") : series;
        ok(change(goesOn, scope, 19, OVERRIDE));
        assertThat(choir.events(second)).endsWith("activity.rescheduled", "activity.hours-noted");
    }

    @Test
    @DisplayName("R-09 R-02 dates that a rule adds to what is published are published with the change's override")
    void adds() {
        String series = published();
        String longer = ", \"confirmRuleChange\": true, \"rule\": \"FREQ=WEEKLY;COUNT=6\"";
        long before = choir.events();
        Answer refused = change(series, Scope.ALL, 18, longer);
        refused(refused, 422, "R-09", "out-of-hours");
        assertThat(choir.events()).isEqualTo(before);
        ok(change(series, Scope.ALL, 18, longer + OVERRIDE));
        assertThat(choir.activities(series))
                .hasSize(6)
                .allSatisfy(activity -> assertThat(choir.events(activity)).contains("activity.published"));
    }

    @Test
    @DisplayName("R-09 of a series of which two dates are holidays, those are named, at publication and at a change")
    void namesTheDates() {
        LocalDate thursday = LocalDate.of(2027, 4, 29);
        String series = Rehearsals.made(
                choir.ask(thursday, "FREQ=WEEKLY;COUNT=5", COMPLETE, 14)); // 6 May: Ascension, 27 May: Corpus Christi
        long before = choir.events();
        Answer refused = choir.coerde().http().post("/api/v1/series/" + series + "/publication", "");
        refused(refused, 422, "R-09", "out-of-hours");
        assertThat(fields(refused))
                .containsExactly(
                        "occurrences[2027-05-06].keyHolder",
                        "occurrences[2027-05-06].moderators",
                        "occurrences[2027-05-27].keyHolder",
                        "occurrences[2027-05-27].moderators");
        assertThat(choir.events()).isEqualTo(before);

        ok(choir.coerde()
                .http()
                .post("/api/v1/series/" + series + "/publication", "{%s}".formatted(OVERRIDE.substring(2))));
        Answer moved = choir.change(series, thursday, "ALL", choir.body(thursday, 15, COMPLETE));
        refused(moved, 422, "R-09", "out-of-hours");
        assertThat(fields(moved))
                .containsExactly(
                        "occurrences[2027-05-06].keyHolder",
                        "occurrences[2027-05-06].moderators",
                        "occurrences[2027-05-27].keyHolder",
                        "occurrences[2027-05-27].moderators");
    }

    private static List<String> fields(Answer refused) {
        return refused.json()
                .get("errors")
                .valueStream()
                .map(error -> error.get("field").asString())
                .toList();
    }

    @Test
    @DisplayName("R-09 a new series is planned without an override, which belongs to publication and change")
    void planned() {
        assertThat(choir.ask(WEEKLY, COMPLETE + OVERRIDE).status()).isEqualTo(400);
    }

    /** Four Tuesdays at 18:00, of which each is out of hours. */
    private String published() {
        String series = choir.weekly(COMPLETE);
        ok(choir.coerde()
                .http()
                .post("/api/v1/series/" + series + "/publication", "{%s}".formatted(OVERRIDE.substring(2))));
        return series;
    }

    private Answer change(String series, Scope scope, int hour, String more) {
        LocalDate day = scope == Scope.ALL ? FIRST : week(1);
        return choir.change(series, day, scope.name(), choir.body(day, hour, COMPLETE + more));
    }
}
