package org.quartier.command.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Office.made;
import static org.quartier.command.Office.ok;
import static org.quartier.command.Office.refused;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.command.Office;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shifts over HTTP: what spans several of them, their activity, and the volunteers. */
@CommandSideTest
class ShiftHttpTest {

    private static final OffsetDateTime START =
            OffsetDateTime.now().plusDays(20).truncatedTo(ChronoUnit.HOURS);

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore store;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private TestDatabase database;

    private Neighbourhood coerde;
    private Office office;
    private PersonId anna;
    private String annas;
    private String cafe;

    @BeforeEach
    void anActivityAndAVolunteer() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
        office = Office.at(port, database);
        anna = coerde.person();
        annas = volunteer(anna);
        cafe = activity(START);
    }

    @Test
    @DisplayName("R-36 overlapping shifts of one person are refused, touching ones are not")
    void overlap() {
        String first = shift(cafe, START, 2);
        ok(signUp(first, annas));
        String touching = shift(activity(START), START.plusHours(2), 2);
        ok(signUp(touching, annas));
        String overlapping = shift(activity(START), START.plusHours(1), 1);
        Answer answer = signUp(overlapping, annas);
        refused(answer, 409, "R-36", "shift-overlap");
        assertThat(answer.text("/collisions/0/purpose")).isEqualTo("SHIFT");
        assertThat(answer.text("/collisions/0/resource")).isEqualTo(anna.toString());
        assertThat(answer.text("/collisions/0/activity")).isEqualTo(cafe);
        assertThat(office.stored(overlapping)).containsExactly("shift.planned");
        ok(coerde.http().delete(volunteers(first, annas)));
        ok(coerde.http().delete(volunteers(touching, annas)));
        ok(signUp(overlapping, annas));
    }

    @Test
    @DisplayName("R-36 of overlapping shifts at the same instant one is signed up for")
    void atTheSameInstant() {
        List<String> shifts =
                Stream.generate(() -> shift(activity(START), START, 2)).limit(6).toList();
        List<Answer> answers =
                shifts.stream()
                        .map(shift -> CompletableFuture.supplyAsync(() -> signUp(shift, annas)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 200)
                .forEach(answer -> refused(answer, 409, "R-36", "shift-overlap"));
    }

    @Test
    @DisplayName("R-07 a shift moves with its activity, and its bookings with it; a collision refuses the whole move")
    void movesWithItsActivity() {
        String shift = shift(cafe, START.minusHours(1), 2);
        ok(signUp(shift, annas));
        ok(move(cafe, START.plusDays(1)));
        assertThat(startOf(shift)).isEqualTo(START.minusHours(1).plusDays(1).toInstant());
        String other = shift(activity(START.plusDays(3)), START.plusDays(3), 2);
        ok(signUp(other, annas));

        refused(move(cafe, START.plusDays(3)), 409, "R-36", "shift-overlap");

        assertThat(startOf(shift)).isEqualTo(START.minusHours(1).plusDays(1).toInstant());
        assertThat(office.stored(shift)).containsExactly("shift.planned", "shift.signed-up", "shift.changed");
    }

    @Test
    @DisplayName("R-07 a postponed activity suspends its shifts, a new date opens them, a cancellation cancels them")
    void waitsAndIsCancelledWithItsActivity() {
        String shift = shift(cafe, START, 2);
        ok(signUp(shift, annas));
        ok(coerde.http().post("/api/v1/activities/" + cafe + "/postponement", "{\"reason\": \"rain\"}"));
        refused(plan(cafe, START, 2), 409, "R-07", "needs-a-new-date");
        String instead = shift(activity(START), START, 2);
        ok(signUp(instead, annas));
        refused(move(cafe, START), 409, "R-36", "shift-overlap");
        ok(move(cafe, START.plusDays(2)));
        ok(coerde.http().post("/api/v1/activities/" + cafe + "/cancellation", "{\"reason\": \"snow\"}"));
        assertThat(office.stored(shift))
                .containsExactly(
                        "shift.planned", "shift.signed-up", "shift.suspended", "shift.changed", "shift.cancelled");
        refused(plan(cafe, START, 2), 409, "R-07", "activity-cancelled");
        ok(signUp(shift(activity(START.plusDays(2)), START.plusDays(2), 2), annas));
    }

    @Test
    @DisplayName("R-32 where the activity needs clearance, STRICT blocks the assignment and PERMISSIVE the check-in")
    void clearance() {
        ok(coerde.http().put("/api/v1/activities/" + cafe + "/protected-contact", """
            {"kind": "SUPERVISING", "intensity": "ALONE", "duration": "ONCE"}\
            """));
        String shift = shift(cafe, START, 2);
        refused(signUp(shift, annas), 409, "R-32", "clearance-needed");
        assertThat(office.stored(shift)).containsExactly("shift.planned");

        refused(coerde.assign(new ActivityId(UUID.fromString(cafe)), anna, ""), 409, "R-32", "clearance-needed");
        ok(coerde.assign(new ActivityId(UUID.fromString(cafe)), coerde.moderator(), ""));

        settings("\"clearancePolicy\": \"PERMISSIVE\"");
        ok(coerde.assign(new ActivityId(UUID.fromString(cafe)), anna, ""));
        Answer warned = ok(signUp(shift, annas));
        assertThat(warned.text("/warnings/0/rule")).isEqualTo("R-32");
        String onTheDay = "{\"happenedAt\": \"%s\"}".formatted(OffsetDateTime.now());
        refused(
                coerde.http().post(volunteers(shift, annas) + "/check-in", onTheDay),
                409,
                "R-32",
                "not-on-its-day-yet");

        String today = shift(activity(OffsetDateTime.now()), OffsetDateTime.now(), 2);
        ok(signUp(today, annas));
        ok(coerde.http().post(volunteers(today, annas) + "/check-in", ""));
        assertThat(office.stored(today)).endsWith("shift.checked-in");
    }

    @Test
    @DisplayName("R-32 whoever's clearance has ended is assigned nowhere by a request that says it happened before")
    void clearanceHadEnded() {
        ok(coerde.http().put("/api/v1/activities/" + cafe + "/protected-contact", """
            {"kind": "CARING", "intensity": "ALONE", "duration": "REGULAR"}\
            """));
        String shift = shift(cafe, START, 2);
        inspected(LocalDate.now().minusYears(5).minusDays(1), false);
        String then = OffsetDateTime.now().minusDays(10).toString();
        refused(
                coerde.http().put(volunteers(shift, annas), "{\"happenedAt\": \"%s\"}".formatted(then)),
                409,
                "R-32",
                "clearance-needed");
        assertThat(office.stored(shift)).containsExactly("shift.planned");
        refused(
                coerde.assign(new ActivityId(UUID.fromString(cafe)), anna, ", \"happenedAt\": \"%s\"".formatted(then)),
                409,
                "R-32",
                "clearance-needed");
        inspected(LocalDate.now().minusYears(5), false); // ends today
        ok(coerde.assign(new ActivityId(UUID.fromString(cafe)), anna, ""));
    }

    @Test
    @DisplayName("R-33 R-35 the years are the organisation's; clearance that ends before the shift warns")
    void clearanceEnds() {
        ok(coerde.http().put("/api/v1/activities/" + cafe + "/protected-contact", """
            {"kind": "CARING", "intensity": "ACCOMPANIED", "duration": "ONCE"}\
            """));
        String shift = shift(cafe, START, 2);
        settings("\"clearanceYears\": 1");
        inspected(START.toLocalDate().minusYears(1).minusDays(1), false);
        Answer warned = ok(signUp(shift, annas));
        assertThat(warned.text("/warnings/0/rule")).isEqualTo("R-35");
        ok(coerde.http().delete(volunteers(shift, annas)));

        inspected(LocalDate.now(), false); // renewed early
        assertThat(ok(signUp(shift, annas)).json().has("warnings")).isFalse();
        ok(coerde.http().delete(volunteers(shift, annas)));

        String relevant = inspected(LocalDate.now(), true);
        refused(signUp(shift, annas), 409, "R-32", "clearance-needed");
        ok(coerde.http().delete("/api/v1/volunteers/" + annas + "/inspections/" + relevant));
        refused(signUp(shift, annas), 409, "R-32", "clearance-needed");
        inspected(LocalDate.now(), false);
        ok(signUp(shift, annas));
    }

    @Test
    @DisplayName("R-36 a swap takes effect at the taker's yes, or waits for the coordinator if so set")
    void swap() {
        String bens = volunteer(coerde.person());
        String shift = shift(cafe, START, 1);
        ok(signUp(shift, annas));
        String swaps = "/api/v1/shifts/" + shift + "/swaps";
        String offer = "{\"giver\": \"%s\", \"taker\": \"%s\"}";
        Answer offered = coerde.http().post(swaps, offer.formatted(annas, bens));
        assertThat(offered.header("Location")).isEqualTo(swaps + "/" + made(offered));
        String busy = shift(activity(START), START, 1);
        ok(signUp(busy, bens));
        refused(coerde.http().post(swaps + "/" + offered.id() + "/acceptance", ""), 409, "R-36", "shift-overlap");
        assertThat(office.stored(shift)).containsExactly("shift.planned", "shift.signed-up", "shift.swap-offered");
        ok(coerde.http().delete(volunteers(busy, bens)));
        ok(coerde.http().post(swaps + "/" + offered.id() + "/acceptance", ""));
        assertThat(office.stored(shift)).endsWith("shift.swap-accepted", "shift.swapped");
        ok(signUp(shift(activity(START), START, 1), annas));

        settings("\"swapsConfirmed\": true");
        String cems = volunteer(coerde.person());
        String back = made(coerde.http().post(swaps, offer.formatted(bens, cems)));
        ok(coerde.http().post(swaps + "/" + back + "/acceptance", ""));
        assertThat(office.stored(shift)).endsWith("shift.swap-offered", "shift.swap-accepted");
        assertThat(coerde.as("mod", "moderator")
                        .post(swaps + "/" + back + "/confirmation", "")
                        .status())
                .isEqualTo(403);
        ok(coerde.http().post(swaps + "/" + back + "/confirmation", ""));
        assertThat(office.stored(shift)).endsWith("shift.swapped");
        refused(coerde.http().post(swaps, offer.formatted(cems, UUID.randomUUID())), 422, "R-73", "unknown-reference");
        assertThat(coerde.http()
                        .post(swaps + "/" + UUID.randomUUID() + "/acceptance", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("R-38 a shift and the entry logged from it do not collide, and only one entry counts; R-42 a cancelled"
            + " shift keeps it")
    void hoursFromAShift() {
        OffsetDateTime earlier = START.minusDays(30);
        String past = shift(activity(earlier), earlier, 1);
        ok(coerde.http().put(volunteers(past, annas), "{\"happenedAt\": \"%s\"}".formatted(earlier.minusDays(1))));
        String hours = """
            {"task": "coffee", "start": "%s", "end": "%s"}\
            """.formatted(earlier, earlier.plusHours(2));
        String entry = made(coerde.http().post("/api/v1/volunteers/" + annas + "/hours", hours));
        refused(coerde.http().post("/api/v1/volunteers/" + annas + "/hours", hours), 409, "R-38", "hours-overlap");
        ok(coerde.http().post("/api/v1/shifts/" + past + "/cancellation", ""));
        assertThat(office.stored(entry)).containsExactly("hours.drafted", "hours.submitted");
    }

    @Test
    @DisplayName("R-69 whoever leaves or is erased is taken out of the shifts ahead, and cannot be signed up again")
    void leaves() {
        String shift = shift(cafe, START, 2);
        ok(signUp(shift, annas));
        PersonId ben = coerde.person();
        String bens = volunteer(ben);
        ok(coerde.http().put("/api/v1/shifts/" + shift + "/standby/" + bens, ""));
        ok(coerde.http().put("/api/v1/volunteers/" + annas + "/status", "{\"status\": \"LEFT\"}"));
        ok(coerde.http().post("/api/v1/persons/" + ben + "/erasure", "{\"reason\": \"he asked for it\"}"));
        assertThat(office.stored(shift))
                .containsExactly(
                        "shift.planned",
                        "shift.signed-up",
                        "shift.standby-joined",
                        "shift.signed-out",
                        "shift.standby-left");
        refused(signUp(shift, annas), 409, null, "volunteer-not-active");
        refused(signUp(shift, bens), 409, "R-69", "person-erased");
    }

    @Test
    @DisplayName("R-29 a moderator keeps the shifts of their own activities only; a stranger finds nothing")
    void itsModerator() {
        String shift = shift(cafe, START, 2);
        var moderator = coerde.as("mia", "moderator");
        refused(moderator.put(volunteers(shift, annas), ""), 403, "R-29", "only-its-moderator");
        refused(moderator.delete(volunteers(shift, annas)), 403, "R-29", "only-its-moderator");
        refused(
                moderator.post("/api/v1/activities/" + cafe + "/shifts", body(START, 1)),
                403,
                "R-29",
                "only-its-moderator");
        assertThat(office.stranger().put(volunteers(shift, annas), "").status()).isEqualTo(404);
        assertThat(coerde.http()
                        .put(volunteers(shift, UUID.randomUUID().toString()), "")
                        .status())
                .isEqualTo(404);
        assertThat(coerde.http()
                        .post("/api/v1/activities/" + cafe + "/shifts", body(START, 0))
                        .status())
                .isEqualTo(400);
        assertThat(office.stored(shift)).containsExactly("shift.planned");
    }

    private String volunteer(PersonId person) {
        return made(coerde.http().post("/api/v1/volunteers", """
            {"personId": "%s", "quarter": "%s"}\
            """.formatted(person, coerde.quarter())));
    }

    private static String slot(OffsetDateTime start) {
        return "{\"start\": \"%s\", \"end\": \"%s\", \"zone\": \"Europe/Berlin\"}".formatted(start, start.plusHours(2));
    }

    private String activity(OffsetDateTime start) {
        return made(coerde.plan(slot(start)));
    }

    private Answer move(String activity, OffsetDateTime start) {
        return coerde.http().put("/api/v1/activities/" + activity + "/schedule", """
            {"slot": %s, "reason": "the heating"}\
            """.formatted(slot(start)));
    }

    private static String body(OffsetDateTime start, int needed) {
        return """
            {"task": "serve coffee", "start": "%s", "end": "%s", "needed": %d, "skills": ["coffee"]}\
            """.formatted(start, start.plusHours(2), needed);
    }

    private Answer plan(String activity, OffsetDateTime start, int needed) {
        return coerde.http().post("/api/v1/activities/" + activity + "/shifts", body(start, needed));
    }

    private String shift(String activity, OffsetDateTime start, int needed) {
        return made(plan(activity, start, needed));
    }

    private static String volunteers(String shift, String volunteer) {
        return "/api/v1/shifts/" + shift + "/volunteers/" + volunteer;
    }

    private Answer signUp(String shift, String volunteer) {
        return coerde.http().put(volunteers(shift, volunteer), "");
    }

    private void settings(String settings) {
        ok(coerde.as("administrator", "administrator").put("/api/v1/organisation", """
            {"name": "Caritas", "kind": "CHARITY", "settings": {%s}}\
            """.formatted(settings)));
    }

    private String inspected(LocalDate day, boolean relevantEntry) {
        return made(coerde.http()
                .post("/api/v1/volunteers/" + annas + "/inspections", """
                    {"issuedOn": "%s", "inspectedOn": "%s", "relevantEntry": %s}\
                    """.formatted(day, day, relevantEntry)));
    }

    private java.time.Instant startOf(String shift) {
        return JdbcClient.create(database.owner())
                .sql("SELECT starts_at FROM command.shift_plan WHERE shift = :id")
                .param("id", UUID.fromString(shift))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
