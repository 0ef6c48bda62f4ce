package org.quartier.command.shift;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.quartier.command.InSnapshot;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;

/** Who helps in a shift: signed up, standing by, or there. */
@InSnapshot
final class Roster {

    private Map<VolunteerId, PersonId> signedUp = new LinkedHashMap<>();
    private List<VolunteerId> standby = new ArrayList<>();
    private Set<VolunteerId> there = new HashSet<>();

    int size() {
        return signedUp.size();
    }

    boolean has(VolunteerId volunteer) {
        return signedUp.containsKey(volunteer);
    }

    /** The person behind someone who signed up. */
    PersonId personOf(VolunteerId volunteer) {
        return Objects.requireNonNull(signedUp.get(volunteer), "has signed up");
    }

    boolean isThere(VolunteerId volunteer) {
        return there.contains(volunteer);
    }

    boolean standsBy(VolunteerId volunteer) {
        return standby.contains(volunteer);
    }

    void add(VolunteerId volunteer, PersonId person) {
        signedUp.put(volunteer, person);
        standby.remove(volunteer);
    }

    void remove(VolunteerId volunteer) {
        signedUp.remove(volunteer);
    }

    void standBy(VolunteerId volunteer) {
        standby.add(volunteer);
    }

    void standDown(VolunteerId volunteer) {
        standby.remove(volunteer);
    }

    void checkIn(VolunteerId volunteer) {
        there.add(volunteer);
    }
}
