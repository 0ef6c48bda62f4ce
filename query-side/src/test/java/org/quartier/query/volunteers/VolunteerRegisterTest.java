package org.quartier.query.volunteers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.VolunteerEvent.AvailabilityChanged;
import org.quartier.kernel.event.VolunteerEvent.SkillsChanged;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.privacy.SubjectKeys;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.VolunteerStatus;
import org.quartier.kernel.value.WeeklyTime;
import org.quartier.query.Csv;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class VolunteerRegisterTest {

    private static final String REGISTER = "/api/v1/volunteer-register";
    private static final Instant MAY_4_NOON = Instant.parse("2026-05-04T10:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private SubjectKeys keys;

    @Autowired
    private RebuildCheck rebuild;

    private OrganisationId organisation;
    private QuarterId quarter;
    private long position;

    private record Someone(VolunteerId volunteer, PersonId person) {}

    @BeforeEach
    void aQuarterInBerlinTime() {
        organisation = new OrganisationId("register-" + UUID.randomUUID());
        quarter = QuarterId.next();
        append(quarter, new QuarterOpened(quarter, "Coerde", "Münster", "NW", ZoneId.of("Europe/Berlin"), List.of()));
    }

    @Test
    void showsWhoCanHelpWithWhatAndWhenAndHowMuchWasApproved() {
        Someone anna = volunteer("Anna", "Neu", "cooking", "Deutsch");
        append(
                anna.volunteer,
                new AvailabilityChanged(anna.volunteer, List.of(weekly(DayOfWeek.MONDAY, "09:00", "12:00"))));
        hours(anna, 90, true);
        hours(anna, 30, true);
        hours(anna, 45, false);

        assertThat(get(REGISTER).json().get("items").get(0).toString())
                .isEqualTo("""
                    {"volunteer":"%s","personId":"%s","name":"Anna Neu","status":"ACTIVE","skills":["cooking","Deutsch"],\
                    "availability":[{"day":"MONDAY","from":"09:00:00","to":"12:00:00"}],"quarter":"%s",\
                    "approvedMinutes":120}\
                    """.formatted(anna.volunteer, anna.person, quarter));
        assertThat(get(REGISTER + ".json").body()).isEqualTo(get(REGISTER).body());
    }

    @Test
    void isSearchedByNameSkillAndStatus() {
        Someone anna = volunteer("Anna", "Müller", "Kochen");
        Someone ben = volunteer("Ben", "Adam", "Bügeln", "Kochen");
        append(
                ben.volunteer,
                new VolunteerStatusChanged(ben.volunteer, ben.person, VolunteerStatus.PAUSED, "ill"),
                new SkillsChanged(ben.volunteer, List.of("Bügeln")));

        assertThat(found("")).containsExactly(ben, anna);
        assertThat(found("?q=muller")).containsExactly(anna);
        assertThat(found("?q=kochen")).isEmpty();
        assertThat(found("?skill=kochen")).containsExactly(anna);
        assertThat(found("?skill=BUGELN")).containsExactly(ben);
        assertThat(found("?skill=koch")).isEmpty();
        assertThat(found("?status=PAUSED")).containsExactly(ben);
        assertThat(found("?status=ACTIVE&q=ben")).isEmpty();
    }

    @Test
    void isSearchedByAvailabilityInTheZoneOfTheQuarterHalfOpen() {
        Someone monday = volunteer("Anna", "A");
        Someone late = volunteer("Ben", "B");
        volunteer("Cem", "C");
        append(
                monday.volunteer,
                new AvailabilityChanged(monday.volunteer, List.of(weekly(DayOfWeek.TUESDAY, "09:00", "12:00"))),
                new AvailabilityChanged(monday.volunteer, List.of(weekly(DayOfWeek.MONDAY, "09:00", "12:00"))));
        append(
                late.volunteer,
                new AvailabilityChanged(late.volunteer, List.of(weekly(DayOfWeek.SUNDAY, "22:00", "00:00"))));

        assertThat(found("?availableOn=2026-05-04")).as("a Monday").containsExactly(monday);
        assertThat(found("?availableOn=2026-05-05")).isEmpty();
        assertThat(found("?availableOn=2026-05-03")).containsExactly(late);
        assertThat(found("?availableOn=2026-05-04T07:00:00Z"))
                .as("9:00 in summer")
                .containsExactly(monday);
        assertThat(found("?availableOn=2026-05-04T06:59:59Z")).isEmpty();
        assertThat(found("?availableOn=2026-05-04T11:59:59%2B02:00")).containsExactly(monday);
        assertThat(found("?availableOn=2026-05-04T12:00:00%2B02:00"))
                .as("half-open")
                .isEmpty();
        assertThat(found("?availableOn=2026-12-07T07:00:00Z"))
                .as("8:00 in winter")
                .isEmpty();
        assertThat(found("?availableOn=2026-05-03T21:59:59Z"))
                .as("until midnight")
                .containsExactly(late);
        assertThat(found("?availableOn=2026-05-03T22:00:00Z")).isEmpty();
    }

    @Test
    void whatCannotBeAskedIsRefusedByField() {
        assertMalformed("?clearance=VALID", "clearance");
        assertMalformed("?availableOn=monday", "availableOn");
        assertMalformed("?availableOn=2026-02-29", "availableOn");
        assertMalformed("?availableOn=%2B999999999-01-01", "availableOn");
        assertMalformed("?status=active", "status");
        assertMalformed("?skill=%00", "skill");
        assertMalformed("?q=%00", "q");
        assertMalformed("?cursor=eA", "cursor");
    }

    @Test
    void comesPageByPageByName() {
        Someone zoe = volunteer("Zoë", "Ender");
        Someone anna = volunteer("Anna", "ender");
        Someone adam = volunteer("Ben", "Ädam");

        List<Someone> all = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = get(REGISTER + "?limit=1" + cursor);
            all.addAll(ids(page));
            cursor = page.json().get("next").isNull() ? "" : "&cursor=" + page.text("next");
        } while (!cursor.isEmpty());

        assertThat(all).containsExactly(adam, anna, zoe);
    }

    @Test
    void skillsComeBackFromTheTableAsTyped() {
        List<String> skills = List.of("=first aid; CPR", "CPR", "\"Oma\"", "a, b");
        volunteer("Anna", "Neu", skills.toArray(String[]::new));

        List<List<String>> table = Csv.parse(get(REGISTER + ".csv").body());

        assertThat(Csv.items(table.getLast().get(table.getFirst().indexOf("skills"))))
                .isEqualTo(skills);
    }

    @Test
    void theTableHasTheSameFiguresAndNoFormula() {
        Someone anna = volunteer("=HYPERLINK(\"x\")", "Neu", "a,b", "c");
        append(
                anna.volunteer,
                new AvailabilityChanged(anna.volunteer, List.of(weekly(DayOfWeek.MONDAY, "09:00", "12:30"))));
        hours(anna, 90, true);

        Answer table = get(REGISTER + ".csv");
        Answer negotiated = manager().get(REGISTER, "Accept", "text/csv", "Consistent-With", "" + position);

        assertThat(table.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(Csv.parse(table.body()))
                .containsExactly(
                        List.of(
                                "volunteer",
                                "personId",
                                "name",
                                "status",
                                "skills",
                                "availability",
                                "quarter",
                                "approvedMinutes"),
                        List.of(
                                anna.volunteer.toString(),
                                anna.person.toString(),
                                "=HYPERLINK(\"x\") Neu",
                                "ACTIVE",
                                "a,b; c",
                                "MONDAY 09:00-12:30",
                                quarter.toString(),
                                "90"));
        assertThat(table.body()).contains("\"'=HYPERLINK");
        assertThat(negotiated.body()).isEqualTo(table.body());
        assertThat(manager().get(REGISTER, "Accept", "*/*").header("Content-Type"))
                .startsWith("application/json");
        assertMalformed(".csv?clearance=VALID", "clearance");
    }

    @Test
    void aHeaderThatCannotBeReadAsksForTheUsualForm() {
        Answer answer = manager().get(REGISTER, "Accept", "garbage");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Vary")).contains("Accept");
    }

    @Test
    void isSeenOnlyByThoseWhoSeeNames() {
        Someone anna = volunteer("Anna", "Neu");

        for (String role : List.of("administrator", "quarter-manager", "moderator", "auditor")) {
            assertThat(as(organisation.value(), role).get(REGISTER).status()).isEqualTo(200);
        }
        for (String role : List.of("reader", "regional-manager")) {
            for (String suffix : List.of("", ".json", ".csv")) {
                assertThat(as(organisation.value(), role).get(REGISTER + suffix).status())
                        .isEqualTo(403);
            }
        }
        assertThat(as("Other", "administrator")
                        .get(REGISTER, "Consistent-With", "" + position)
                        .body())
                .doesNotContain(anna.volunteer.toString());
    }

    @Test
    @DisplayName("R-69 an erased volunteer stays in the register, nameless and with the same minutes")
    void anErasedVolunteerStays() {
        Someone anna = volunteer("Anna", "Neu", "Kochen");
        hours(anna, 90, true);
        keys.destroy(anna.person.value(), organisation);
        append(anna.person, new PersonErased(anna.person));

        Answer register = get(REGISTER);

        assertThat(register.text("/items/0/name")).isEqualTo("erased person");
        assertThat(register.text("/items/0/approvedMinutes")).isEqualTo("90");
        assertThat(found("?q=erased")).isEmpty();
    }

    @Test
    void isTheSameAfterARebuild() {
        Someone anna = volunteer("Anna", "Neu", "Kochen");
        append(
                anna.volunteer,
                new AvailabilityChanged(anna.volunteer, List.of(weekly(DayOfWeek.MONDAY, "09:00", "12:00"))),
                new VolunteerStatusChanged(anna.volunteer, anna.person, VolunteerStatus.LEFT, "moved"));

        rebuild.keepsEverythingOf("volunteers");
    }

    private Someone volunteer(String givenName, String familyName, String... skills) {
        Someone someone = new Someone(VolunteerId.next(), PersonId.next());
        append(
                someone.person,
                new PersonRegistered(someone.person, givenName, familyName, null, null, List.of(), null));
        append(someone.volunteer, new VolunteerRegistered(someone.volunteer, someone.person, quarter, List.of(skills)));
        return someone;
    }

    private void hours(Someone someone, int minutes, boolean approved) {
        HourEntryId entry = HourEntryId.next();
        Instant end = MAY_4_NOON.plusSeconds(minutes * 60L);
        append(
                entry,
                new HoursDrafted(entry, someone.volunteer, someone.person, null, "helped", MAY_4_NOON, end, minutes),
                new HoursSubmitted(entry, someone.person, MAY_4_NOON, end, minutes));
        if (approved) {
            append(entry, new HoursApproved(entry, someone.person));
        }
    }

    private static WeeklyTime weekly(DayOfWeek day, String from, String to) {
        return new WeeklyTime(day, LocalTime.parse(from), LocalTime.parse(to));
    }

    private void append(Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, Instant.now()), aggregate, events);
    }

    private List<Someone> found(String query) {
        return ids(get(REGISTER + query));
    }

    private static List<Someone> ids(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<Someone> ids = new ArrayList<>();
        for (JsonNode item : answer.json().get("items")) {
            ids.add(new Someone(
                    new VolunteerId(UUID.fromString(item.get("volunteer").asString())),
                    new PersonId(UUID.fromString(item.get("personId").asString()))));
        }
        return ids;
    }

    private void assertMalformed(String query, String field) {
        Answer answer = get(REGISTER + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    private Answer get(String path) {
        return manager().get(path, "Consistent-With", Long.toString(position));
    }

    private TestHttp manager() {
        return as(organisation.value(), "quarter-manager");
    }

    private TestHttp as(String organisation, String role) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("somebody", organisation, role));
    }
}
