package org.quartier.command.participation;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.command.Commands;
import org.quartier.command.participation.ParticipationCommand.CloseParticipation;
import org.quartier.command.participation.ParticipationCommand.CompleteParticipation;
import org.quartier.command.participation.ParticipationCommand.MoveParticipation;
import org.quartier.command.participation.ParticipationCommand.OpenParticipation;
import org.quartier.command.participation.ParticipationCommand.PublishParticipation;
import org.quartier.command.participation.ParticipationCommand.SuspendParticipation;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityCompleted;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.stereotype.Component;

/**
 * Takes a participation along with its activity, from the plan to its end, in the activity's transaction: both are stored or
 * neither. The order of locks is always activity, then participation.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class ActivityPolicy {

    private static final String NAME = "participation-follows-activity";

    private final Commands commands;
    private final RoomLimits rooms;
    private final Occasions occasions;

    ActivityPolicy(Commands commands, RoomLimits rooms, Occasions occasions) {
        this.commands = commands;
        this.rooms = rooms;
        this.occasions = occasions;
    }

    @EventHandler
    void on(ActivityPlanned planned, EventMetadata about) {
        commands.react(
                NAME,
                about,
                new OpenParticipation(
                        new ParticipationId(planned.activity()),
                        planned.quarter(),
                        planned.slot(),
                        planned.capacity(),
                        rooms.fireSafetyMaximum(about.organisation(), planned.room())));
    }

    @EventHandler
    void on(ActivityPublished published, EventMetadata about) {
        commands.react(NAME, about, new PublishParticipation(new ParticipationId(published.activity())));
    }

    @EventHandler
    void on(ActivityCompleted completed, EventMetadata about) {
        commands.react(NAME, about, new CompleteParticipation(new ParticipationId(completed.activity())));
    }

    @EventHandler
    void on(ActivityRescheduled moved, EventMetadata about) {
        commands.react(
                NAME,
                about,
                new MoveParticipation(
                        new ParticipationId(moved.activity()),
                        moved.slot(),
                        rooms.fireSafetyMaximum(about.organisation(), moved.room()),
                        occasions.now(about.organisation())));
    }

    @EventHandler
    void on(ActivityPostponed postponed, EventMetadata about) {
        commands.react(NAME, about, new SuspendParticipation(new ParticipationId(postponed.activity())));
    }

    @EventHandler
    void on(ActivityCancelled cancelled, EventMetadata about) {
        commands.react(NAME, about, new CloseParticipation(new ParticipationId(cancelled.activity())));
    }
}
