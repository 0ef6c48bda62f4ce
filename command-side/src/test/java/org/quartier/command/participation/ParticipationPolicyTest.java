package org.quartier.command.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quartier.command.participation.Cafe.places;
import static org.quartier.command.participation.ParticipationWorld.in;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.ParticipationEvent.ParticipationClosed;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.event.ParticipationEvent.ParticipationOpened;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.TimeSlot;

/** What participation makes of what happens to activities and persons. */
@CommandSideTest
class ParticipationPolicyTest extends OverHttp {

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
