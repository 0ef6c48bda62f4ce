package org.quartier.command.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quartier.command.participation.Cafe.places;
import static org.quartier.command.participation.ParticipationWorld.in;
import static org.quartier.command.participation.ParticipationWorld.path;
import static org.quartier.command.participation.ParticipationWorld.registering;

import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.ParticipationEvent.ParticipationClosed;
import org.quartier.kernel.event.ParticipationEvent.ParticipationCompleted;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.event.ParticipationEvent.ParticipationOpened;
import org.quartier.kernel.event.ParticipationEvent.ParticipationPublished;
import org.quartier.kernel.event.ParticipationEvent.ParticipationSuspended;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.TimeSlot;

/** What participation makes of what happens to activities and persons. */
@CommandSideTest
class ParticipationPolicyTest extends OverHttp {

    @Test
    void opensMovesAndClosesWithItsActivity() {
        TimeSlot slot = in(30);
        ActivityId activity = world.draft(slot, world.room(7), places(5));
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
    @DisplayName("R-01 nobody registers for a draft, comes to it or is counted there, and nothing is stored")
    void draft() {
        ActivityId activity = world.draft(in(30), null, null);
        String anna = registering(world.person());
        String scan = "{\"walkIn\": {}, \"device\": \"door\", \"nonce\": \"1\"}";
        String count = "{\"total\": 3, \"additional\": false}";
        refused(manager.post(path(activity, "registrations"), anna), 409, "R-01", "not-published");
        refused(manager.post(path(activity, "check-ins"), scan), 409, "R-01", "not-published");
        refused(manager.post(path(activity, "head-counts"), count), 409, "R-01", "not-published");
        assertThat(log(activity)).hasSize(1);

        world.publish(activity, new ActivityPublished(activity, null));
        last(activity, ParticipationPublished.class);
        ok(manager.post(path(activity, "registrations"), anna), 201);
        ok(manager.post(path(activity, "check-ins"), scan), 201);
        ok(manager.post(path(activity, "head-counts"), count), 201);
    }

    @Test
    @DisplayName("R-07 R-26 once it has taken place nobody registers, but who was there is checked in and corrected")
    void completed() {
        ActivityId activity = world.activity(in(-30), null, null);
        PersonId anna = world.person();
        PersonId ben = world.person();
        register(activity, anna);
        ok(manager.post(path(activity, "completion"), ""), 200);
        last(activity, ParticipationCompleted.class);
        int stored = log(activity).size();
        refused(register(activity, ben), 409, "R-07", "already-took-place");
        assertThat(log(activity)).hasSize(stored);

        String scan = "{\"personId\": \"" + ben + "\", \"device\": \"list\", \"nonce\": \"1\"}";
        ok(manager.post(path(activity, "check-ins"), scan), 201);
        ok(manager.put(path(activity, "attendance/" + anna), "{\"status\": \"ABSENT\"}"), 200);
        ok(manager.post(path(activity, "head-counts"), "{\"total\": 3, \"additional\": false}"), 201);
    }

    @Test
    @DisplayName("R-07 R-14 while its activity is postponed nobody comes; with a new date who waits has the free place")
    void followsAPostponement() {
        ActivityId activity = world.activity(in(30), null, places(1));
        PersonId anna = world.person();
        PersonId ben = world.person();
        register(activity, anna);
        ok(manager.post(path(activity, "postponement"), "{\"reason\": \"rain\"}"), 200);
        last(activity, ParticipationSuspended.class);
        int stored = log(activity).size();
        refused(
                manager.post(path(activity, "head-counts"), "{\"total\": 1, \"additional\": false}"),
                409,
                "R-07",
                "needs-a-new-date");
        assertThat(log(activity)).hasSize(stored);
        register(activity, ben);
        ok(manager.delete(path(activity, "registrations/" + anna)), 200);
        last(activity, RegistrationWithdrawn.class);

        ok(manager.put(path(activity, "schedule"), schedule(in(50))), 200);
        assertThat(last(activity, RegistrationPromoted.class).person()).isEqualTo(ben);
        ok(manager.post(path(activity, "head-counts"), "{\"total\": 1, \"additional\": false}"), 201);
    }

    @Test
    @DisplayName("R-23 an activity at which people were is neither postponed nor moved ahead, and nothing is stored")
    void whatHappenedIsNotMoved() {
        ActivityId activity = world.activity(in(30), null, null);
        ok(manager.post(path(activity, "head-counts"), "{\"total\": 1, \"additional\": false}"), 201);
        long stored = events.lastSequenceNumberFor(activity.toString()).orElseThrow();
        int counted = log(activity).size();
        for (Answer answer : List.of(
                manager.put(path(activity, "schedule"), schedule(in(120))),
                manager.post(path(activity, "postponement"), "{\"reason\": \"rain\"}"))) {
            refused(answer, 409, "R-23", "already-happened");
        }
        assertThat(events.lastSequenceNumberFor(activity.toString())).hasValue(stored);
        assertThat(log(activity)).hasSize(counted);
        ok(manager.put(path(activity, "schedule"), schedule(in(20))), 200);
    }

    private static String schedule(TimeSlot slot) {
        return """
            {"slot": {"start": "%s", "end": "%s", "zone": "Europe/Berlin"}, "reason": "the heating"}
            """.formatted(slot.start(), slot.end());
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
                .isInstanceOf(AggregateNotFoundException.class);
        assertThat(events.readEvents("activity-without-participation").hasNext())
                .isFalse();
        ok(register(activity, world.person()), 201);
    }
}
