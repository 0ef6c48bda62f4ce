package org.quartier.query.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.ShiftEvent.ShiftCancelled;
import org.quartier.kernel.event.ShiftEvent.ShiftChanged;
import org.quartier.kernel.event.ShiftEvent.ShiftPlanned;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.kernel.value.StaffingNeed;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.query.Gathering;
import org.quartier.query.Gathering.Guest;
import org.quartier.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class PlanTest {

    private static final String MAY = "from=2026-05-01&to=2026-06-01";
    private static final Instant APRIL = Instant.parse("2026-04-01T08:00:00Z");

    private final OrganisationId organisation = new OrganisationId("plan-" + UUID.randomUUID());
    private final QuarterId quarter = QuarterId.next();
    private long position;

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @BeforeEach
    void aQuarter() {
        say(APRIL, quarter, new QuarterOpened(quarter, "Coerde", "Münster", "NW", Gathering.BERLIN, List.of()));
    }

    @Test
    @DisplayName(
            "R-56 planned is what was published: held, upcoming, cancelled and postponed add up to it; drafts are none")
    void plannedAgainstHeld() {
        published("2026-05-05T16:00:00Z", null);
        Gathering cancelled = published("2026-05-06T16:00:00Z", null);
        Gathering postponed = published("2026-05-07T16:00:00Z", null);
        Gathering draft = Gathering.in(quarter, "2026-05-08T16:00:00Z");
        say(APRIL, draft.activity(), planned(draft, null), new ActivityCancelled(draft.activity(), "never was"));
        Instant may1 = Instant.parse("2026-05-01T08:00:00Z");
        say(may1, cancelled.activity(), new ActivityCancelled(cancelled.activity(), "rain"));
        say(may1, postponed.activity(), new ActivityPostponed(postponed.activity(), "rain"));

        assertThat(figures(MAY, "planned", "held", "upcoming", "cancelled", "postponed"))
                .containsExactly(3, 1, 0, 1, 1);
        assertThat(figures(MAY + "&asOf=2026-04-30", "planned", "held", "upcoming", "cancelled", "postponed"))
                .containsExactly(3, 0, 3, 0, 0);
        assertThat(figures(MAY + "&asOf=2026-05-04", "held", "upcoming")).containsExactly(0, 1);
        assertThat(figures(MAY + "&asOf=2026-05-05", "held", "upcoming")).containsExactly(1, 0);
        assertThat(figures(MAY + "&knownAt=2026-05-05", "held", "upcoming")).containsExactly(1, 0);
    }

    @Test
    @DisplayName("R-11 places against taken, companions and open offers included, against how many came (R-27)")
    void places() {
        Gathering cafe = published("2026-05-05T16:00:00Z", Gathering.places(10, 2));
        published("2026-05-06T16:00:00Z", null); // anyone may come
        Guest anna = Guest.next();
        Guest offered = Guest.next();
        Guest gone = Guest.next();
        say(
                APRIL,
                new ParticipationId(cafe.activity()),
                cafe.registered(anna, RegistrationStatus.CONFIRMED, 2, 0, 1),
                cafe.registered(offered, RegistrationStatus.WAITLISTED, 0, 0, 2),
                cafe.offered(offered, 1, cafe.start(), offered),
                cafe.registered(Guest.next(), RegistrationStatus.WAITLISTED, 4, 0, 3),
                cafe.registered(gone, RegistrationStatus.CONFIRMED, 0, 0, 4),
                cafe.withdrawn(gone, null));
        say(
                cafe.start(),
                new ParticipationId(cafe.activity()),
                cafe.recorded(anna, Attendance.PRESENT),
                cafe.counted(6, false, Map.of()),
                cafe.capacity(12, 0));

        assertThat(figures(MAY, "planned", "limited", "places", "taken", "attended"))
                .containsExactly(2, 1, 12, 4, 6);
        assertThat(figures(MAY + "&asOf=2026-05-04", "limited", "places", "taken", "attended"))
                .containsExactly(1, 10, 4, 0);
    }

    @Test
    @DisplayName(
            "R-42 help needed by shifts against hours approved: of a cancelled activity the hours stay, the need does"
                    + " not")
    void help() {
        Gathering cafe = published("2026-05-05T16:00:00Z", null);
        Gathering cancelled = published("2026-05-06T16:00:00Z", null);
        shift(cafe, 120, 2);
        ShiftId changed = shift(cafe, 60, 1);
        ShiftId dropped = shift(cafe, 600, 5);
        shift(cancelled, 60, 1);
        Instant may1 = Instant.parse("2026-05-01T08:00:00Z");
        say(may1, changed, new ShiftChanged(changed, need(cafe, 90, 1)));
        say(may1, dropped, new ShiftCancelled(dropped));
        say(may1, cancelled.activity(), new ActivityCancelled(cancelled.activity(), "rain"));
        hours(cafe, 100, true);
        hours(cafe, 40, false);
        hours(cancelled, 30, true);

        assertThat(figures(MAY, "neededMinutes", "approvedMinutes")).containsExactly(330, 130);
        assertThat(figures(MAY + "&asOf=2026-04-30", "neededMinutes", "approvedMinutes"))
                .containsExactly(240 + 60 + 3000 + 60, 0);
    }

    @Test
    void byMonthAndKindAndWhatCannotBeAsked() {
        published("2026-05-31T22:30:00Z", null); // June in Berlin
        published("2026-05-05T16:00:00Z", null);

        List<JsonNode> rows = ask("reader", "by=month&by=kind&from=2026-05-01&to=2026-07-01")
                .json()
                .get("rows")
                .valueStream()
                .toList();
        assertThat(rows)
                .extracting(row ->
                        row.get("month").asString() + " " + row.get("kind").asString())
                .containsExactly("2026-05 EVENT", "2026-06 EVENT");
        for (String by : List.of("ageBand", "language", "task")) {
            Answer refused = ask("reader", MAY + "&by=" + by);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo("by");
        }
        assertThat(ask("reader", MAY + "&quarter=" + QuarterId.next()).status()).isEqualTo(404);
    }

    private Gathering published(String start, @Nullable Capacity capacity) {
        Gathering gathering = Gathering.in(quarter, start);
        say(
                APRIL,
                gathering.activity(),
                planned(gathering, capacity),
                new ActivityPublished(gathering.activity(), null));
        say(APRIL, new ParticipationId(gathering.activity()), gathering.opened(capacity));
        return gathering;
    }

    private ActivityPlanned planned(Gathering gathering, @Nullable Capacity capacity) {
        TimeSlot slot = new TimeSlot(gathering.start(), null, Gathering.BERLIN, false);
        return new ActivityPlanned(
                gathering.activity(), "uid", quarter, Gathering.details(ActivityKind.EVENT), slot, null, capacity);
    }

    private ShiftId shift(Gathering gathering, int minutes, int needed) {
        ShiftId shift = ShiftId.next();
        say(APRIL, shift, new ShiftPlanned(shift, gathering.activity(), need(gathering, minutes, needed)));
        return shift;
    }

    private static StaffingNeed need(Gathering gathering, int minutes, int needed) {
        Instant begins = gathering.start();
        return new StaffingNeed("Kitchen", begins, begins.plusSeconds(minutes * 60L), needed, List.of());
    }

    private void hours(Gathering gathering, int minutes, boolean approved) {
        HourEntryId entry = HourEntryId.next();
        PersonId person = PersonId.next();
        Instant begins = gathering.start();
        Instant ends = begins.plusSeconds(minutes * 60L);
        say(
                ends,
                entry,
                new HoursDrafted(
                        entry, VolunteerId.next(), person, gathering.activity(), "cooked", begins, ends, minutes),
                new HoursSubmitted(entry, person, begins, ends, minutes));
        if (approved) {
            say(ends, entry, new HoursApproved(entry, person));
        }
    }

    private void say(Instant when, Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, when), when, aggregate, events);
    }

    private List<Integer> figures(String query, String... names) {
        Answer answer = ask("reader", query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("definition")).isEqualTo("plan/1");
        JsonNode row = answer.json().at("/rows/0");
        return List.of(names).stream().map(name -> row.get(name).asInt()).toList();
    }

    private Answer ask(String role, String query) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("rita", organisation.value(), role))
                .get("/api/v1/statistics/plan?" + query, "Consistent-With", Long.toString(position));
    }
}
