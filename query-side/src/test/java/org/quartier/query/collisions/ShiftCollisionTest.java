package org.quartier.query.collisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.query.Given.BERLIN;
import static org.quartier.query.Given.at;
import static org.quartier.query.Given.planned;
import static org.quartier.query.Given.slot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.ActivityEvent.ProtectedContactAssessed;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.OrganisationEvent.OrganisationDescribed;
import org.quartier.kernel.event.OrganisationEvent.OrganisationSettingsChanged;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.ShiftEvent.ShiftCancelled;
import org.quartier.kernel.event.ShiftEvent.ShiftPlanned;
import org.quartier.kernel.event.ShiftEvent.StandbyJoined;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedUp;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.event.VolunteerEvent.AvailabilityChanged;
import org.quartier.kernel.event.VolunteerEvent.CertificateInspected;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.InspectionId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.StaffId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.Inspection;
import org.quartier.kernel.value.ModeratorRole;
import org.quartier.kernel.value.OrganisationSettings;
import org.quartier.kernel.value.ProtectedContact;
import org.quartier.kernel.value.ProtectedContact.Duration;
import org.quartier.kernel.value.ProtectedContact.Intensity;
import org.quartier.kernel.value.ProtectedContact.Kind;
import org.quartier.kernel.value.StaffingNeed;
import org.quartier.kernel.value.WeeklyTime;
import org.quartier.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** On Tuesday, 5 May 2026: who helps in a shift is taken, with half an hour to get from one place to the next. */
@QuerySideTest
class ShiftCollisionTest {

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    private final OrganisationId organisation = new OrganisationId("org-" + UUID.randomUUID());
    private final QuarterId coerde = QuarterId.next();
    private long position;

    private record Someone(PersonId person, VolunteerId volunteer) {}

    @BeforeEach
    void aQuarter() {
        append(coerde, new QuarterOpened(coerde, "Coerde", "Münster", "NW", BERLIN, List.of()));
        append(
                "organisation-" + organisation.value(),
                new OrganisationDescribed(organisation, "Demo", "CHARITY"),
                new OrganisationSettingsChanged(
                        organisation,
                        new OrganisationSettings(null, 30, null, null, null, null, null, null, null, null)));
    }

    private void append(Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, Instant.now()), aggregate, events);
    }

    private PersonId person(String name) {
        PersonId person = PersonId.next();
        append(person, new PersonRegistered(person, name, "Beck", null, null, List.of(), coerde));
        return person;
    }

    private Someone volunteer(String name, QuarterId quarter, String... skills) {
        PersonId person = person(name);
        VolunteerId volunteer = VolunteerId.next();
        append(volunteer, new VolunteerRegistered(volunteer, person, quarter, List.of(skills)));
        return new Someone(person, volunteer);
    }

    private ActivityId activity(String from, String to) {
        ActivityId activity = ActivityId.next();
        append(activity, planned(activity, coerde, "Café", slot("2026-05-05T" + from, "2026-05-05T" + to)));
        return activity;
    }

    private ShiftId shift(ActivityId activity, String from, String to, String... skills) {
        ShiftId shift = ShiftId.next();
        append(
                shift,
                new ShiftPlanned(
                        shift,
                        activity,
                        new StaffingNeed(
                                "help", at("2026-05-05T" + from), at("2026-05-05T" + to), 3, List.of(skills))));
        return shift;
    }

    private void signUp(ShiftId shift, Someone who) {
        append(shift, new VolunteerSignedUp(shift, who.volunteer, who.person));
    }

    private Answer get(String query) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("m", organisation.value(), "quarter-manager"))
                .get("/api/v1/collisions?" + query, "Consistent-With", Long.toString(position));
    }

    private JsonNode ask(String query, String from, String to) {
        Answer answer = get(query + "&from=" + may5(from) + "&to=" + may5(to));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String may5(String time) {
        return URLEncoder.encode("2026-05-05T" + time + ":00+02:00", StandardCharsets.UTF_8);
    }

    private static List<String> persons(JsonNode answer) {
        List<String> found = new ArrayList<>();
        answer.get("alternatives").forEach(item -> {
            if (item.get("kind").asString().equals("PERSON")) {
                found.add(item.get("name").asString().replace(" Beck", ""));
            }
        });
        return found;
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({"08:00, 09:30, 0", "08:00, 09:31, 1", "12:29, 13:00, 1", "12:30, 13:00, 0"})
    @DisplayName("R-06 R-36 who helps in a shift is taken, with the way there and back")
    void shiftsAreTaken(String from, String to, int collisions) {
        Someone anna = volunteer("Anna", coerde);
        ActivityId cafe = activity("10:00", "12:00");
        ShiftId shift = shift(cafe, "10:00", "12:00");
        signUp(shift, anna);
        JsonNode answer = ask("person=" + anna.person, from, to);
        assertThat(answer.get("collisions")).hasSize(collisions);
        if (collisions == 1) {
            assertThat(answer.at("/collisions/0/purpose").asString()).isEqualTo("SHIFT");
            assertThat(answer.at("/collisions/0/shift").asString()).isEqualTo(shift.toString());
            assertThat(answer.at("/collisions/0/activity").asString()).isEqualTo(cafe.toString());
            assertThat(answer.at("/collisions/0/binding").asBoolean()).isTrue();
        }
    }

    @Test
    @DisplayName("R-36 a shift collides neither with itself nor with its moved activity; others there need no way")
    void itself() {
        Someone anna = volunteer("Anna", coerde);
        ActivityId cafe = activity("10:00", "14:00");
        ShiftId coffee = shift(cafe, "10:00", "12:00");
        ShiftId dishes = shift(cafe, "12:00", "14:00");
        signUp(coffee, anna);
        String who = "person=" + anna.person;
        assertThat(ask(who + "&shift=" + coffee, "10:00", "12:00").get("collisions"))
                .isEmpty();
        assertThat(ask(who + "&activity=" + cafe, "10:00", "12:00").get("collisions"))
                .isEmpty();
        assertThat(ask(who + "&shift=" + dishes, "12:00", "14:00").get("collisions"))
                .isEmpty();
        assertThat(ask(who + "&shift=" + dishes, "11:59", "14:00").get("collisions"))
                .hasSize(1);
    }

    @Test
    @DisplayName("R-36 who stands by is asked, not bound; a cancelled shift takes nobody")
    void standby() {
        Someone anna = volunteer("Anna", coerde);
        ShiftId shift = shift(activity("10:00", "12:00"), "10:00", "12:00");
        append(shift, new StandbyJoined(shift, anna.volunteer, anna.person));
        assertThat(ask("person=" + anna.person, "10:00", "12:00")
                        .at("/collisions/0/binding")
                        .asBoolean())
                .isFalse();
        append(shift, new ShiftCancelled(shift));
        assertThat(ask("person=" + anna.person, "10:00", "12:00").get("collisions"))
                .isEmpty();
    }

    @Test
    @DisplayName("R-38 the time of a shift and of the entry logged from it is taken once")
    void hoursTakeNobodysTime() {
        Someone anna = volunteer("Anna", coerde);
        ShiftId shift = shift(activity("10:00", "12:00"), "10:00", "12:00");
        signUp(shift, anna);
        HourEntryId entry = HourEntryId.next();
        Instant ten = at("2026-05-05T10:00");
        Instant twelve = at("2026-05-05T12:00");
        append(
                entry,
                new HoursDrafted(entry, anna.volunteer, anna.person, null, "coffee", ten, twelve, 120),
                new HoursSubmitted(entry, anna.person, ten, twelve, 120));
        JsonNode collisions = ask("person=" + anna.person, "10:00", "12:00").get("collisions");
        assertThat(collisions).hasSize(1);
        assertThat(collisions.at("/0/purpose").asString()).isEqualTo("SHIFT");
    }

    @Test
    @DisplayName("R-29 R-36 instead of a volunteer other volunteers come first, and then staff; who helps is not free")
    void volunteersFirst() {
        Someone anna = volunteer("Anna", coerde);
        PersonId staff = person("Sven");
        StaffId member = StaffId.next();
        append(member, new StaffMemberJoined(member, staff, null, List.of("moderator"), List.of(coerde)));
        volunteer("Far", QuarterId.next());
        Someone near = volunteer("Near", coerde);
        Someone busy = volunteer("Busy", coerde);
        Someone leads = volunteer("Leads", coerde);
        Someone asked = volunteer("Asked", coerde);
        ShiftId shift = shift(activity("10:00", "12:00"), "10:00", "12:00");
        signUp(shift, anna);
        signUp(shift, busy);
        append(shift, new StandbyJoined(shift, asked.volunteer, asked.person));
        ActivityId choir = activity("12:29", "13:00");
        append(choir, new ModeratorAssigned(choir, leads.person, ModeratorRole.LEAD, null));
        JsonNode answer = ask("person=" + anna.person, "11:00", "12:00");
        List<String> free = persons(answer);
        assertThat(free.subList(0, 2)).containsExactlyInAnyOrder("Near", "Asked");
        assertThat(free.subList(2, free.size())).containsExactly("Far", "Sven");
        assertThat(answer.get("alternatives")
                        .valueStream()
                        .map(item -> item.path("volunteer").asString("")))
                .contains(near.volunteer.toString());
    }

    @Test
    @DisplayName(
            "R-32 R-36 for a shift: who has its skills, then who has time, then the quarter; not without clearance")
    void forAShift() {
        ActivityId club = activity("10:00", "12:00");
        append(
                club,
                new ProtectedContactAssessed(
                        club, new ProtectedContact(Kind.CARING, Intensity.ALONE, Duration.REGULAR)));
        ShiftId shift = shift(club, "10:00", "12:00", "Mathe");
        Someone anna = cleared(volunteer("Anna", coerde, "Mathe"));
        signUp(shift(activity("10:00", "12:00"), "10:00", "12:00"), anna);
        cleared(volunteer("Unskilled", coerde));
        Someone tuesdays = cleared(volunteer("Tuesdays", QuarterId.next(), "mathe"));
        append(tuesdays.volunteer, week(tuesdays, DayOfWeek.TUESDAY));
        Someone mondays = cleared(volunteer("Mondays", coerde, "MATHE"));
        append(mondays.volunteer, week(mondays, DayOfWeek.MONDAY));
        cleared(volunteer("Any", coerde, "Mathe"));
        volunteer("Uncleared", coerde, "Mathe");
        Someone there = cleared(volunteer("There", coerde, "Mathe"));
        signUp(shift, there);
        PersonId staff = person("Sven");
        StaffId member = StaffId.next();
        append(member, new StaffMemberJoined(member, staff, null, List.of("moderator"), List.of(coerde)));

        JsonNode answer = ask("person=" + anna.person + "&shift=" + shift, "10:00", "12:00");

        assertThat(persons(answer)).containsExactly("Any", "Tuesdays", "Mondays", "Unskilled");
        JsonNode last =
                answer.get("alternatives").get(answer.get("alternatives").size() - 1);
        assertThat(last.get("fits").asBoolean()).isFalse();
        assertThat(last.get("available").asBoolean()).isTrue();
    }

    private Someone cleared(Someone who) {
        append(
                who.volunteer,
                new CertificateInspected(
                        who.volunteer,
                        who.person,
                        InspectionId.next(),
                        new Inspection(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2), false)));
        return who;
    }

    private static AvailabilityChanged week(Someone who, DayOfWeek day) {
        return new AvailabilityChanged(
                who.volunteer, List.of(new WeeklyTime(day, LocalTime.of(10, 0), LocalTime.of(12, 0))));
    }

    @Test
    void aShiftIsOfTheOrganisationAndForSomeone() {
        ShiftId shift = shift(activity("10:00", "12:00"), "10:00", "12:00");
        String days = "&from=2026-05-05&to=2026-05-06";
        PersonId anna = person("Anna");
        assertThat(get("person=" + anna + "&shift=" + shift + days).status()).isEqualTo(200);
        assertThat(get("person=" + anna + "&shift=" + ShiftId.next() + days).status())
                .isEqualTo(404);
        assertThat(get("shift=" + shift + days).status()).isEqualTo(400);
    }
}
