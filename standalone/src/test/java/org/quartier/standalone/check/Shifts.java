package org.quartier.standalone.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quartier.kernel.event.ShiftEvent;
import org.quartier.kernel.event.ShiftEvent.ShiftCancelled;
import org.quartier.kernel.event.ShiftEvent.ShiftChanged;
import org.quartier.kernel.event.ShiftEvent.ShiftPlanned;
import org.quartier.kernel.event.ShiftEvent.ShiftSuspended;
import org.quartier.kernel.event.ShiftEvent.ShiftSwapped;
import org.quartier.kernel.event.ShiftEvent.StandbyJoined;
import org.quartier.kernel.event.ShiftEvent.StandbyLeft;
import org.quartier.kernel.event.ShiftEvent.SwapAccepted;
import org.quartier.kernel.event.ShiftEvent.SwapDeclined;
import org.quartier.kernel.event.ShiftEvent.SwapOffered;
import org.quartier.kernel.event.ShiftEvent.VolunteerCheckedIn;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedOut;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedUp;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.StaffingNeed;

/** What the events say of shifts. */
final class Shifts {

    private final Map<ShiftId, State> states = new LinkedHashMap<>();

    /** One shift. */
    static final class State {
        final ShiftId id;
        final ActivityId activity;
        final List<Long> events = new ArrayList<>();
        final Set<VolunteerId> signedUp = new LinkedHashSet<>();
        final Set<VolunteerId> standby = new LinkedHashSet<>();
        final Set<VolunteerId> there = new LinkedHashSet<>();
        StaffingNeed need;
        String word = "OPEN";

        private State(ShiftPlanned planned) {
            id = planned.shift();
            activity = planned.activity();
            need = planned.need();
        }
    }

    Collection<State> all() {
        return states.values();
    }

    void on(Fact fact) {
        if (!(fact.event() instanceof ShiftEvent event)) {
            return;
        }
        if (event instanceof ShiftPlanned planned) {
            states.put(planned.shift(), new State(planned));
        }
        State state = states.get(event.shift());
        if (state == null) {
            return; // it was planned later than is asked for
        }
        state.events.add(fact.position());
        switch (event) {
            case ShiftPlanned planned -> {}
            case ShiftChanged changed -> {
                state.need = changed.need();
                state.word = "OPEN";
            }
            case ShiftSuspended suspended -> state.word = "SUSPENDED";
            case ShiftCancelled cancelled -> state.word = "CANCELLED";
            case VolunteerSignedUp it -> {
                state.signedUp.add(it.volunteer());
                state.standby.remove(it.volunteer());
            }
            case VolunteerSignedOut it -> {
                state.signedUp.remove(it.volunteer());
                state.there.remove(it.volunteer());
            }
            case StandbyJoined it -> state.standby.add(it.volunteer());
            case StandbyLeft it -> state.standby.remove(it.volunteer());
            case SwapOffered it -> {}
            case SwapAccepted it -> {}
            case SwapDeclined it -> {}
            case ShiftSwapped it -> {
                state.signedUp.remove(it.giver());
                state.signedUp.add(it.taker());
                state.standby.remove(it.taker());
            }
            case VolunteerCheckedIn it -> state.there.add(it.volunteer());
        }
    }
}
