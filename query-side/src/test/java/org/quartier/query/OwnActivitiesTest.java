package org.quartier.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.query.Given.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.ActivityEvent.ModeratorReleased;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.StaffEvent.StaffMemberDeparted;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.StaffId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.privacy.SubjectKeys;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.Contact;
import org.quartier.kernel.value.ModeratorRole;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.query.Gathering.Guest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What moderators see of persons: of those who come to the activities that they lead all, of others nothing. Mia leads
 * the café, to which Anna comes; Ben comes to the walk, which Nora leads.
 */
@QuerySideTest
class OwnActivitiesTest {

    private static final Instant MAY_4 = at("2026-05-04T10:00");

    private final Gathering cafe = Gathering.in(QuarterId.next(), "2026-05-05T16:00:00Z");
    private final Gathering walk = Gathering.in(cafe.quarter(), "2026-05-06T16:00:00Z");
    private final Guest anna = Guest.next();
    private final Guest ben = Guest.next();
    private final PersonId mia = PersonId.next();
    private final PersonId nora = PersonId.next();
    private final StaffId miasRecord = StaffId.next();
    private final VolunteerId annaHelps = VolunteerId.next();
    private final VolunteerId benHelps = VolunteerId.next();

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private SubjectKeys keys;

    private OrganisationId organisation;
    private long position;

    @BeforeEach
    void twoActivities() {
        organisation = new OrganisationId("own-" + UUID.randomUUID());
        ActorId actor = new ActorId(
                UUID.fromString(as("mia", "moderator").get("/api/v1/me").text("actor")));
        person(anna.person(), "Anna", "Beck");
        person(ben.person(), "Ben", "Can");
        person(mia, "Mia", "Demir");
        person(nora, "Nora", "Engel");
        StaffId norasRecord = StaffId.next();
        append(miasRecord, new StaffMemberJoined(miasRecord, mia, actor, List.of("moderator"), List.of()));
        append(norasRecord, new StaffMemberJoined(norasRecord, nora, ActorId.next(), List.of("moderator"), List.of()));
        open(cafe, mia, anna);
        open(walk, nora, ben);
        volunteer(annaHelps, anna, cafe.activity(), "cut the cake");
        volunteer(benHelps, ben, walk.activity(), "carried the map");
    }

    private void open(Gathering gathering, PersonId leader, Guest guest) {
        ActivityId activity = gathering.activity();
        append(
                activity,
                Given.planned(
                        activity, gathering.quarter(), "Gathering", Given.slot("2026-05-05T18:00", "2026-05-05T20:00")),
                new ActivityPublished(activity, null),
                new ModeratorAssigned(activity, leader, ModeratorRole.LEAD, null));
        append(
                new ParticipationId(activity),
                gathering.opened(null),
                gathering.registered(guest, RegistrationStatus.WAITLISTED, 0, 0, 1),
                gathering.skipped(guest, 0, 1, guest));
    }

    private void volunteer(VolunteerId volunteer, Guest guest, ActivityId activity, String task) {
        HourEntryId entry = HourEntryId.next();
        append(volunteer, new VolunteerRegistered(volunteer, guest.person(), cafe.quarter(), List.of("help")));
        append(
                entry,
                new HoursDrafted(entry, volunteer, guest.person(), activity, task, MAY_4, MAY_4.plusSeconds(3_600), 60),
                new HoursSubmitted(entry, guest.person(), MAY_4, MAY_4.plusSeconds(3_600), 60),
                new HoursApproved(entry, guest.person()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/participation", "/waiting-list", ""})
    void ofAnActivity(String question) {
        String ofTheirs = mia("/api/v1/activities/" + cafe.activity() + question);
        String ofAnothers = mia("/api/v1/activities/" + walk.activity() + question);

        assertThat(ofTheirs).contains(question.isEmpty() ? "Mia Demir" : "Anna Beck");
        assertThat(ofAnothers)
                .contains((question.isEmpty() ? nora : ben.person()).toString())
                .doesNotContain("Can", "Engel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".json", ".csv"})
    void theVolunteerRegister(String form) {
        String register = mia("/api/v1/volunteer-register" + form);

        assertThat(register)
                .contains("Anna Beck", annaHelps.toString(), benHelps.toString())
                .doesNotContain("Can");
        assertThat(mia("/api/v1/volunteer-register" + form + "?q=Ben"))
                .as("who is not named is not found by name either")
                .doesNotContain(benHelps.toString());
        assertThat(mia("/api/v1/volunteer-register" + form + "?q=Anna")).contains(annaHelps.toString());
    }

    @Test
    void persons() {
        assertThat(mia("/api/v1/persons")).contains("Anna", "0251 Beck").doesNotContain("Ben", "Can", "Engel");
        assertThat(mia("/api/v1/persons?q=Ben")).contains("\"items\":[]");
        assertThat(mia("/api/v1/persons?q=0251")).contains("Anna").doesNotContain("Can");
        assertThat(mia("/api/v1/persons/" + anna.person())).contains("Anna", "0251 Beck", "1950-03-04");
        assertThat(mia("/api/v1/persons/" + ben.person())).isEqualTo("""
            {"id":"%s","languages":["de"],"erased":false,"version":0}\
            """.formatted(ben.person()));
    }

    @Test
    void theStaff() {
        assertThat(mia("/api/v1/staff")).contains("Mia Demir", nora.toString()).doesNotContain("Engel");
    }

    @Test
    void hours() {
        assertThat(mia("/api/v1/hours"))
                .contains("Anna Beck", "cut the cake", benHelps.toString())
                .doesNotContain("Can", "carried the map");
        assertThat(mia("/api/v1/volunteers/" + benHelps + "/hours")).doesNotContain("Can", "carried the map");
        assertThat(mia("/api/v1/volunteers/" + annaHelps + "/hours-statement?year=2026"))
                .contains("Anna Beck", "cut the cake");
        assertThat(mia("/api/v1/volunteers/" + benHelps + "/hours-statement?year=2026"))
                .contains("\"approvedMinutes\":60")
                .doesNotContain("Can", "carried the map");
    }

    @Test
    void theAuditIsNotForModerators() {
        for (String path : List.of(
                "/api/v1/audit/activities/" + cafe.activity() + "/participation",
                "/api/v1/audit/persons/" + anna.person() + "/participation",
                "/api/v1/audit/events")) {
            assertThat(as("mia", "moderator").get(path).status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void whoIsReleasedSeesNamesNoLonger() {
        append(cafe.activity(), new ModeratorReleased(cafe.activity(), mia, null));

        seesNobody();
    }

    @Test
    void whoLeftSeesNamesNoLonger() {
        append(miasRecord, new StaffMemberDeparted(miasRecord, mia, LocalDate.of(2026, 3, 31), null));

        seesNobody();
    }

    @Test
    void whoIsErasedSeesNamesNoLonger() {
        keys.destroy(mia.value(), organisation);
        append(mia, new PersonErased(mia));

        seesNobody();
    }

    @Test
    void someoneElsesTokenAndAnotherRoleSeeNobody() {
        for (TestHttp other : List.of(as("otto", "moderator"), as("mia", "reader"), as("mia", "regional-manager"))) {
            assertThat(body(other, "/api/v1/activities/" + cafe.activity() + "/participation"))
                    .contains(anna.person().toString())
                    .doesNotContain("Beck");
        }
        for (String role : List.of("administrator", "quarter-manager", "auditor")) {
            assertThat(body(as("otto", role), "/api/v1/activities/" + cafe.activity() + "/participation"))
                    .contains("Anna Beck");
            assertThat(body(as("otto", role), "/api/v1/staff")).contains("Mia Demir", "Nora Engel");
        }
    }

    private void seesNobody() {
        for (String path : List.of(
                "activities/" + cafe.activity() + "/participation",
                "activities/" + cafe.activity() + "/waiting-list",
                "activities/" + cafe.activity(),
                "volunteer-register",
                "persons",
                "persons/" + anna.person(),
                "staff",
                "hours",
                "volunteers/" + annaHelps + "/hours-statement?year=2026")) {
            assertThat(mia("/api/v1/" + path)).as(path).doesNotContain("Anna", "Beck", "Demir", "cake");
        }
    }

    private void person(PersonId person, String givenName, String familyName) {
        append(
                person,
                new PersonRegistered(
                        person,
                        givenName,
                        familyName,
                        new Contact(null, "0251 " + familyName, null),
                        LocalDate.of(1950, 3, 4),
                        List.of("de"),
                        null));
    }

    private void append(Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, Instant.now()), aggregate, events);
    }

    private String mia(String path) {
        return body(as("mia", "moderator"), path);
    }

    private String body(TestHttp who, String path) {
        Answer answer = who.get(path, "Consistent-With", Long.toString(position));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private TestHttp as(String subject, String role) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of(subject, organisation.value(), role));
    }
}
