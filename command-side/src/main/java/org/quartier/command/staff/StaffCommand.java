package org.quartier.command.staff;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.StaffId;

/** What can be asked of a staff member. */
sealed interface StaffCommand {

    /**
     * Begin to work here.
     *
     * @param actor who they are when they sign in, or null while that is not known
     * @param roles the codes of roles
     */
    record JoinStaff(
            @TargetAggregateIdentifier StaffId staff,
            PersonId person,
            @Nullable ActorId actor,
            List<String> roles,
            List<QuarterId> quarters)
            implements StaffCommand {}

    /** Leave. */
    record DepartFromStaff(@TargetAggregateIdentifier StaffId staff, LocalDate on, String reason)
            implements StaffCommand {

        @Override
        public String toString() {
            return "DepartFromStaff[" + staff + ", " + on + "]";
        }
    }
}
