package org.quartier.kernel.event;

import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.SwapId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.PersonalData;
import org.quartier.kernel.value.StaffingNeed;

/** What can happen to a shift: the volunteers that an activity needs for one task at one time. */
public sealed interface ShiftEvent extends DomainEvent {

    /** The shift. */
    ShiftId shift();

    /** Help is needed. */
    @StoredAs(name = "shift.planned")
    record ShiftPlanned(ShiftId shift, ActivityId activity, StaffingNeed need) implements ShiftEvent {}

    /** Other help is needed, or at another time; the whole of it as it is now. A suspended shift is open again. */
    @StoredAs(name = "shift.changed")
    record ShiftChanged(ShiftId shift, StaffingNeed need) implements ShiftEvent {}

    /** Its activity was postponed and has no new date yet; who signed up stays so. */
    @StoredAs(name = "shift.suspended")
    record ShiftSuspended(ShiftId shift) implements ShiftEvent {}

    /** No help is needed any more. Hours that were logged from it stay. */
    @StoredAs(name = "shift.cancelled")
    record ShiftCancelled(ShiftId shift) implements ShiftEvent {}

    /** A volunteer will come; who was on standby no longer is. */
    @StoredAs(name = "shift.signed-up")
    record VolunteerSignedUp(ShiftId shift, VolunteerId volunteer, PersonId person) implements ShiftEvent {}

    /** They will not come after all. What they had asked to swap is void. */
    @StoredAs(name = "shift.signed-out")
    record VolunteerSignedOut(
            ShiftId shift,
            VolunteerId volunteer,
            PersonId person,

            @PersonalData(subject = "person", field = "shift.sign-out-reason") @Nullable
            String reason)
            implements ShiftEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** A volunteer steps in if someone is missing; they are not bound yet. */
    @StoredAs(name = "shift.standby-joined")
    record StandbyJoined(ShiftId shift, VolunteerId volunteer, PersonId person) implements ShiftEvent {}

    /** They no longer stand by. */
    @StoredAs(name = "shift.standby-left")
    record StandbyLeft(ShiftId shift, VolunteerId volunteer) implements ShiftEvent {}

    /** Someone who signed up asks someone else to take their place; until it takes effect they are responsible. */
    @StoredAs(name = "shift.swap-offered")
    record SwapOffered(ShiftId shift, SwapId swap, VolunteerId giver, VolunteerId taker) implements ShiftEvent {}

    /** The taker said yes. Whether that is enough is the organisation's decision. */
    @StoredAs(name = "shift.swap-accepted")
    record SwapAccepted(ShiftId shift, SwapId swap) implements ShiftEvent {}

    /** The taker or the coordinator said no, or the giver took it back. */
    @StoredAs(name = "shift.swap-declined")
    record SwapDeclined(ShiftId shift, SwapId swap) implements ShiftEvent {}

    /** From now on the taker is responsible in the giver's place. */
    @StoredAs(name = "shift.swapped")
    record ShiftSwapped(
            ShiftId shift,
            SwapId swap,
            VolunteerId giver,
            PersonId giverPerson,
            VolunteerId taker,
            PersonId takerPerson)
            implements ShiftEvent {}

    /** A volunteer who signed up is there. */
    @StoredAs(name = "shift.checked-in")
    record VolunteerCheckedIn(ShiftId shift, VolunteerId volunteer, PersonId person) implements ShiftEvent {}
}
