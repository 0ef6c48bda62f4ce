package org.quartier.command.shift;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.command.Commands;
import org.quartier.command.shift.ShiftCommand.AwaitShift;
import org.quartier.command.shift.ShiftCommand.CancelShift;
import org.quartier.command.shift.ShiftCommand.MoveShift;
import org.quartier.command.shift.ShiftCommand.ReleaseVolunteer;
import org.quartier.command.shift.ShiftCommand.SuspendShift;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.ShiftEvent.ShiftPlanned;
import org.quartier.kernel.event.ShiftEvent.ShiftSwapped;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedUp;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.VolunteerStatus;
import org.springframework.stereotype.Component;

/**
 * Shifts move, wait and are cancelled with their activity, and whoever leaves or is erased is taken out of those ahead;
 * all in the transaction of the event. Several shifts are held one after the other before the first is changed: the
 * bookings of their volunteers are locked next, and nobody who waits for one of those may hold one of these.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class ShiftPolicy {

    private static final String FOLLOW = "shifts-follow-activity";
    private static final String RELEASE = "release-departed-volunteer";

    private final Commands commands;
    private final Shifts shifts;

    ShiftPolicy(Commands commands, Shifts shifts) {
        this.commands = commands;
        this.shifts = shifts;
    }

    @EventHandler
    void on(ShiftPlanned event, EventMetadata about) {
        shifts.requireTakesPlace(about.organisation(), event.activity());
    }

    @EventHandler
    void on(VolunteerSignedUp event, EventMetadata about) {
        shifts.requireActive(about.organisation(), event.volunteer());
    }

    @EventHandler
    void on(ShiftSwapped event, EventMetadata about) {
        shifts.requireActive(about.organisation(), event.taker());
    }

    @EventHandler
    void on(ActivityRescheduled event, EventMetadata about) {
        Duration by =
                Duration.between(event.previousSlot().start(), event.slot().start());
        follow(event.activity(), about, shift -> new MoveShift(shift, by));
    }

    @EventHandler
    void on(ActivityPostponed event, EventMetadata about) {
        follow(event.activity(), about, SuspendShift::new);
    }

    @EventHandler
    void on(ActivityCancelled event, EventMetadata about) {
        follow(event.activity(), about, CancelShift::new);
    }

    @EventHandler
    void on(VolunteerStatusChanged event, EventMetadata about) {
        if (event.status() == VolunteerStatus.LEFT) {
            release(event.person(), about);
        }
    }

    @EventHandler
    void on(PersonErased event, EventMetadata about) {
        release(event.person(), about);
    }

    private void follow(ActivityId activity, EventMetadata about, Function<ShiftId, ShiftCommand> command) {
        sendAll(FOLLOW, shifts.of(about.organisation(), activity), about, command);
    }

    private void release(PersonId person, EventMetadata about) {
        shifts.hold(about.organisation(), person)
                .ifPresent(volunteer -> sendAll(
                        RELEASE,
                        shifts.ahead(about.organisation(), person, about.happenedAt()),
                        about,
                        shift -> new ReleaseVolunteer(shift, volunteer, null)));
    }

    private void sendAll(
            String policy, List<ShiftId> held, EventMetadata about, Function<ShiftId, ShiftCommand> command) {
        held.forEach(shift -> commands.react(policy, about, new AwaitShift(shift)));
        held.forEach(shift -> commands.react(policy, about, command.apply(shift)));
    }
}
