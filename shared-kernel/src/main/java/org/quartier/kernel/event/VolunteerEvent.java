package org.quartier.kernel.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.InspectionId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.Inspection;
import org.quartier.kernel.value.PersonalData;
import org.quartier.kernel.value.VolunteerStatus;
import org.quartier.kernel.value.WeeklyTime;

/** What can happen to a volunteer. */
public sealed interface VolunteerEvent extends DomainEvent {

    /** The volunteer. */
    VolunteerId volunteer();

    /** A person offered to help. */
    @StoredAs(name = "volunteer.registered")
    record VolunteerRegistered(VolunteerId volunteer, PersonId person, QuarterId quarter, List<String> skills)
            implements VolunteerEvent {}

    /** What they can do; the whole of it as it is now. */
    @StoredAs(name = "volunteer.skills-changed")
    record SkillsChanged(VolunteerId volunteer, List<String> skills) implements VolunteerEvent {}

    /** When they can help; the whole of it as it is now. */
    @StoredAs(name = "volunteer.availability-changed")
    record AvailabilityChanged(VolunteerId volunteer, List<WeeklyTime> weekly) implements VolunteerEvent {}

    /** Whether they can be asked changed. */
    @StoredAs(name = "volunteer.status-changed")
    record VolunteerStatusChanged(
            VolunteerId volunteer,
            PersonId person,
            VolunteerStatus status,

            @PersonalData(subject = "person", field = "volunteer.status-reason") @Nullable
            String reason)
            implements VolunteerEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /**
     * Their criminal-record certificate was inspected. What was found is encrypted under a key of its own, so that
     * it can be erased alone; the document is never kept.
     */
    @StoredAs(name = "volunteer.certificate-inspected")
    record CertificateInspected(
            VolunteerId volunteer,
            PersonId person,
            InspectionId inspection,

            @PersonalData(subject = "inspection", field = "volunteer.inspection") @Nullable
            Inspection found)
            implements VolunteerEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** An inspection was erased: its time was over, or someone asked for it. Its key is destroyed next. */
    @StoredAs(name = "volunteer.inspection-erased")
    record InspectionErased(VolunteerId volunteer, InspectionId inspection) implements VolunteerEvent {}
}
