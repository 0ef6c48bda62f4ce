package org.quartier.command.volunteer;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.InspectionId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.Inspection;
import org.quartier.kernel.value.VolunteerStatus;
import org.quartier.kernel.value.WeeklyTime;

/** What can be asked of a volunteer. */
sealed interface VolunteerCommand {

    /** Offer to help. */
    record RegisterVolunteer(
            @TargetAggregateIdentifier VolunteerId volunteer, PersonId person, QuarterId quarter, List<String> skills)
            implements VolunteerCommand {}

    /** Say what they can do. */
    record ChangeSkills(@TargetAggregateIdentifier VolunteerId volunteer, List<String> skills)
            implements VolunteerCommand {}

    /** Say when they can help. */
    record ChangeAvailability(@TargetAggregateIdentifier VolunteerId volunteer, List<WeeklyTime> weekly)
            implements VolunteerCommand {}

    /** Say whether they can be asked. */
    record ChangeStatus(
            @TargetAggregateIdentifier VolunteerId volunteer,
            VolunteerStatus status,
            @Nullable String reason) implements VolunteerCommand {

        @Override
        public String toString() {
            return "ChangeStatus[" + volunteer + ", " + status + "]";
        }
    }

    /**
     * Record that their certificate was inspected.
     *
     * @param inspector who inspected it, when a staff record says who that is
     */
    record RecordInspection(
            @TargetAggregateIdentifier VolunteerId volunteer,
            InspectionId inspection,
            Inspection found,
            @Nullable PersonId inspector)
            implements VolunteerCommand {}

    /** Erase one inspection and nothing else. */
    record EraseInspection(@TargetAggregateIdentifier VolunteerId volunteer, InspectionId inspection)
            implements VolunteerCommand {}
}
