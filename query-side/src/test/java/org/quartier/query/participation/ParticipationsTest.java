package org.quartier.query.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.privacy.SubjectKeys;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.AttendanceStatus;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.query.Gathering;
import org.quartier.query.Gathering.Guest;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class ParticipationsTest {

    private final Guest anna = Guest.next();
    private final Guest ben = Guest.next();
    private final Guest cem = Guest.next();

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private SubjectKeys keys;

    @Autowired
    private RebuildCheck rebuild;

    private final Gathering cafe = Gathering.in(QuarterId.next(), "2026-05-05T16:00:00Z");

    @ParameterizedTest(name = "{0} places, {1} reserved, a party of 3 and one of 1: {2} free")
    @CsvSource({"5,0,1", "4,0,0", "3,0,-1", "10,2,4", "10,10,-4", "0,0,-4"})
    @DisplayName("R-12 free places count party sizes and what is reserved; negative when overbooked (R-11)")
    void freePlaces(int places, int reserved, int free) {
        cafe.plan(log, ActivityKind.EVENT, Gathering.places(places, reserved));
        long position = cafe.append(
                log,
                cafe.registered(anna, RegistrationStatus.CONFIRMED, 2, 0, 1),
                cafe.registered(ben, RegistrationStatus.CONFIRMED, 0, 0, 2),
                cafe.registered(cem, RegistrationStatus.WAITLISTED, 4, 0, 3));

        JsonNode answer = ask(position).json();

        assertThat(answer.get("free").asInt()).isEqualTo(free);
        assertThat(answer.get("places").asInt()).isEqualTo(places);
    }

    @Test
    @DisplayName("R-12 an open offer holds its places, a withdrawal frees them, and no limit means no figure")
    void offersHoldPlaces() {
        cafe.plan(log, ActivityKind.EVENT, null);
        Instant end = Instant.parse("2026-05-03T16:00:00Z");
        long open = cafe.append(
                log, cafe.registered(anna, RegistrationStatus.WAITLISTED, 1, 0, 1), cafe.offered(anna, 2, end, anna));
        assertThat(ask(open).json().has("free")).isFalse();
        assertThat(ask(open).json().has("places")).isFalse();
        JsonNode shown = ask(open).json().at("/registrations/0");
        assertThat(shown.get("status").asString()).isEqualTo("OFFERED");
        assertThat(shown.get("offeredUntil").asString()).isEqualTo("2026-05-03T16:00:00Z");
        assertThat(shown.has("position")).isFalse();

        long limited = cafe.append(log, cafe.capacity(2, 0));
        assertThat(ask(limited).json().get("free").asInt()).isZero();

        long withdrawn = cafe.append(log, cafe.withdrawn(anna, null));
        assertThat(ask(withdrawn).json().get("free").asInt()).isEqualTo(2);
        assertThat(ask(withdrawn).json().at("/registrations/0").has("offeredUntil"))
                .isFalse();
    }

    @Test
    @DisplayName("R-13 the position shown goes by priority, then the time of joining, then the sequence")
    void positions() {
        Instant early = Instant.parse("2026-05-01T08:00:00Z");
        Instant late = early.plusMillis(1);
        Guest[] guests = {Guest.next(), Guest.next(), Guest.next(), Guest.next(), Guest.next()};
        cafe.plan(log, ActivityKind.EVENT, Gathering.places(0, 0));
        cafe.append(log, waiting(guests[0], 0, 1, late));
        cafe.append(log, waiting(guests[1], 0, 2, early));
        cafe.append(log, waiting(guests[2], 1, 3, late));
        cafe.append(log, waiting(guests[3], 0, 4, early));
        long position = cafe.append(log, cafe.registered(guests[4], RegistrationStatus.CONFIRMED, 0, 9, 5));

        List<Integer> shown = new ArrayList<>();
        for (JsonNode registration : ask(position).json().get("registrations")) {
            shown.add(registration.path("position").asInt(0));
        }

        assertThat(shown).containsExactly(4, 2, 1, 3, 0);
    }

    private org.quartier.kernel.event.ParticipationEvent waiting(
            Guest guest, int priority, long sequence, Instant joined) {
        return cafe.registered(
                guest, RegistrationStatus.WAITLISTED, 0, priority, sequence, joined, AgeBand.UNKNOWN, null);
    }

    @ParameterizedTest(name = "2 named, 3 at the door without a name, counted {0}, additional {1}: {2}")
    @CsvSource({"7,false,7", "5,false,5", "4,false,5", "0,false,5", "4,true,6", "3,true,5", "0,true,5"})
    @DisplayName("R-27 reported is max(named, total), or named + additional; never both")
    void reported(int total, boolean additional, int reported) {
        cafe.plan(log, ActivityKind.EVENT, null);
        cafe.append(log, cafe.confirmed(anna, 1), cafe.confirmed(ben, 2), cafe.confirmed(cem, 3));
        cafe.append(
                log,
                cafe.recorded(anna, Attendance.PRESENT),
                cafe.recorded(ben, new Attendance(AttendanceStatus.PARTIAL, 30)),
                cafe.recorded(cem, Gathering.ABSENT),
                cafe.nameless(CheckInId.next(), 3));
        long position = cafe.append(log, cafe.counted(total, additional, Map.of()));

        JsonNode answer = ask(position).json();

        assertThat(answer.get("reported").asInt()).isEqualTo(reported);
        assertThat(answer.get("headCount").asInt()).isEqualTo(total);
        assertThat(answer.at("/registrations/1/minutes").asInt()).isEqualTo(30);
    }

    @Test
    @DisplayName("R-27 a later count supersedes; zero is a value, different from missing")
    void laterCounts() {
        cafe.plan(log, ActivityKind.EVENT, null);
        long none = cafe.append(log, cafe.confirmed(anna, 1));
        assertThat(ask(none).json().has("headCount")).isFalse();
        assertThat(ask(none).json().get("reported").asInt()).isZero();

        cafe.append(log, cafe.counted(9, true, Map.of()));
        long zero = cafe.append(log, cafe.counted(0, false, Map.of()));
        assertThat(ask(zero).json().get("headCount").asInt()).isZero();
        assertThat(ask(zero).json().get("reported").asInt()).isZero();
    }

    @Test
    @DisplayName("R-26 an annulment restores what was before, and takes nameless heads away")
    void annulments() {
        CheckInId byName = CheckInId.next();
        CheckInId nameless = CheckInId.next();
        cafe.plan(log, ActivityKind.EVENT, null);
        long in = cafe.append(
                log, cafe.confirmed(anna, 1), cafe.checkIn(byName, anna, false), cafe.nameless(nameless, 4));
        assertThat(ask(in).json().get("reported").asInt()).isEqualTo(5);
        assertThat(ask(in).json().at("/registrations/0/attendance").asString()).isEqualTo("PRESENT");

        long out = cafe.append(log, cafe.annulled(byName, anna, "wrong"), cafe.annulled(nameless, null, "wrong"));
        assertThat(ask(out).json().get("reported").asInt()).isZero();
        assertThat(ask(out).json().at("/registrations/0/attendance").asString()).isEqualTo("UNKNOWN");
    }

    @Test
    void theTagIsTheVersionOfTheParticipation() {
        long opened = cafe.plan(log, ActivityKind.EVENT, null);
        assertThat(ask(opened).header("ETag")).isEqualTo("\"0\"");

        long registered = cafe.append(log, cafe.confirmed(anna, 1), cafe.confirmed(ben, 2));
        assertThat(ask(registered).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    @DisplayName("R-69 who has the list already gets it without the names that went, though its version is the same")
    void namesGoWithoutANewVersion() {
        log.append(anna.person(), new PersonRegistered(anna.person(), "Anna", "Beck", null, null, List.of(), null));
        cafe.plan(log, ActivityKind.EVENT, null);
        long registered = cafe.append(log, cafe.confirmed(anna, 1));
        Answer before = ask(registered);
        assertThat(before.body()).contains("Beck");

        keys.destroy(anna.person().value(), new OrganisationId("Demo"));
        long erased = log.append(anna.person(), new PersonErased(anna.person()));
        Answer after = http("Demo", "quarter-manager")
                .get(
                        "/api/v1/activities/" + cafe.activity() + "/participation",
                        "Consistent-With",
                        Long.toString(erased),
                        "If-None-Match",
                        before.header("ETag"));

        assertThat(after.status()).isEqualTo(200);
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(after.body()).contains(anna.person().toString()).doesNotContain("Beck");
    }

    @Test
    void namesAreForThoseWhoMaySeeThem() {
        Guest dora = Guest.next();
        log.append(dora.person(), new PersonRegistered(dora.person(), "Dora", "Engel", null, null, List.of(), null));
        cafe.plan(log, ActivityKind.EVENT, null);
        long position = cafe.append(log, cafe.confirmed(dora, 1));

        for (String role : List.of("administrator", "quarter-manager", "auditor")) {
            assertThat(ask("Demo", role, position).text("/registrations/0/name"))
                    .isEqualTo("Dora Engel");
        }
        for (String role : List.of("reader", "regional-manager", "moderator")) { // who leads nothing
            assertThat(ask("Demo", role, position).body())
                    .doesNotContain("Engel")
                    .contains("CONFIRMED");
        }
        keys.destroy(dora.person().value(), new OrganisationId("Demo"));
        long erased = log.append(dora.person(), new PersonErased(dora.person()));
        assertThat(ask(erased).text("/registrations/0/name")).isEqualTo("erased person");
    }

    @ParameterizedTest
    @ValueSource(strings = {"participation", "waiting-list"})
    void anotherOrganisationFindsNothing(String question) {
        long position = cafe.plan(log, ActivityKind.EVENT, null);
        TestHttp stranger = http("Other", "administrator");

        Answer answer = stranger.get(
                "/api/v1/activities/" + cafe.activity() + "/" + question, "Consistent-With", Long.toString(position));

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void aRebuildGivesTheSame() {
        cafe.plan(log, ActivityKind.EVENT, Gathering.places(2, 0));
        cafe.append(
                log,
                cafe.registered(anna.again(), RegistrationStatus.CONFIRMED, 1, 0, 1),
                cafe.nameless(CheckInId.next(), 2),
                cafe.counted(3, false, Map.of()));
        Guest waiting = Guest.next();
        cafe.append(
                log,
                cafe.registered(waiting, RegistrationStatus.WAITLISTED, 1, 0, 2),
                cafe.skipped(waiting, 1, 2, waiting),
                cafe.promoted(waiting, "R-14", 2, waiting),
                cafe.recorded(waiting, Attendance.PRESENT));
        Guest offered = Guest.next();
        cafe.append(
                log,
                cafe.registered(offered, RegistrationStatus.WAITLISTED, 0, 0, 3),
                cafe.offered(offered, 1, Instant.parse("2026-05-03T16:00:00Z"), offered),
                cafe.withdrawn(offered, null),
                cafe.restored(offered, RegistrationStatus.OFFERED, RegistrationStatus.WAITLISTED, 1));

        assertThat(rebuild.keepsEverythingOf("participation").get("query.waiting_list_decision"))
                .isNotEmpty();
    }

    private Answer ask(long position) {
        return ask("Demo", "quarter-manager", position);
    }

    private Answer ask(String organisation, String role, long position) {
        Answer answer = http(organisation, role)
                .get(
                        "/api/v1/activities/" + cafe.activity() + "/participation",
                        "Consistent-With",
                        Long.toString(position));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private TestHttp http(String organisation, String role) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("paula-" + role, organisation, role));
    }
}
