package org.quartier.command.activity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.quartier.command.InSnapshot;
import org.quartier.command.activity.ActivityCommand.AcceptAssignment;
import org.quartier.command.activity.ActivityCommand.AssignModerator;
import org.quartier.command.activity.ActivityCommand.RefuseAssignment;
import org.quartier.command.activity.ActivityCommand.ReleaseModerator;
import org.quartier.kernel.event.ActivityEvent.ModeratorAccepted;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.ActivityEvent.ModeratorRefused;
import org.quartier.kernel.event.ActivityEvent.ModeratorReleased;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.ModeratorRole;
import org.quartier.kernel.web.Refusal;

/** Who leads an activity, each in one role. */
@InSnapshot
final class Moderators {

    private Map<PersonId, Assignment> assigned = new HashMap<>();

    /** As what someone moderates, and whether they said yes; part of the snapshot. */
    record Assignment(ModeratorRole role, boolean accepted) {}

    Optional<ModeratorAssigned> assign(AssignModerator assign) {
        Assignment present = assigned.get(assign.person());
        if (present != null) {
            ActivityRule.ONE_ROLE.require(present.role() == assign.role());
            return Optional.empty();
        }
        return Optional.of(
                new ModeratorAssigned(assign.activity(), assign.person(), assign.role(), assign.overrideReason()));
    }

    Optional<ModeratorAccepted> accept(AcceptAssignment accept) {
        return existing(accept.person()).accepted()
                ? Optional.empty()
                : Optional.of(new ModeratorAccepted(accept.activity(), accept.person()));
    }

    ModeratorRefused refuse(RefuseAssignment refuse) {
        existing(refuse.person());
        return new ModeratorRefused(refuse.activity(), refuse.person(), refuse.reason());
    }

    Optional<ModeratorReleased> release(ReleaseModerator release) {
        return assigned.containsKey(release.person())
                ? Optional.of(new ModeratorReleased(release.activity(), release.person(), release.reason()))
                : Optional.empty();
    }

    /** Who is assigned. */
    Set<PersonId> people() {
        return assigned.keySet();
    }

    private Assignment existing(PersonId person) {
        Assignment present = assigned.get(person);
        if (present == null) {
            throw Refusal.notFound();
        }
        return present;
    }

    void add(ModeratorAssigned event) {
        assigned.put(event.person(), new Assignment(event.role(), false));
    }

    void accepted(PersonId person) {
        assigned.computeIfPresent(person, (key, present) -> new Assignment(present.role(), true));
    }

    void remove(PersonId person) {
        assigned.remove(person);
    }
}
