package org.quartier.command.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quartier.command.participation.Cafe.places;
import static org.quartier.command.participation.ParticipationWorld.OTHER;
import static org.quartier.command.participation.ParticipationWorld.in;
import static org.quartier.command.participation.ParticipationWorld.path;
import static org.quartier.command.participation.ParticipationWorld.registering;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.kernel.access.Actors;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.ParticipationClosed;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.event.ParticipationEvent.ParticipationOpened;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.StaffId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.TimeSlot;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Participation over HTTP, with its policies and lookups. */
@CommandSideTest
class ParticipationHttpTest {

    @Autowired
    private EventStore events;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private Actors actors;

    @LocalServerPort
    private int port;

    private ParticipationWorld world;
    private TestHttp manager;

    @BeforeEach
    void begin() {
        world = new ParticipationWorld(events, transactions, actors, port);
        manager = world.manager();
    }

    private List<? extends Object> log(ActivityId activity) {
        return events.readEvents(new ParticipationId(activity).toString(), 0)
                .asStream()
                .map(message -> (Object) message.getPayload())
                .toList();
    }

    private <T> T last(ActivityId activity, Class<T> type) {
        return type.cast(log(activity).getLast());
    }

    private Answer register(ActivityId activity, PersonId person) {
        return manager.post(path(activity, "registrations"), registering(person));
    }

    private static void refused(Answer answer, int status, String rule, String name) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.rule()).isEqualTo(rule);
        assertThat(answer.text("type")).isEqualTo("urn:quartier:problem:" + name);
    }

    private static void ok(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void opensMovesAndClosesWithItsActivity() {
        TimeSlot slot = in(30);
        ActivityId activity = world.activity(slot, world.room(7), places(5));
        assertThat(log(activity)).singleElement().isInstanceOfSatisfying(ParticipationOpened.class, opened -> {
            assertThat(opened.fireSafetyMaximum()).isEqualTo(7);
            assertThat(opened.capacity()).isEqualTo(places(5));
        });

        TimeSlot later = in(90);
        world.publish(activity, new ActivityRescheduled(activity, later, slot, null, true, null));
        ParticipationMoved moved = last(activity, ParticipationMoved.class);
        assertThat(moved.slot().start()).isEqualTo(later.start());
        assertThat(moved.fireSafetyMaximum()).isNull();

        world.publish(activity, new ActivityCancelled(activity, "rain"));
        last(activity, ParticipationClosed.class);
        refused(register(activity, world.person()), 409, "R-07", "activity-cancelled");
    }

    @Test
    @DisplayName("R-12 a registration is answered with status and version, a waiting one with its position")
    void answers() {
        ActivityId activity = world.activity(in(30), null, places(1));

        Answer first = register(activity, world.person());
        ok(first, 201);
        assertThat(first.text("status")).isEqualTo("CONFIRMED");
        assertThat(first.json().has("position")).isFalse();
        assertThat(first.json().at("/version").asLong()).isEqualTo(1);
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(first.position()).isNotEmpty();
        assertThat(first.header("Location")).endsWith("/registrations/" + first.id());

        register(activity, world.person());
        Answer third = register(activity, world.person());
        assertThat(third.text("status")).isEqualTo("WAITLISTED");
        assertThat(third.json().at("/position").asInt()).isEqualTo(2);
    }

    @Test
    @DisplayName("R-22 age band and language stand in the event as of the activity's day")
    void facts() {
        ActivityId activity = world.activity(in(30), null, null);
        LocalDate today = in(30).day();
        register(activity, world.person(ParticipationWorld.DEMO, today.minusYears(18), List.of("tr", "de")));
        ParticipantRegistered adult = last(activity, ParticipantRegistered.class);
        register(
                activity,
                world.person(ParticipationWorld.DEMO, today.minusYears(18).plusDays(1), List.of()));
        ParticipantRegistered minor = last(activity, ParticipantRegistered.class);

        assertThat(adult.ageBand()).isEqualTo(AgeBand.AGE_18_26);
        assertThat(adult.language()).isEqualTo("tr");
        assertThat(minor.ageBand()).isEqualTo(AgeBand.AGE_14_17);
        assertThat(minor.language()).isNull();
    }

    @Test
    @DisplayName("R-21 who is registered already is refused, and nothing is stored")
    void twice() {
        ActivityId activity = world.activity(in(30), null, null);
        PersonId person = world.person();
        register(activity, person);
        int before = log(activity).size();

        refused(register(activity, person), 409, "R-21", "already-registered");
        assertThat(log(activity)).hasSize(before);
    }

    @Test
    void otherOrganisationsAndUnknownPersons() {
        ActivityId activity = world.activity(in(30), null, null);
        TestHttp other = world.as("manager", "Other", "quarter-manager");
        PersonId theirs = world.person(OTHER, null, List.of());

        ok(other.post(path(activity, "registrations"), registering(theirs)), 404);
        ok(other.put(path(activity, "capacity"), "{\"places\": 1}"), 404);
        refused(register(activity, theirs), 422, "R-73", "unknown-reference");
        refused(register(activity, PersonId.next()), 422, "R-73", "unknown-reference");
        ok(register(ActivityId.next(), PersonId.next()), 404);
        ok(manager.delete(path(activity, "registrations/" + theirs)), 404);
        ok(manager.put(path(activity, "attendance/" + theirs), "{\"status\": \"EXCUSED\"}"), 404);
        assertThat(log(activity)).hasSize(1);
    }

    @Test
    @DisplayName("R-14 a withdrawal promotes in the same transaction; DELETE is a withdrawal without a reason")
    void withdrawals() {
        ActivityId activity = world.activity(in(30), null, places(1));
        PersonId anna = world.person();
        PersonId ben = world.person();
        register(activity, anna);
        register(activity, ben);

        Answer withdrawn =
                manager.post(path(activity, "registrations/" + anna + "/withdrawal"), "{\"reason\": \"ill\"}");
        ok(withdrawn, 200);
        assertThat(withdrawn.text("status")).isEqualTo("WITHDRAWN");
        assertThat(log(activity)).hasSize(5);
        Answer gone = manager.delete(path(activity, "registrations/" + ben));
        ok(gone, 200);
        assertThat(gone.text("status")).isEqualTo("WITHDRAWN");
        ok(manager.post(path(activity, "registrations/" + ben + "/withdrawal"), ""), 200);
        refused(
                manager.post(path(activity, "registrations/" + ben + "/rejection"), ""),
                409,
                "R-21",
                "no-active-registration");
    }

    @Test
    @DisplayName("R-20 a moderator promotes nobody, a manager does with a reason")
    void promotion() {
        ActivityId activity = world.activity(in(30), null, places(0));
        PersonId anna = world.person();
        register(activity, anna);
        String promotion = path(activity, "registrations/" + anna + "/promotion");
        String because = "{\"reason\": \"speaks for the tenants\"}";

        ok(world.as("moderator", "Demo", "moderator").post(promotion, because), 403);
        refused(manager.post(promotion, ""), 422, "R-20", "promotion-needs-a-reason");
        Answer promoted = world.as("admin", "Demo", "administrator").post(promotion, because);
        ok(promoted, 200);
        assertThat(promoted.text("status")).isEqualTo("CONFIRMED");
    }

    @Test
    @DisplayName("R-11, R-16 the capacity over HTTP, with If-Match")
    void capacity() {
        ActivityId activity = world.activity(in(30), null, places(1));
        register(activity, world.person());
        String capacity = path(activity, "capacity");

        refused(manager.put(capacity, "{\"places\": 0}"), 409, "R-11", "below-taken");
        refused(
                manager.put(capacity, "{\"places\": 2, \"waitingList\": {\"mode\": \"OFFER\"}}"),
                422,
                "R-16",
                "offers-not-supported");
        ok(manager.put(capacity, "{\"places\": 2}", "If-Match", "\"0\""), 412);
        Answer kept =
                manager.put(capacity, "{\"places\": 0, \"onOverbooking\": \"KEEP_OVERBOOKED\"}", "If-Match", "\"1\"");
        ok(kept, 200);
        assertThat(kept.id()).isEqualTo(activity.toString());
        ok(manager.put(capacity, "{\"places\": -1}"), 400);
        ok(manager.put(capacity, "{}"), 400);
    }

    @Test
    @DisplayName("R-23, R-24 attendance over HTTP")
    void attendance() {
        ActivityId soon = world.activity(in(59), null, null);
        ActivityId later = world.activity(in(61), null, null);
        PersonId anna = world.person();
        register(soon, anna);
        register(later, anna);
        String present = "{\"status\": \"PRESENT\"}";

        refused(manager.put(path(later, "attendance/" + anna), present), 409, "R-23", "too-early");
        ok(manager.put(path(later, "attendance/" + anna), "{\"status\": \"EXCUSED\"}"), 200);
        ok(manager.put(path(soon, "attendance/" + anna), present), 200);
        int stored = log(soon).size();
        ok(manager.put(path(soon, "attendance/" + anna), present), 200);
        refused(
                manager.put(path(soon, "attendance/" + anna), "{\"status\": \"ABSENT\"}"),
                409,
                "R-24",
                "already-recorded");
        refused(
                manager.put(path(soon, "attendance/" + anna), "{\"status\": \"PARTIAL\"}"),
                422,
                "R-22",
                "minutes-only-of-partial");
        assertThat(log(soon)).hasSize(stored);
    }

    @Test
    @DisplayName("R-29 a moderator keeps the door and the list of their own activities only")
    void itsModerator() {
        ActivityId activity = world.activity(in(30), null, null);
        PersonId mia = world.person();
        PersonId anna = world.person();
        StaffId staff = StaffId.next();
        String subject = "mia-" + mia;
        world.publish(staff, new StaffMemberJoined(staff, mia, world.actor(subject), List.of("moderator"), List.of()));
        register(activity, anna);
        TestHttp moderator = world.as(subject, "Demo", "moderator");
        String attendance = path(activity, "attendance/" + anna);
        String scan = "{\"walkIn\": {}, \"device\": \"door\", \"nonce\": \"1\"}";
        String count = "{\"total\": 3, \"additional\": false}";
        String checkIn = manager.post(path(activity, "check-ins"), scan).id();
        int stored = log(activity).size();

        for (Answer answer : List.of(
                moderator.post(path(activity, "registrations"), registering(mia)),
                moderator.post(path(activity, "registrations/" + anna + "/withdrawal"), ""),
                moderator.delete(path(activity, "registrations/" + anna)),
                moderator.post(path(activity, "registrations/" + anna + "/rejection"), ""),
                moderator.put(attendance, "{\"status\": \"PRESENT\"}"),
                moderator.post(
                        attendance + "/corrections", "{\"status\": \"PRESENT\", \"reason\": \"was there, yes\"}"),
                moderator.post(path(activity, "check-ins"), scan),
                moderator.post(path(activity, "check-ins/" + checkIn + "/annulment"), "{\"reason\": \"oops\"}"),
                moderator.post(path(activity, "head-counts"), count))) {
            refused(answer, 403, "R-29", "only-its-moderator");
        }
        assertThat(log(activity)).hasSize(stored);
        ok(manager.put(path(activity, "moderators/" + mia), "{\"role\": \"LEAD\"}"), 200);
        ok(moderator.put(attendance, "{\"status\": \"PRESENT\"}"), 200);
        ok(moderator.post(path(activity, "head-counts"), count), 201);
    }

    @Test
    @DisplayName("R-28 nobody corrects a record about themself")
    void corrections() {
        ActivityId activity = world.activity(in(30), null, null);
        PersonId anna = world.person();
        StaffId staff = StaffId.next();
        world.publish(staff, new StaffMemberJoined(staff, anna, world.actor("anna"), List.of("moderator"), List.of()));
        register(activity, anna);
        String corrections = path(activity, "attendance/" + anna + "/corrections");
        String body = "{\"status\": \"PRESENT\", \"reason\": \"was there after all\"}";

        refused(world.as("anna", "Demo", "quarter-manager").post(corrections, body), 403, "R-28", "own-record");
        refused(
                manager.post(corrections, "{\"status\": \"PRESENT\", \"reason\": \"too short\"}"),
                422,
                "R-28",
                "correction-needs-a-reason");
        ok(manager.post(corrections, body), 200);
    }

    @Test
    @DisplayName("R-25, R-26 check-ins over HTTP: the same scan, a full room, an annulment")
    void checkIns() {
        ActivityId activity = world.activity(in(30), world.room(2), places(0));
        PersonId anna = world.person();
        String checkIns = path(activity, "check-ins");
        String scan = "{\"personId\": \"" + anna + "\", \"device\": \"Tür\", \"nonce\": \"1\"}";

        Answer first = manager.post(checkIns, scan);
        ok(first, 201);
        assertThat(first.json().at("/walkIn").asBoolean()).isTrue();
        int stored = log(activity).size();
        Answer again = manager.post(checkIns, scan);
        ok(again, 201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(log(activity)).hasSize(stored);

        String two = "{\"walkIn\": {\"companions\": 1}, \"device\": \"Tür\", \"nonce\": \"2\"}";
        refused(manager.post(checkIns, two), 409, "R-26", "fire-safety-maximum");
        refused(manager.post(checkIns, "{\"device\": \"Tür\", \"nonce\": \"3\"}"), 422, "R-26", "person-or-walk-in");
        refused(
                manager.post(checkIns + "/" + first.id() + "/annulment", "{}"),
                422,
                "R-25",
                "annulment-needs-a-reason");
        ok(manager.post(checkIns + "/" + first.id() + "/annulment", "{\"reason\": \"wrong list\"}"), 200);
        ok(manager.post(checkIns, two), 201);
    }

    @Test
    @DisplayName("R-27 head counts over HTTP")
    void headCounts() {
        ActivityId activity = world.activity(in(30), null, null);
        String counts = path(activity, "head-counts");

        Answer zero = manager.post(counts, "{\"total\": 0, \"additional\": false}");
        ok(zero, 201);
        Answer later = manager.post(
                counts, "{\"total\": 3, \"additional\": false, \"byCategory\": {\"0_5\": 1, \"UNKNOWN\": 2}}");
        assertThat(later.json().at("/superseded").asInt(-1)).isZero();
        refused(
                manager.post(counts, "{\"total\": 2, \"additional\": true, \"byCategory\": {\"0_5\": 3}}"),
                422,
                "R-27",
                "categories-within-total");
        ok(manager.post(counts, "{\"total\": 2, \"additional\": true, \"byCategory\": {\"OLD\": 1}}"), 400);
        ok(manager.post(counts, "{\"total\": 2, \"additional\": true, \"byCategory\": {\"0_5\": -1}}"), 400);
        ok(manager.post(counts, "{\"total\": 2}"), 400);
    }

    @Test
    @DisplayName("R-19, R-69 an erased person waits nowhere, stays where confirmed, and is not registered again")
    void erasure() {
        ActivityId full = world.activity(in(30), null, places(0));
        ActivityId free = world.activity(in(30), null, null);
        PersonId anna = world.person();
        register(full, anna);
        register(free, anna);
        int confirmed = log(free).size();

        world.publish(anna, new PersonErased(anna));

        assertThat(last(full, RegistrationLapsed.class).cause()).isEqualTo("ERASED");
        assertThat(log(free)).hasSize(confirmed);
        refused(register(world.activity(in(30), null, null), anna), 409, "R-69", "person-erased");
    }

    @Test
    void ifTheParticipationFailsTheActivityIsNotStoredEither() {
        ActivityId activity = world.activity(in(30), null, null);
        DomainEvent again = new ActivityCancelled(ActivityId.next(), null); // has no participation

        assertThatThrownBy(() -> world.publish("activity-without-participation", again))
                .isInstanceOf(IllegalStateException.class);
        assertThat(events.readEvents("activity-without-participation").hasNext())
                .isFalse();
        ok(register(activity, world.person()), 201);
    }

    @Test
    @DisplayName("R-74 the same key registers once")
    void idempotency() {
        ActivityId activity = world.activity(in(30), null, places(0));
        String body = registering(world.person());

        Answer first = manager.post(path(activity, "registrations"), body, "Idempotency-Key", "p1");
        Answer again = manager.post(path(activity, "registrations"), body, "Idempotency-Key", "p1");
        ok(again, 201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(log(activity)).hasSize(2);
    }
}
