package org.quartier.kernel.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.StaffId;
import org.quartier.kernel.value.PersonalData;

/** What can happen to a staff member. */
public sealed interface StaffEvent extends DomainEvent {

    /** The staff member. */
    StaffId staff();

    /**
     * A person began to work here.
     *
     * @param actor who they are when they sign in, or null while that is not known
     * @param roles as what they may be assigned, such as {@code moderator}
     */
    @StoredAs(name = "staff.joined")
    record StaffMemberJoined(
            StaffId staff, PersonId person, @Nullable ActorId actor, List<String> roles, List<QuarterId> quarters)
            implements StaffEvent {}

    /** They left; future assignments are released, past ones stay. */
    @StoredAs(name = "staff.departed")
    record StaffMemberDeparted(
            StaffId staff,
            PersonId person,
            LocalDate on,

            @PersonalData(subject = "person", field = "staff.departure-reason") @Nullable
            String reason)
            implements StaffEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }
}
