package org.quartier.command.activity;

import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.command.Commands;
import org.quartier.command.activity.ActivityCommand.ReleaseModerator;
import org.quartier.kernel.access.Role;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.StaffEvent.StaffMemberDeparted;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.VolunteerStatus;
import org.springframework.stereotype.Component;

/** Whenever someone joins or leaves, who may moderate changes; whoever leaves is released. */
@Component
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
    void on(ModeratorAssigned event, EventMetadata about) {
        ActivityRule.MAY_NOT_MODERATE.require(
                candidates.includes(about.organisation(), event.person(), event.activity()));
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
        List<ActivityId> future = candidates.assignments(about.organisation(), event.person(), event.on());
        future.forEach(activity -> commands.react(NAME, about, new ReleaseModerator(activity, event.person(), null)));
    }

    @EventHandler
    void on(VolunteerRegistered event, EventMetadata about) {
        candidates.add(about.organisation(), event.volunteer(), event.person(), null, true);
    }

    @EventHandler
    void on(VolunteerStatusChanged event, EventMetadata about) {
        candidates.eligible(about.organisation(), event.volunteer(), event.status() != VolunteerStatus.LEFT);
    }

    @EventHandler
    void on(PersonErased event, EventMetadata about) {
        candidates.remove(about.organisation(), event.person());
    }
}
