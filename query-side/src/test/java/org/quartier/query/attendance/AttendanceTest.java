package org.quartier.query.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityCompleted;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.ShiftEvent.ShiftPlanned;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.AttendanceStatus;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.kernel.value.StaffingNeed;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.query.Csv;
import org.quartier.query.Gathering;
import org.quartier.query.Gathering.Guest;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class AttendanceTest {

    private static final String MAY = "from=2026-05-01&to=2026-06-01";
    private final Guest anna = Guest.next();
    private final Guest ben = Guest.next();

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private RebuildCheck rebuild;

    private final QuarterId quarter = QuarterId.next();
    private long position;

    @BeforeEach
    void open() {
        position =
                log.append(quarter, new QuarterOpened(quarter, "Coerde", "Münster", "NW", Gathering.BERLIN, List.of()));
    }

    private Gathering planned(String start, ActivityKind kind) {
        Gathering planned = Gathering.in(quarter, start);
        position = planned.plan(log, kind, null);
        position = publish(planned);
        return planned;
    }

    private long publish(Gathering planned) {
        return log.append(planned.activity(), new ActivityPublished(planned.activity(), null));
    }

    @Test
    @DisplayName("R-22 registered is not attended, UNKNOWN is not ABSENT, and neither are waiting and having an offer")
    void registeredIsNotAttended() {
        Gathering cafe = planned("2026-05-05T16:00:00Z", ActivityKind.EVENT);
        Guest[] guests = {Guest.next(), Guest.next(), Guest.next(), Guest.next(), Guest.next(), Guest.next()};
        for (int i = 0; i < guests.length - 1; i++) {
            cafe.append(log, cafe.confirmed(guests[i], i + 1));
        }
        cafe.append(log, cafe.registered(guests[5], RegistrationStatus.WAITLISTED, 3, 0, 6));
        Guest offered = Guest.next();
        cafe.append(
                log,
                cafe.registered(offered, RegistrationStatus.WAITLISTED, 0, 0, 7),
                cafe.offered(offered, 1, Instant.parse("2026-05-01T08:00:00Z"), offered));
        cafe.append(
                log,
                cafe.recorded(guests[0], Attendance.PRESENT),
                cafe.recorded(guests[1], new Attendance(AttendanceStatus.PARTIAL, 1)),
                cafe.recorded(guests[2], Gathering.ABSENT));
        position = cafe.append(log, cafe.recorded(guests[3], Gathering.EXCUSED));

        JsonNode row = onlyRow(MAY);

        assertThat(row.get("registered").asInt()).isEqualTo(5);
        assertThat(row.get("visits").asInt()).isEqualTo(2);
        assertThat(row.get("noShows").asInt()).isEqualTo(1);
        assertThat(row.get("reported").asInt()).isEqualTo(2);
        assertThat(row.has("headCount")).isFalse();
    }

    @Test
    @DisplayName("R-22 who withdrew is no no-show, and a corrected attendance counts as corrected")
    void correctionsCount() {
        Gathering cafe = planned("2026-05-05T16:00:00Z", ActivityKind.EVENT);
        position = cafe.append(
                log,
                cafe.confirmed(anna, 1),
                cafe.confirmed(ben, 2),
                cafe.recorded(anna, Gathering.ABSENT),
                cafe.corrected(anna, Gathering.ABSENT, Attendance.PRESENT, "came an hour later"),
                cafe.recorded(ben, Gathering.ABSENT),
                cafe.withdrawn(ben, null));

        JsonNode row = onlyRow(MAY);

        assertThat(row.get("visits").asInt()).isEqualTo(1);
        assertThat(row.get("noShows").asInt()).isZero();
        assertThat(row.get("registered").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("R-26 walk-ins are visits without a registration; nameless heads are reported")
    void walkIns() {
        Gathering cafe = planned("2026-05-05T16:00:00Z", ActivityKind.EVENT);
        CheckInId annulled = CheckInId.next();
        cafe.append(log, cafe.walkIn(anna, 1));
        position = cafe.append(
                log,
                cafe.nameless(CheckInId.next(), 3),
                cafe.nameless(annulled, 5),
                cafe.annulled(annulled, null, "twice"));

        JsonNode row = onlyRow(MAY);

        assertThat(row.get("registered").asInt()).isZero();
        assertThat(row.get("visits").asInt()).isEqualTo(1);
        assertThat(row.get("reported").asInt()).isEqualTo(4);
    }

    @ParameterizedTest(name = "1 by name, 2 at the door without, counted {0}, additional {1}: {2}")
    @CsvSource({"5,false,5", "3,false,3", "2,false,3", "0,false,3", "4,true,5", "1,true,3", "0,true,3"})
    @DisplayName("R-27 reported is max(named, total), or named + additional; never both; the later count holds")
    void reported(int total, boolean additional, int reported) {
        Gathering cafe = planned("2026-05-05T16:00:00Z", ActivityKind.EVENT);
        cafe.append(log, cafe.confirmed(anna, 1), cafe.recorded(anna, Attendance.PRESENT));
        cafe.append(log, cafe.nameless(CheckInId.next(), 2), cafe.counted(99, true, Map.of(AgeBand.AGE_0_5, 99)));
        position = cafe.append(log, cafe.counted(total, additional, Map.of()));

        assertThat(onlyRow(MAY).get("reported").asInt()).isEqualTo(reported);
        assertThat(onlyRow(MAY).get("headCount").asInt()).isEqualTo(total);
        int byBand = 0;
        for (JsonNode row : rows(MAY + "&by=ageBand")) {
            byBand += row.get("reported").asInt();
        }
        assertThat(byBand).isEqualTo(reported);
    }

    @Test
    @DisplayName("R-56 unique persons and visits are different figures, with definition, as-of date and position")
    void uniquePersonsAndVisits() {
        for (String start : List.of("2026-05-05T16:00:00Z", "2026-05-12T16:00:00Z")) {
            Gathering cafe = planned(start, ActivityKind.EVENT);
            Guest again = anna.again();
            cafe.append(log, cafe.confirmed(again, 1), cafe.recorded(again, Attendance.PRESENT));
            position = cafe.append(log, cafe.confirmed(ben.again(), 2));
        }

        Answer answer = ask(MAY, "");

        assertThat(answer.json().at("/rows/0/activities").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/rows/0/visits").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/rows/0/uniquePersons").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/rows/0/registered").asInt()).isEqualTo(4);
        assertThat(answer.text("definition")).isEqualTo("attendance/3");
        assertThat(answer.text("asOf")).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(answer.json().get("position").asLong()).isGreaterThanOrEqualTo(position);
        assertThat(answer.header("Event-Position")).isEqualTo(answer.text("position"));
    }

    @Test
    void fromAndToAreDaysInTheQuartersZone() {
        planned("2026-04-30T21:59:59Z", ActivityKind.EVENT); // a second before May in Berlin
        planned("2026-04-30T22:00:00Z", ActivityKind.WORKSHOP);
        planned("2026-05-31T21:59:59Z", ActivityKind.ACTION);
        planned("2026-05-31T22:00:00Z", ActivityKind.ASSEMBLY); // June

        List<String> kinds = rows(MAY + "&by=kind").stream()
                .map(row -> row.get("kind").asString())
                .toList();

        assertThat(kinds).containsExactly("ACTION", "WORKSHOP");
        assertThat(onlyRow("from=2026-05-01&to=2026-05-01").get("activities").asInt())
                .isZero();
    }

    @Test
    void aQuarterAbroadHasItsOwnDays() {
        QuarterId lisbon = QuarterId.next();
        log.append(lisbon, new QuarterOpened(lisbon, "Alfama", "Lisboa", "NW", ZoneId.of("Europe/Lisbon"), List.of()));
        Gathering fado = Gathering.in(lisbon, "2026-05-31T22:30:00Z"); // June in Berlin, May in Lisbon
        fado.plan(log, ActivityKind.EVENT, null);
        position = publish(fado);

        assertThat(ask(MAY + "&by=month", "", lisbon).json().at("/rows/0/month").asString())
                .isEqualTo("2026-05");
    }

    @Test
    void cancelledAndPostponedActivitiesCountNowhereAndARescheduledOneWhereItIs() {
        Gathering cancelled = planned("2026-05-05T16:00:00Z", ActivityKind.EVENT);
        cancelled.append(log, cancelled.confirmed(anna.again(), 1));
        log.append(cancelled.activity(), new ActivityCancelled(cancelled.activity(), "rain"));
        Gathering postponed = planned("2026-05-06T16:00:00Z", ActivityKind.EVENT);
        position = log.append(postponed.activity(), new ActivityPostponed(postponed.activity(), "rain"));
        assertThat(onlyRow(MAY).get("activities").asInt()).isZero();
        assertThat(onlyRow(MAY).get("registered").asInt()).isZero();

        TimeSlot before = new TimeSlot(postponed.start(), null, Gathering.BERLIN, false);
        TimeSlot after = new TimeSlot(Instant.parse("2026-06-06T16:00:00Z"), null, Gathering.BERLIN, false);
        position = log.append(
                postponed.activity(), new ActivityRescheduled(postponed.activity(), after, before, null, false, "dry"));
        assertThat(onlyRow("from=2026-05-01&to=2026-07-01&by=month")
                        .get("month")
                        .asString())
                .isEqualTo("2026-06");
    }

    @Test
    void aDraftCountsNowhereUntilItIsPublishedOrHeld() {
        Gathering published = Gathering.in(quarter, "2026-05-05T16:00:00Z");
        published.plan(log, ActivityKind.EVENT, null);
        Gathering held = Gathering.in(quarter, "2026-05-06T16:00:00Z");
        held.plan(log, ActivityKind.EVENT, null);
        Gathering moved = Gathering.in(quarter, "2026-05-07T16:00:00Z");
        moved.plan(log, ActivityKind.EVENT, null);
        TimeSlot before = new TimeSlot(moved.start(), null, Gathering.BERLIN, false);
        TimeSlot after = new TimeSlot(Instant.parse("2026-05-08T16:00:00Z"), null, Gathering.BERLIN, false);
        log.append(moved.activity(), new ActivityRescheduled(moved.activity(), after, before, null, false, "hall"));
        published.append(log, published.confirmed(anna.again(), 1));
        position = held.append(log, held.walkIn(ben.again(), 1));
        position = held.append(log, held.counted(4, false, Map.of()));

        JsonNode drafts = onlyRow(MAY);
        assertThat(List.of("activities", "registered", "visits", "uniquePersons", "reported", "noShows"))
                .allSatisfy(figure -> assertThat(drafts.get(figure).asInt()).isZero());
        assertThat(drafts.has("headCount")).isFalse();
        assertThat(rows(MAY + "&by=kind")).isEmpty();

        position = publish(published);
        assertThat(onlyRow(MAY).get("activities").asInt()).isEqualTo(1);
        assertThat(onlyRow(MAY).get("registered").asInt()).isEqualTo(1);

        position = log.append(held.activity(), new ActivityCompleted(held.activity(), null, null));
        assertThat(onlyRow(MAY).get("activities").asInt()).isEqualTo(2);
        assertThat(onlyRow(MAY).get("headCount").asInt()).isEqualTo(4);
    }

    @Test
    void aPublishedActivityThatWasPostponedCountsAgainOnceItHasADate() {
        Gathering cafe = planned("2026-05-05T16:00:00Z", ActivityKind.EVENT);
        log.append(cafe.activity(), new ActivityPostponed(cafe.activity(), "rain"));
        TimeSlot before = new TimeSlot(cafe.start(), null, Gathering.BERLIN, false);
        TimeSlot after = new TimeSlot(Instant.parse("2026-05-12T16:00:00Z"), null, Gathering.BERLIN, false);
        position = log.append(
                cafe.activity(), new ActivityRescheduled(cafe.activity(), after, before, null, false, "dry"));

        assertThat(onlyRow(MAY).get("activities").asInt()).isEqualTo(1);
    }

    @Test
    void byAgeBandAndLanguageTheFiguresAreThoseOfTheActivitysDayAndAddUp() {
        Gathering cafe = planned("2026-05-05T16:00:00Z", ActivityKind.EVENT);
        Guest child = Guest.next();
        cafe.append(
                log,
                cafe.confirmed(child, 1, AgeBand.AGE_6_13, "tr"),
                cafe.confirmed(anna, 2, AgeBand.AGE_75_PLUS, "de"),
                cafe.confirmed(ben, 3, AgeBand.AGE_75_PLUS, null),
                cafe.recorded(child, Attendance.PRESENT),
                cafe.recorded(anna, Gathering.ABSENT));
        position = cafe.append(log, cafe.counted(10, false, Map.of(AgeBand.AGE_6_13, 4)));
        planned("2026-05-06T16:00:00Z", ActivityKind.EVENT); // nobody: an activity of no band

        List<JsonNode> bands = rows(MAY + "&by=ageBand");
        assertThat(bands)
                .extracting(row -> row.get("ageBand").asString())
                .containsExactly("6_13", "75_PLUS", "UNKNOWN");
        assertThat(bands).extracting(row -> row.get("activities").asInt()).containsExactly(1, 1, 1);
        assertThat(bands).extracting(row -> row.get("registered").asInt()).containsExactly(1, 2, 0);
        assertThat(bands).extracting(row -> row.get("visits").asInt()).containsExactly(1, 0, 0);
        assertThat(bands).extracting(row -> row.get("noShows").asInt()).containsExactly(0, 1, 0);
        assertThat(bands).extracting(row -> row.path("headCount").asInt(-1)).containsExactly(4, -1, 6);
        assertThat(bands).extracting(row -> row.get("reported").asInt()).containsExactly(1, 0, 9);

        List<JsonNode> languages = rows(MAY + "&by=language");
        assertThat(languages).extracting(row -> row.get("language").asString()).containsExactly("UNKNOWN", "de", "tr");
        assertThat(onlyRow(MAY).get("activities").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&by=month&by=kind", "&by=quarter,ageBand", "&by=language"})
    void csvHoldsTheSameFigures(String by) {
        Gathering cafe = planned("2026-05-05T16:00:00Z", ActivityKind.EVENT);
        cafe.append(log, cafe.confirmed(anna, 1, AgeBand.AGE_6_13, "=cmd"), cafe.recorded(anna, Attendance.PRESENT));
        position = cafe.append(log, cafe.counted(3, true, Map.of()));
        Answer json = ask(MAY + by, "");

        for (Answer csv : List.of(ask(MAY + by, ".csv"), ask(MAY + by, "", quarter, "Accept", "text/csv, */*;q=0.1"))) {
            assertThat(csv.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
            assertThat(csv.body()).doesNotContain("\"=cmd");
            List<List<String>> lines = Csv.parse(csv.body());
            List<String> header = lines.getFirst();
            JsonNode rows = json.json().get("rows");
            assertThat(lines).hasSize(rows.size() + 1);
            for (int i = 0; i < rows.size(); i++) {
                for (Map.Entry<String, JsonNode> figure : rows.get(i).properties()) {
                    assertThat(lines.get(i + 1).get(header.indexOf(figure.getKey())))
                            .isEqualTo(figure.getValue().asString());
                }
            }
            assertThat(header).endsWith("definition", "asOf", "knownAt", "position");
        }
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "from=2026-05-01&to=2026-06-01&asOf=2999-05-31|asOf",
                "from=2026-05-01&to=2026-06-01&knownAt=2999-05-31|knownAt",
                "from=2026-05-01&to=2026-06-01&by=name|by",
                "from=2026-05-02&to=2026-05-01|to",
                "from=%2B999999999-01-01&to=2026-05-01|from",
                "from=May&to=2026-05-01|from",
                "from=5/1/26&to=2026-06-01|from"
            })
    void whatCannotBeAskedIsNamed(String query, String field) {
        Answer answer = http("Demo").get("/api/v1/statistics/attendance?" + query);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void anotherOrganisationCountsNothingOfOurs() {
        planned("2026-05-05T16:00:00Z", ActivityKind.EVENT);

        Answer all =
                http("Other").get("/api/v1/statistics/attendance?" + MAY, "Consistent-With", Long.toString(position));
        assertThat(all.json().at("/rows/0/activities").asInt()).isZero();
        Answer ours = http("Other").get("/api/v1/statistics/attendance?" + MAY + "&quarter=" + quarter);
        assertThat(ours.status()).isEqualTo(404);
    }

    @Test
    void aRebuildGivesTheSame() {
        Gathering cafe = planned("2026-05-05T16:00:00Z", ActivityKind.EVENT);
        cafe.append(log, cafe.confirmed(anna.again(), 1), cafe.nameless(CheckInId.next(), 2));
        cafe.append(log, cafe.counted(3, false, Map.of(AgeBand.AGE_0_5, 1)));
        ShiftId shift = ShiftId.next();
        log.append(shift, new ShiftPlanned(shift, cafe.activity(), need("2026-05-05T16:00:00Z", 120, 2)));

        assertThat(rebuild.keepsEverythingOf("attendance").get("query.attendance_head_count_band"))
                .isNotEmpty();
    }

    private static StaffingNeed need(String start, int minutes, int needed) {
        Instant begins = Instant.parse(start);
        return new StaffingNeed("Kitchen", begins, begins.plusSeconds(minutes * 60L), needed, List.of());
    }

    private JsonNode onlyRow(String query) {
        List<JsonNode> rows = rows(query);
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private List<JsonNode> rows(String query) {
        return ask(query, "").json().get("rows").valueStream().toList();
    }

    private Answer ask(String query, String suffix) {
        return ask(query, suffix, quarter);
    }

    private Answer ask(String query, String suffix, QuarterId of, String... more) {
        List<String> headers = new java.util.ArrayList<>(List.of("Consistent-With", Long.toString(position)));
        headers.addAll(List.of(more));
        Answer answer = http("Demo")
                .get(
                        "/api/v1/statistics/attendance" + suffix + "?quarter=" + of + "&" + query,
                        headers.toArray(String[]::new));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private TestHttp http(String organisation) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("rita", organisation, "reader"));
    }
}
