package org.quartier.query.shifts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ProtectedContactAssessed;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursRejected;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.ShiftEvent.ShiftCancelled;
import org.quartier.kernel.event.ShiftEvent.ShiftPlanned;
import org.quartier.kernel.event.ShiftEvent.ShiftSuspended;
import org.quartier.kernel.event.ShiftEvent.ShiftSwapped;
import org.quartier.kernel.event.ShiftEvent.StandbyJoined;
import org.quartier.kernel.event.ShiftEvent.SwapAccepted;
import org.quartier.kernel.event.ShiftEvent.SwapOffered;
import org.quartier.kernel.event.ShiftEvent.VolunteerCheckedIn;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedOut;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedUp;
import org.quartier.kernel.event.VolunteerEvent.AvailabilityChanged;
import org.quartier.kernel.event.VolunteerEvent.CertificateInspected;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.InspectionId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.SwapId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.Inspection;
import org.quartier.kernel.value.ProtectedContact;
import org.quartier.kernel.value.ProtectedContact.Duration;
import org.quartier.kernel.value.ProtectedContact.Intensity;
import org.quartier.kernel.value.ProtectedContact.Kind;
import org.quartier.kernel.value.StaffingNeed;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.VolunteerStatus;
import org.quartier.kernel.value.WeeklyTime;
import org.quartier.query.Given;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The shifts of an activity, and the open ones that fit someone. All are in a month, from 14 to 16 o'clock in Berlin. */
@QuerySideTest
class ShiftsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private RebuildCheck rebuild;

    private final LocalDate day = LocalDate.now(BERLIN).plusMonths(1);
    private final QuarterId quarter = QuarterId.next();
    private OrganisationId organisation;
    private ActivityId cafe;
    private long position;

    private record Someone(VolunteerId volunteer, PersonId person) {}

    @BeforeEach
    void anActivity() {
        organisation = new OrganisationId("shifts-" + UUID.randomUUID());
        append(quarter, new QuarterOpened(quarter, "Coerde", "Münster", "NW", BERLIN, List.of()));
        cafe = ActivityId.next();
        append(
                cafe,
                Given.planned(cafe, quarter, "Café", new TimeSlot(at(14), at(16), BERLIN, false)),
                new ActivityPublished(cafe, null));
    }

    @Test
    void ofAnActivityWithWhoHelps() {
        Someone anna = volunteer("Anna");
        Someone ben = volunteer("Ben");
        ShiftId shift = shift(2, "coffee");
        SwapId swap = SwapId.next();
        append(
                shift,
                new VolunteerSignedUp(shift, anna.volunteer, anna.person),
                new StandbyJoined(shift, ben.volunteer, ben.person),
                new SwapOffered(shift, swap, anna.volunteer, ben.volunteer),
                new VolunteerCheckedIn(shift, anna.volunteer, anna.person));

        JsonNode item = get("/api/v1/activities/" + cafe + "/shifts").json().at("/items/0");

        assertThat(item.get("title").asString()).isEqualTo("Café");
        assertThat(item.get("needed").asInt()).isEqualTo(2);
        assertThat(item.get("signedUp").asInt()).isEqualTo(1);
        assertThat(item.get("missing").asInt()).isEqualTo(1);
        assertThat(item.get("version").asLong()).isEqualTo(4);
        assertThat(item.at("/volunteers/0/name").asString()).isEqualTo("Anna A");
        assertThat(item.at("/volunteers/0/checkedIn").asBoolean()).isTrue();
        assertThat(item.at("/volunteers/1/standing").asString()).isEqualTo("STANDBY");
        assertThat(item.at("/swaps/0/state").asString()).isEqualTo("OFFERED");
    }

    @Test
    @DisplayName("R-38 a shift and the entry logged from it count once: the entry's minutes, beside who helped")
    void logged() {
        Someone anna = volunteer("Anna");
        ShiftId shift = shift(2);
        append(shift, new VolunteerSignedUp(shift, anna.volunteer, anna.person));
        HourEntryId rejected = entry(anna, shift, 30);
        append(rejected, new HoursRejected(rejected, anna.person, "not yours"));
        HourEntryId entry = entry(anna, shift, 90);
        append(entry, new HoursApproved(entry, anna.person));

        JsonNode helper = get("/api/v1/activities/" + cafe + "/shifts").json().at("/items/0/volunteers");
        assertThat(helper).hasSize(1);
        assertThat(helper.at("/0/logged").toString()).isEqualTo("""
            {"hourEntry":"%s","status":"APPROVED","minutes":90}\
            """.formatted(entry));
        JsonNode entries =
                get("/api/v1/volunteers/" + anna.volunteer + "/hours").json();
        assertThat(entries.at("/items/0/shift").asString()).isEqualTo(shift.toString());
        // the shift is of 120 minutes, which are planned, and nowhere added to those that were logged
        JsonNode statement = get("/api/v1/volunteers/" + anna.volunteer + "/hours-statement?year=" + day.getYear())
                .json();
        assertThat(statement.get("approvedMinutes").asInt()).isEqualTo(90);
        assertThat(get("/api/v1/volunteer-register?q=Anna")
                        .json()
                        .at("/items/0/approvedMinutes")
                        .asInt())
                .isEqualTo(90);
    }

    private HourEntryId entry(Someone who, ShiftId shift, int minutes) {
        HourEntryId entry = HourEntryId.next();
        Instant end = at(14).plusSeconds(minutes * 60L);
        append(
                entry,
                new HoursDrafted(entry, who.volunteer, who.person, cafe, "coffee", at(14), end, minutes, shift),
                new HoursSubmitted(entry, who.person, at(14), end, minutes));
        return entry;
    }

    @Test
    void whoSeesNoNamesSeesNobody() {
        Someone anna = volunteer("Anna");
        ShiftId shift = shift(2);
        append(shift, new VolunteerSignedUp(shift, anna.volunteer, anna.person));
        String path = "/api/v1/activities/" + cafe + "/shifts";
        for (String role : List.of("moderator", "reader", "regional-manager")) {
            Answer answer = as(organisation.value(), role).get(path, "Consistent-With", "" + position);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("/items/0/signedUp")).isEqualTo("1");
            assertThat(answer.body()).doesNotContain("Anna", anna.volunteer.toString(), anna.person.toString());
        }
        assertThat(as("Other", "administrator").get(path).status()).isEqualTo(404);
        for (String role : List.of("reader", "regional-manager")) {
            assertThat(as(organisation.value(), role).get("/api/v1/shifts").status())
                    .isEqualTo(403);
        }
    }

    @Test
    @DisplayName("R-36 of a swap the giver is shown until it takes effect; what was overtaken is void")
    void swaps() {
        Someone anna = volunteer("Anna");
        Someone ben = volunteer("Ben");
        ShiftId shift = shift(1);
        SwapId swap = SwapId.next();
        append(
                shift,
                new VolunteerSignedUp(shift, anna.volunteer, anna.person),
                new SwapOffered(shift, swap, anna.volunteer, ben.volunteer),
                new SwapAccepted(shift, swap));
        assertThat(shifts().at("/0/volunteers/0/name").asString()).isEqualTo("Anna A");
        append(
                shift,
                new ShiftSwapped(shift, swap, anna.volunteer, anna.person, ben.volunteer, ben.person),
                new SwapOffered(shift, SwapId.next(), ben.volunteer, anna.volunteer),
                new VolunteerSignedOut(shift, ben.volunteer, ben.person, null));
        assertThat(shifts().at("/0/swaps/0/state").asString()).isEqualTo("DONE");
        assertThat(shifts().at("/0/swaps/1/state").asString()).isEqualTo("VOID");
        assertThat(shifts().at("/0/signedUp").asInt()).isZero();
        append(shift, new StandbyJoined(shift, anna.volunteer, anna.person));
        rebuild.keepsEverythingOf("shifts");
    }

    @Test
    void openAreThoseAheadInWhichSomeoneIsMissing() {
        Someone anna = volunteer("Anna");
        ShiftId open = shift(2);
        ShiftId full = shift(1);
        append(full, new VolunteerSignedUp(full, anna.volunteer, anna.person));
        ShiftId suspended = shift(1);
        append(suspended, new ShiftSuspended(suspended));
        ShiftId cancelled = shift(1);
        append(cancelled, new ShiftCancelled(cancelled));
        ShiftId past = shift(Instant.now().minusSeconds(60), at(16), 1);

        assertThat(found("?open=true")).containsExactly(open);
        assertThat(found("")).containsExactlyInAnyOrder(open, full, suspended, cancelled, past);
        assertThat(found("?open=true&from=" + day.plusDays(1))).isEmpty();
        assertThat(found("?open=true&from=" + day + "&to=" + day.plusDays(1))).containsExactly(open);
        assertThat(found("?open=true&to=" + day)).isEmpty();
    }

    @Test
    void fitsWhoHasEverySkill() {
        ShiftId shift = shift(1, "Kaffee", "Küche");
        assertThat(fitting(volunteer("Anna", "kaffee", "KUCHE", "more"))).containsExactly(shift);
        assertThat(fitting(volunteer("Ben", "Kaffee"))).isEmpty();
        Someone paused = volunteer("Cem", "Kaffee", "Küche");
        append(
                paused.volunteer,
                new VolunteerStatusChanged(paused.volunteer, paused.person, VolunteerStatus.PAUSED, null));
        assertThat(fitting(paused)).isEmpty();
        assertThat(get("/api/v1/shifts?volunteer=" + VolunteerId.next()).status())
                .isEqualTo(400);
    }

    @Test
    void fitsWhoIsAvailableThroughoutInTheZoneOfTheQuarter() {
        ShiftId shift = shift(1);
        assertThat(fitting(available("14:00", "16:00"))).containsExactly(shift);
        assertThat(fitting(available("13:59", "00:00"))).containsExactly(shift);
        assertThat(fitting(available("14:01", "16:00"))).isEmpty();
        assertThat(fitting(available("14:00", "15:59"))).isEmpty();
        Someone otherDay = volunteer("Anna");
        append(
                otherDay.volunteer,
                new AvailabilityChanged(
                        otherDay.volunteer,
                        List.of(new WeeklyTime(
                                day.plusDays(1).getDayOfWeek(), LocalTime.of(0, 0), LocalTime.of(23, 0)))));
        assertThat(fitting(otherDay)).isEmpty();
    }

    @Test
    @DisplayName("R-36 a shift that overlaps another of theirs does not fit, one that touches does")
    void fitsWhoHasNoOtherShiftThen() {
        Someone anna = volunteer("Anna");
        ShiftId own = shift(at(12), at(14), 1);
        append(own, new VolunteerSignedUp(own, anna.volunteer, anna.person));
        ShiftId touching = shift(at(14), at(16), 1);
        ShiftId overlapping = shift(at(13), at(15), 1);
        assertThat(fitting(anna)).containsExactly(touching);
        append(own, new ShiftCancelled(own));
        assertThat(fitting(anna)).containsExactly(overlapping, touching);
    }

    @Test
    @DisplayName("R-32 where clearance is needed, a shift fits who is cleared on its day")
    void fitsWhoIsCleared() {
        append(
                cafe,
                new ProtectedContactAssessed(
                        cafe, new ProtectedContact(Kind.CARING, Intensity.ALONE, Duration.REGULAR)));
        ShiftId shift = shift(1);
        assertThat(shifts().at("/0/clearanceNeeded").asBoolean()).isTrue();
        assertThat(fitting(volunteer("Anna"))).isEmpty();
        assertThat(fitting(cleared(day.minusYears(5)))).containsExactly(shift);
        assertThat(fitting(cleared(day.minusYears(5).minusDays(1)))).isEmpty();
        Answer plan = get("/api/v1/activities/" + cafe);
        assertThat(plan.text("/protectedContact/kind")).isEqualTo("CARING");
        assertThat(plan.text("clearanceNeeded")).isEqualTo("true");
    }

    @Test
    @DisplayName(
            "R-32 who helps where clearance is needed is cleared on the shift's day, or is not; seen with the names")
    void whoIsCleared() {
        Someone lastDay = cleared(day.minusYears(5));
        Someone endsBefore = cleared(day.minusYears(5).minusDays(1));
        Someone never = volunteer("Cem");
        ShiftId shift = shift(3);
        for (Someone someone : List.of(lastDay, endsBefore, never)) {
            append(shift, new VolunteerSignedUp(shift, someone.volunteer, someone.person));
        }
        assertThat(get("/api/v1/activities/" + cafe + "/shifts").body()).doesNotContain("\"cleared\"");
        append(
                cafe,
                new ProtectedContactAssessed(
                        cafe, new ProtectedContact(Kind.CARING, Intensity.ALONE, Duration.REGULAR)));
        for (JsonNode helper : shifts().at("/0/volunteers")) {
            assertThat(helper.get("cleared").asBoolean())
                    .isEqualTo(helper.get("volunteer").asString().equals(lastDay.volunteer.toString()));
        }
        assertThat(as(organisation.value(), "moderator")
                        .get("/api/v1/activities/" + cafe + "/shifts", "Consistent-With", "" + position)
                        .body())
                .doesNotContain("\"cleared\"");
    }

    @Test
    void comesPageByPage() {
        List<ShiftId> made = List.of(shift(at(9), at(10), 1), shift(at(10), at(11), 1), shift(at(11), at(12), 1));
        List<ShiftId> all = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = get("/api/v1/shifts?open=true&limit=1" + cursor);
            all.addAll(ids(page.json().get("items")));
            cursor = page.json().get("next").isNull() ? "" : "&cursor=" + page.text("next");
        } while (!cursor.isEmpty());
        assertThat(all).isEqualTo(made);
    }

    private Instant at(int hour) {
        return day.atTime(hour, 0).atZone(BERLIN).toInstant();
    }

    private ShiftId shift(int needed, String... skills) {
        return shift(at(14), at(16), needed, skills);
    }

    private ShiftId shift(Instant start, Instant end, int needed, String... skills) {
        ShiftId shift = ShiftId.next();
        append(shift, new ShiftPlanned(shift, cafe, new StaffingNeed("serve", start, end, needed, List.of(skills))));
        return shift;
    }

    private Someone volunteer(String givenName, String... skills) {
        Someone someone = new Someone(VolunteerId.next(), PersonId.next());
        append(someone.person, new PersonRegistered(someone.person, givenName, "A", null, null, List.of(), null));
        append(someone.volunteer, new VolunteerRegistered(someone.volunteer, someone.person, quarter, List.of(skills)));
        return someone;
    }

    private Someone available(String from, String to) {
        Someone someone = volunteer("Anna");
        append(
                someone.volunteer,
                new AvailabilityChanged(
                        someone.volunteer,
                        List.of(new WeeklyTime(day.getDayOfWeek(), LocalTime.parse(from), LocalTime.parse(to)))));
        return someone;
    }

    private Someone cleared(LocalDate inspectedOn) {
        Someone someone = volunteer("Anna");
        append(
                someone.volunteer,
                new CertificateInspected(
                        someone.volunteer,
                        someone.person,
                        InspectionId.next(),
                        new Inspection(inspectedOn, inspectedOn, false)));
        return someone;
    }

    private void append(Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, Instant.now()), aggregate, events);
    }

    private JsonNode shifts() {
        return get("/api/v1/activities/" + cafe + "/shifts").json().get("items");
    }

    private List<ShiftId> fitting(Someone someone) {
        return found("?open=true&volunteer=" + someone.volunteer);
    }

    private List<ShiftId> found(String query) {
        Answer answer = get("/api/v1/shifts" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return ids(answer.json().get("items"));
    }

    private static List<ShiftId> ids(JsonNode items) {
        List<ShiftId> ids = new ArrayList<>();
        for (JsonNode item : items) {
            ids.add(new ShiftId(UUID.fromString(item.get("id").asString())));
        }
        return ids;
    }

    private Answer get(String path) {
        return as(organisation.value(), "quarter-manager").get(path, "Consistent-With", Long.toString(position));
    }

    private TestHttp as(String of, String role) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("somebody", of, role));
    }
}
