package org.quartier.command.activity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.quartier.command.CommandPolicies;
import org.quartier.command.Commands;
import org.quartier.command.UsualDay;
import org.quartier.command.activity.ActivityCommand.ReleaseModerator;
import org.quartier.kernel.access.Role;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.StaffEvent.StaffMemberDeparted;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.VolunteerStatus;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Whenever someone joins or leaves, who may moderate changes; whoever leaves is released.
 *
 * <p>First among the policies: the order of locks is always activity, then participation, also when someone is forgotten.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ProcessingGroup(CommandPolicies.GROUP)
class ModeratorPolicy {

    private static final String NAME = "release-departed-moderator";
    private static final Set<String> MODERATING = Set.of(Role.MODERATOR.code(), Role.QUARTER_MANAGER.code());

    private final ModeratorCandidates candidates;
    private final Commands commands;

    ModeratorPolicy(ModeratorCandidates candidates, Commands commands) {
        this.candidates = candidates;
        this.commands = commands;
    }

    @EventHandler
    void on(ModeratorAssigned event, EventMetadata about, @Timestamp Instant recordedAt) {
        ActivityRule.MAY_NOT_MODERATE.require(
                candidates.includes(about.organisation(), event.person(), event.activity()));
        ActivityRule.CLEARANCE_NEEDED.require(
                candidates.isCleared(event, about.organisation(), UsualDay.of(recordedAt)));
    }

    @EventHandler
    void on(StaffMemberJoined event, EventMetadata about) {
        candidates.add(
                about.organisation(),
                event.staff(),
                event.person(),
                event.actor(),
                event.roles().stream().anyMatch(MODERATING::contains));
    }

    @EventHandler
    void on(StaffMemberDeparted event, EventMetadata about) {
        // first, so that nobody assigns them while their assignments are being released
        candidates.departed(about.organisation(), event.staff(), event.on());
        if (!candidates.includesBesides(about.organisation(), event.person(), event.staff())) {
            release(event.person(), candidates.assignments(about.organisation(), event.person(), event.on()), about);
        }
    }

    @EventHandler
    void on(VolunteerRegistered event, EventMetadata about) {
        candidates.add(about.organisation(), event.volunteer(), event.person(), null, true);
    }

    @EventHandler
    void on(VolunteerStatusChanged event, EventMetadata about) {
        boolean left = event.status() == VolunteerStatus.LEFT;
        candidates.eligible(about.organisation(), event.volunteer(), !left);
        if (left && !candidates.includesBesides(about.organisation(), event.person(), event.volunteer())) {
            release(event.person(), about);
        }
    }

    @EventHandler
    void on(PersonErased event, EventMetadata about) {
        candidates.remove(about.organisation(), event.person());
        release(event.person(), about);
    }

    /** Who leaves at an instant leads what has begun to its end. */
    private void release(PersonId person, EventMetadata about) {
        release(person, candidates.assignments(about.organisation(), person, about.happenedAt()), about);
    }

    private void release(PersonId person, List<ActivityId> activities, EventMetadata about) {
        activities.forEach(activity -> commands.react(NAME, about, new ReleaseModerator(activity, person, null)));
    }
}
