package org.quartier.query.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.HourEntryEvent.ApprovalRevoked;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursCorrected;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursRejected;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.query.Gathering;
import org.quartier.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class HourStatisticTest {

    private static final String MAY = "from=2026-05-01&to=2026-06-01";
    private static final Instant MAY_4 = Instant.parse("2026-05-04T16:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-10T08:00:00Z");

    private final OrganisationId organisation = new OrganisationId("hours-" + UUID.randomUUID());
    private final QuarterId coerde = QuarterId.next();
    private final QuarterId kinderhaus = QuarterId.next();
    private final PersonId anna = PersonId.next();
    private final VolunteerId volunteer = VolunteerId.next();
    private long position;

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @BeforeEach
    void aVolunteer() {
        Instant april = Instant.parse("2026-04-01T08:00:00Z");
        for (QuarterId quarter : List.of(coerde, kinderhaus)) {
            say(april, quarter, new QuarterOpened(quarter, "Q", "Münster", "NW", Gathering.BERLIN, List.of()));
        }
        say(april, volunteer, new VolunteerRegistered(volunteer, anna, coerde, List.of()));
    }

    @Test
    @DisplayName("R-56 only approved minutes count as hours; entries are no volunteers, and drafts nobody's business")
    void onlyApprovedCounts() {
        approved(MAY_4, 60, null);
        approved(MAY_4.plusSeconds(86_400), 30, null);
        submitted(MAY_4, 20, null);
        HourEntryId rejected = submitted(MAY_4, 10, null);
        say(MAY_4, rejected, new HoursRejected(rejected, anna, "not seen"));
        drafted(MAY_4, 480, null);

        Answer answer = ask(MAY);

        assertThat(figures(
                        answer,
                        "entries",
                        "approvedEntries",
                        "approvedMinutes",
                        "submittedMinutes",
                        "rejectedMinutes",
                        "uniqueVolunteers"))
                .containsExactly(4, 2, 90, 20, 10, 1);
        assertThat(answer.text("definition")).isEqualTo("hours/1");
        assertThat(answer.header("Event-Position")).isEqualTo(answer.text("position"));
    }

    @Test
    @DisplayName(
            "R-41 a correction returns the entry to SUBMITTED; as of and known at an earlier day it is approved as it"
                    + " was")
    void corrected() {
        HourEntryId entry = approved(MAY_4, 60, null);
        Instant end = MAY_4.plusSeconds(3_600);
        Instant later = MAY_4.plusSeconds(5_400);
        say(JUNE, entry, new HoursCorrected(entry, anna, MAY_4, end, 60, MAY_4, later, 90, "was longer"));

        assertThat(minutes(MAY + "&asOf=2026-06-09")).containsExactly(60, 0);
        assertThat(minutes(MAY + "&knownAt=2026-06-09")).containsExactly(60, 0);
        assertThat(minutes(MAY + "&asOf=2026-06-10")).containsExactly(0, 90);
        assertThat(minutes(MAY)).containsExactly(0, 90);
    }

    @Test
    @DisplayName("R-41 a correction recorded late for an earlier day is seen as of that day, unless by what was known"
            + " before")
    void correctedForAnEarlierDay() {
        HourEntryId entry = approved(MAY_4, 60, null);
        Instant end = MAY_4.plusSeconds(3_600);
        Instant later = MAY_4.plusSeconds(5_400);
        Instant may6 = Instant.parse("2026-05-06T08:00:00Z");
        say(may6, JUNE, entry, new HoursCorrected(entry, anna, MAY_4, end, 60, MAY_4, later, 90, "was longer"));

        assertThat(minutes(MAY + "&asOf=2026-05-05")).containsExactly(60, 0);
        assertThat(minutes(MAY + "&asOf=2026-05-31")).containsExactly(0, 90);
        assertThat(minutes(MAY + "&asOf=2026-05-31&knownAt=2026-06-09")).containsExactly(60, 0);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "asOf=2026-05-20,60",
        "asOf=2026-05-21,0",
        "knownAt=2026-05-20,60",
        "knownAt=2026-05-21,0",
    })
    @DisplayName("R-41 a revoked approval counts to the last instant of the day before, in the zone of the quarter")
    void revoked(String days, int minutes) {
        HourEntryId entry = approved(MAY_4, 60, null);
        say(Instant.parse("2026-05-20T22:00:00Z"), entry, new ApprovalRevoked(entry, anna, "by mistake"));

        assertThat(minutes(MAY + "&" + days).getFirst()).isEqualTo(minutes);
    }

    @Test
    @DisplayName("R-42 hours stay when their activity is cancelled, in its quarter and of its kind; others in the"
            + " volunteer's")
    void ofAnActivity() {
        ActivityId activity = ActivityId.next();
        TimeSlot slot = new TimeSlot(MAY_4, null, Gathering.BERLIN, false);
        say(
                Instant.parse("2026-04-01T08:00:00Z"),
                activity,
                new ActivityPlanned(
                        activity, "uid", kinderhaus, Gathering.details(ActivityKind.WORKSHOP), slot, null, null));
        approved(MAY_4, 60, activity);
        approved(MAY_4, 30, null);
        say(JUNE, activity, new ActivityCancelled(activity, "rain"));

        assertThat(rows(MAY + "&by=kind")).containsExactlyInAnyOrder("WORKSHOP 60", "NONE 30");
        assertThat(rows(MAY + "&by=quarter")).containsExactlyInAnyOrder(kinderhaus + " 60", coerde + " 30");
        assertThat(minutes(MAY + "&quarter=" + kinderhaus).getFirst()).isEqualTo(60);
    }

    @Test
    @DisplayName("R-69 forgetting the volunteer changes no figure; months are those of the quarter")
    void monthsAndErasure() {
        approved(Instant.parse("2026-05-31T21:59:00Z"), 60, null);
        approved(Instant.parse("2026-05-31T22:00:00Z"), 30, null);
        String both = "by=month&from=2026-05-01&to=2026-07-01";
        assertThat(rows(both)).containsExactly("2026-05 60", "2026-06 30");
        assertThat(minutes(MAY).getFirst()).isEqualTo(60);

        say(JUNE, anna, new PersonErased(anna));

        assertThat(rows(both)).containsExactly("2026-05 60", "2026-06 30");
        assertThat(figures(ask(both + "&asOf=2026-06-30"), "uniqueVolunteers")).containsExactly(1);
    }

    @Test
    void anotherOrganisationSeesNothing() {
        approved(MAY_4, 60, null);
        Answer other = ask("Other", MAY);
        assertThat(figures(other, "entries", "approvedMinutes")).containsExactly(0, 0);
        assertThat(ask("Other", MAY + "&quarter=" + coerde).status()).isEqualTo(404);
    }

    private HourEntryId drafted(Instant start, int minutes, @Nullable ActivityId activity) {
        HourEntryId entry = HourEntryId.next();
        Instant end = start.plusSeconds(minutes * 60L);
        say(MAY_4, entry, new HoursDrafted(entry, volunteer, anna, activity, "cooked", start, end, minutes));
        return entry;
    }

    private HourEntryId submitted(Instant start, int minutes, @Nullable ActivityId activity) {
        HourEntryId entry = drafted(start, minutes, activity);
        say(MAY_4, entry, new HoursSubmitted(entry, anna, start, start.plusSeconds(minutes * 60L), minutes));
        return entry;
    }

    private HourEntryId approved(Instant start, int minutes, @Nullable ActivityId activity) {
        HourEntryId entry = submitted(start, minutes, activity);
        say(MAY_4, entry, new HoursApproved(entry, anna));
        return entry;
    }

    private void say(Instant happenedAndRecorded, Object aggregate, DomainEvent... events) {
        say(happenedAndRecorded, happenedAndRecorded, aggregate, events);
    }

    private void say(Instant happened, Instant recorded, Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, happened), recorded, aggregate, events);
    }

    private List<Integer> minutes(String query) {
        return figures(ask(query), "approvedMinutes", "submittedMinutes");
    }

    private static List<Integer> figures(Answer answer, String... names) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode row = answer.json().at("/rows/0");
        return List.of(names).stream().map(name -> row.get(name).asInt()).toList();
    }

    private List<String> rows(String query) {
        return ask(query)
                .json()
                .get("rows")
                .valueStream()
                .map(row -> row.properties().iterator().next().getValue().asString() + " "
                        + row.get("approvedMinutes").asInt())
                .toList();
    }

    private Answer ask(String query) {
        return ask(organisation.value(), query);
    }

    private Answer ask(String of, String query) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("rita", of, "reader"))
                .get("/api/v1/statistics/hours?" + query, "Consistent-With", Long.toString(position));
    }
}
