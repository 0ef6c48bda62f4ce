package org.quartier.query.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.query.Days;
import org.quartier.query.Gathering;
import org.quartier.query.Gathering.Guest;
import org.quartier.query.QuerySideTest;
import org.quartier.query.statistic.Dimension;
import org.quartier.query.statistic.Knowledge;
import org.quartier.query.statistic.Statistic;
import org.quartier.query.statistic.StatisticQuestion;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What was true on a day, and what was known on a day: two questions, and both at once. */
@QuerySideTest
class AttendanceAsOfTest {

    private static final String MAY = "from=2026-05-01&to=2026-06-01";
    private static final Instant APRIL = Instant.parse("2026-04-01T08:00:00Z");
    private static final Instant MAY_5 = Instant.parse("2026-05-05T18:00:00Z");

    private final OrganisationId organisation = new OrganisationId("as-of-" + UUID.randomUUID());
    private final QuarterId quarter = QuarterId.next();
    private final Gathering cafe = Gathering.in(quarter, "2026-05-05T16:00:00Z");
    private final Guest anna = Guest.next();
    private final Guest ben = Guest.next();
    private long position;

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private AttendanceFigures figures;

    @BeforeEach
    void aPublishedCafeWithTwoRegistered() {
        say(APRIL, quarter, new QuarterOpened(quarter, "Coerde", "Münster", "NW", Gathering.BERLIN, List.of()));
        plan(cafe);
        say(APRIL, of(cafe), cafe.confirmed(anna, 1, AgeBand.AGE_75_PLUS, "de"), cafe.confirmed(ben, 2));
    }

    @ParameterizedTest(name = "as of {0}: {1} visits")
    @CsvSource({"2026-05-04,0", "2026-05-05,1", "2026-05-06,2"})
    @DisplayName("R-56 as of a day counts what happened up to its last instant, in the zone of the quarter")
    void asOf(String day, int visits) {
        Instant later = Instant.parse("2026-05-20T08:00:00Z");
        say(Instant.parse("2026-05-05T21:59:59.999Z"), later, of(cafe), cafe.recorded(anna, Attendance.PRESENT));
        say(Instant.parse("2026-05-05T22:00:00Z"), later, of(cafe), cafe.recorded(ben, Attendance.PRESENT));

        Answer answer = ask(MAY + "&asOf=" + day);

        assertThat(answer.json().at("/rows/0/visits").asInt()).isEqualTo(visits);
        assertThat(answer.json().at("/rows/0/registered").asInt()).isEqualTo(2);
        assertThat(answer.text("asOf")).isEqualTo(day);
        assertThat(answer.text("knownAt")).isEqualTo(today().toString());
    }

    @ParameterizedTest(name = "known at {0}: {1} visits")
    @CsvSource({"2026-05-19,0", "2026-05-20,1", "2026-05-21,2"})
    @DisplayName("R-56 known at a day counts what was recorded up to its last instant, in the zone of the quarter")
    void knownAt(String day, int visits) {
        say(MAY_5, Instant.parse("2026-05-20T21:59:59.999Z"), of(cafe), cafe.recorded(anna, Attendance.PRESENT));
        say(MAY_5, Instant.parse("2026-05-20T22:00:00Z"), of(cafe), cafe.recorded(ben, Attendance.PRESENT));

        Answer answer = ask(MAY + "&knownAt=" + day);

        assertThat(answer.json().at("/rows/0/visits").asInt()).isEqualTo(visits);
        assertThat(answer.text("asOf")).isEqualTo(today().toString());
        assertThat(answer.text("knownAt")).isEqualTo(day);
    }

    @Test
    @DisplayName("R-56 a quarter abroad has its own end of the day")
    void abroad() {
        QuarterId lisbon = QuarterId.next();
        say(APRIL, lisbon, new QuarterOpened(lisbon, "Alfama", "Lisboa", "NW", ZoneId.of("Europe/Lisbon"), List.of()));
        Gathering fado = Gathering.in(lisbon, "2026-05-05T16:00:00Z");
        plan(fado);
        Instant lastOfTheDay = Instant.parse("2026-05-05T22:59:59.999Z"); // in Berlin it is the 6th already
        say(lastOfTheDay, of(fado), fado.walkIn(anna.again(), 1));
        say(lastOfTheDay.plusMillis(1), of(fado), fado.walkIn(ben.again(), 2));

        assertThat(figure("visits", MAY + "&asOf=2026-05-05&quarter=" + lisbon)).isEqualTo(1);
        assertThat(figure("visits", MAY + "&knownAt=2026-05-05&quarter=" + lisbon))
                .isEqualTo(1);
        assertThat(figure("visits", MAY + "&asOf=2026-05-06&quarter=" + lisbon)).isEqualTo(2);
    }

    @Test
    @DisplayName("R-22 a correction recorded late is seen as of its day, and was not known before it was recorded")
    void aLateCorrection() {
        Instant june10 = Instant.parse("2026-06-10T09:00:00Z");
        say(MAY_5, of(cafe), cafe.recorded(anna, Gathering.ABSENT));
        say(MAY_5, june10, of(cafe), cafe.corrected(anna, Gathering.ABSENT, Attendance.PRESENT, "came an hour later"));

        assertThat(figures(MAY + "&asOf=2026-05-31")).containsExactly(1, 0);
        assertThat(figures(MAY + "&asOf=2026-05-31&knownAt=2026-06-09")).containsExactly(0, 1);
        assertThat(figures(MAY + "&asOf=2026-05-31&knownAt=2026-06-10")).containsExactly(1, 0);
        assertThat(figures(MAY + "&knownAt=2026-06-09")).containsExactly(0, 1);
        assertThat(figures(MAY)).containsExactly(1, 0);
    }

    @Test
    @DisplayName("R-22 a correction holds also where it says that it was true before what it corrects")
    void aCorrectionOfAnEarlierTime() {
        say(Instant.parse("2026-05-06T10:00:00Z"), of(cafe), cafe.recorded(anna, Gathering.ABSENT));
        say(
                MAY_5,
                Instant.parse("2026-05-07T10:00:00Z"),
                of(cafe),
                cafe.corrected(anna, Gathering.ABSENT, Attendance.PRESENT, "was there all the time"));

        assertThat(figures(MAY + "&asOf=2026-05-05")).containsExactly(1, 0);
        assertThat(figures(MAY)).containsExactly(1, 0);
        assertThat(figures(MAY + "&knownAt=2026-05-06")).containsExactly(0, 1);
    }

    @Test
    @DisplayName("R-27 a later head count supersedes an earlier one from its day on; an annulled check-in counted until"
            + " then")
    void headCounts() {
        CheckInId door = CheckInId.next();
        say(MAY_5, of(cafe), cafe.nameless(door, 3), cafe.counted(5, false, Map.of(AgeBand.AGE_0_5, 2)));
        say(Instant.parse("2026-05-08T10:00:00Z"), of(cafe), cafe.annulled(door, null, "entered twice"));
        say(Instant.parse("2026-06-01T10:00:00Z"), of(cafe), cafe.counted(0, false, Map.of()));

        assertThat(figure("headCount", MAY + "&asOf=2026-05-04")).isEqualTo(-1);
        assertThat(figure("headCount", MAY + "&asOf=2026-05-31")).isEqualTo(5);
        assertThat(figure("headCount", MAY)).isZero();
        assertThat(figure("reported", MAY + "&asOf=2026-05-31")).isEqualTo(5);
        assertThat(figure("reported", MAY + "&asOf=2026-05-07&knownAt=2026-05-05"))
                .isEqualTo(5);
        assertThat(figure("reported", MAY)).isZero();
        List<JsonNode> bands = ask(MAY + "&by=ageBand&asOf=2026-05-31")
                .json()
                .get("rows")
                .valueStream()
                .filter(row -> row.has("headCount"))
                .toList();
        assertThat(bands)
                .extracting(row -> row.get("ageBand").asString() + " "
                        + row.get("headCount").asInt())
                .containsExactly("0_5 2", "UNKNOWN 3");
    }

    @Test
    @DisplayName("R-56 an activity counts on the day, with the kind and in the state that it had then")
    void activities() {
        Gathering moved = Gathering.in(quarter, "2026-05-12T16:00:00Z");
        plan(moved);
        TimeSlot before = new TimeSlot(moved.start(), null, Gathering.BERLIN, false);
        TimeSlot after = new TimeSlot(Instant.parse("2026-06-12T16:00:00Z"), null, Gathering.BERLIN, false);
        Instant may10 = Instant.parse("2026-05-10T08:00:00Z");
        say(may10, moved.activity(), new ActivityRescheduled(moved.activity(), after, before, null, false, "hall"));
        ActivityChanged workshop = new ActivityChanged(cafe.activity(), Gathering.details(ActivityKind.WORKSHOP), null);
        say(may10, cafe.activity(), workshop);
        Instant june = Instant.parse("2026-06-01T08:00:00Z");
        say(june, cafe.activity(), new ActivityCancelled(cafe.activity(), "never was"));

        assertThat(kinds(MAY + "&asOf=2026-03-31")).isEmpty();
        assertThat(kinds(MAY + "&asOf=2026-05-09")).containsExactly("EVENT 2");
        assertThat(kinds(MAY + "&asOf=2026-05-10")).containsExactly("WORKSHOP 1");
        assertThat(kinds(MAY + "&knownAt=2026-05-31")).containsExactly("WORKSHOP 1");
        assertThat(kinds(MAY)).isEmpty();
        assertThat(kinds("from=2026-06-01&to=2026-07-01")).containsExactly("EVENT 1");
    }

    @Test
    @DisplayName("R-56 up to a position the log is what it was then, whatever comes later")
    void upToAPosition() {
        say(MAY_5, of(cafe), cafe.recorded(anna, Attendance.PRESENT));
        long then = position;
        say(MAY_5, of(cafe), cafe.recorded(ben, Attendance.PRESENT));
        assertThat(figure("visits", MAY)).isEqualTo(2);

        Statistic found = figures.of(organisation, question(new Knowledge(null, null, then)));

        assertThat(found.rows().getFirst().get(found.indexOf("visits"))).isEqualTo(1L);
        assertThat(found.position()).isEqualTo(then);
    }

    @Test
    @DisplayName("R-56 asked for today on both counts, the answer is that of now; and forgetting someone changes none"
            + " (R-69)")
    void todayIsNow() {
        say(MAY_5, of(cafe), cafe.recorded(anna, Attendance.PRESENT), cafe.recorded(ben, Gathering.ABSENT));
        String by = MAY + "&by=ageBand&by=language&by=month";
        JsonNode now = ask(by).json().get("rows");
        assertThat(now.size()).isEqualTo(2);

        assertThat(ask(by + "&asOf=" + today() + "&knownAt=" + today()).json().get("rows"))
                .isEqualTo(now);
        say(Instant.now(), anna.person(), new PersonErased(anna.person()));
        assertThat(ask(by).json().get("rows")).isEqualTo(now);
    }

    @Test
    void anotherOrganisationSeesNothingOfAnyDay() {
        Answer other = new TestHttp("http://127.0.0.1:" + port, TestTokens.of("rita", "Other", "reader"))
                .get(
                        "/api/v1/statistics/attendance?asOf=2026-05-31&" + MAY,
                        "Consistent-With",
                        Long.toString(position));
        assertThat(other.json().at("/rows/0/registered").asInt()).isZero();
    }

    private void plan(Gathering gathering) {
        TimeSlot slot = new TimeSlot(gathering.start(), null, Gathering.BERLIN, false);
        say(
                APRIL,
                gathering.activity(),
                new ActivityPlanned(
                        gathering.activity(),
                        "uid",
                        gathering.quarter(),
                        Gathering.details(ActivityKind.EVENT),
                        slot,
                        null,
                        null),
                new ActivityPublished(gathering.activity(), null));
        say(APRIL, of(gathering), gathering.opened(null));
    }

    private static ParticipationId of(Gathering gathering) {
        return new ParticipationId(gathering.activity());
    }

    private void say(Instant happenedAndRecorded, Object aggregate, DomainEvent... events) {
        say(happenedAndRecorded, happenedAndRecorded, aggregate, events);
    }

    private void say(Instant happened, Instant recorded, Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, happened), recorded, aggregate, events);
    }

    private static LocalDate today() {
        return LocalDate.now(Days.USUAL_ZONE);
    }

    private static StatisticQuestion question(Knowledge knowledge) {
        Set<Dimension> none = EnumSet.noneOf(Dimension.class);
        return new StatisticQuestion(
                LocalDate.parse("2026-05-01"), LocalDate.parse("2026-06-01"), null, none, knowledge);
    }

    private List<Integer> figures(String query) {
        return List.of(figure("visits", query), figure("noShows", query));
    }

    private int figure(String name, String query) {
        return ask(query).json().at("/rows/0/" + name).asInt(-1);
    }

    private List<String> kinds(String query) {
        return ask(query + "&by=kind")
                .json()
                .get("rows")
                .valueStream()
                .map(row ->
                        row.get("kind").asString() + " " + row.get("activities").asInt())
                .toList();
    }

    private Answer ask(String query) {
        Answer answer = new TestHttp("http://127.0.0.1:" + port, TestTokens.of("rita", organisation.value(), "reader"))
                .get("/api/v1/statistics/attendance?" + query, "Consistent-With", Long.toString(position));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
