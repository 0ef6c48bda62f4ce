package org.quartier.command.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.participation.Cafe.places;
import static org.quartier.command.participation.ParticipationWorld.OTHER;
import static org.quartier.command.participation.ParticipationWorld.in;
import static org.quartier.command.participation.ParticipationWorld.path;
import static org.quartier.command.participation.ParticipationWorld.registering;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.command.CommandSideTest;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.RegistrationSource;

/** Registrations and places over HTTP. */
@CommandSideTest
class RegistrationHttpTest extends OverHttp {

    @Test
    @DisplayName("R-12 a registration is answered with status and version, a waiting one with its position")
    void answers() {
        ActivityId activity = world.activity(in(30), null, places(1));

        PersonId anna = world.person();
        Answer first = register(activity, anna);
        ok(first, 201);
        assertThat(first.text("status")).isEqualTo("CONFIRMED");
        assertThat(first.json().has("position")).isFalse();
        assertThat(first.json().at("/version").asLong()).isEqualTo(2);
        assertThat(first.header("ETag")).isEqualTo("\"2\"");
        assertThat(first.position()).isNotEmpty();
        assertThat(first.header("Location")).isEqualTo(path(activity, "registrations/" + anna));

        register(activity, world.person());
        Answer third = register(activity, world.person());
        assertThat(third.text("status")).isEqualTo("WAITLISTED");
        assertThat(third.json().at("/position").asInt()).isEqualTo(2);
        ok(manager.delete(third.header("Location")), 200);
        ok(manager.delete(first.header("Location")), 200);
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
        assertThat(log(activity)).hasSize(2);
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
        assertThat(log(activity)).hasSize(6);
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
    @DisplayName("R-20 a withdrawal recorded after the start promotes nobody, though it happened before")
    void backdated() {
        ActivityId began = world.activity(in(-30), null, places(1));
        PersonId anna = world.person();
        register(began, anna);
        PersonId ben = world.person();
        register(began, ben);
        String yesterday = "{\"happenedAt\": \"" + Instant.now().minus(Duration.ofDays(1)) + "\"}";

        ok(manager.post(path(began, "registrations/" + anna + "/withdrawal"), yesterday), 200);
        last(began, RegistrationWithdrawn.class);
        int stored = log(began).size();
        refused(
                manager.post(
                        path(began, "registrations/" + ben + "/promotion"),
                        yesterday.replace("{", "{\"reason\": \"was promised\", ")),
                409,
                "R-20",
                "after-the-start");
        assertThat(log(began)).hasSize(stored);
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
        ok(manager.put(capacity, "{\"places\": 2}", "If-Match", "\"0\""), 412);
        Answer kept =
                manager.put(capacity, "{\"places\": 0, \"onOverbooking\": \"KEEP_OVERBOOKED\"}", "If-Match", "\"2\"");
        ok(kept, 200);
        assertThat(kept.id()).isEqualTo(activity.toString());
        ok(manager.put(capacity, "{\"places\": -1}"), 400);
        ok(manager.put(capacity, "{}"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WALK_IN", "IMPORT"})
    @DisplayName("R-26 whoever registers someone says neither that they walked in nor that they were imported")
    void source(String source) {
        ActivityId activity = world.activity(in(30), null, places(0));
        String body = registering(world.person()).replace("}", ", \"source\": \"%s\"}");
        int stored = log(activity).size();

        refused(
                manager.post(path(activity, "registrations"), body.formatted(source)),
                422,
                "R-26",
                "source-not-chosen");
        ok(manager.post(path(activity, "registrations"), body.formatted("OTHER")), 400);
        assertThat(log(activity)).hasSize(stored);
        ok(manager.post(path(activity, "registrations"), body.formatted("ONLINE")), 201);
        assertThat(last(activity, ParticipantRegistered.class).source()).isEqualTo(RegistrationSource.ONLINE);
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
        assertThat(log(activity)).hasSize(3);
    }
}
