package org.quartier.command.participation;

import static org.quartier.command.participation.Cafe.*;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.participation.ParticipationCommand.ChangeCapacity;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.value.WaitingListPolicy;

/** How many may come, and of how many at once. */
class CapacityTest {

    @Test
    @DisplayName("R-11 capacity can be lowered to what is taken, and not below")
    void lowering() {
        Scenario<Participation> two = cafe(places(3)).given(ANNA.confirmed(3), BEN.confirmed(2));

        two.then(change(2, null, false), new CapacityChanged(CAFE, places(2), false));
        two.refused(change(1, null, false), "R-11", "below-taken");
        two.refused(change(3, 2, false), "R-11", "below-taken");
        two.then(
                change(3, 1, false),
                new CapacityChanged(CAFE, new Capacity(3, 1, WaitingListPolicy.STRICT, WaitingListMode.AUTO), false));
    }

    @Test
    @DisplayName("R-11 a first capacity below what is taken is refused too")
    void firstCapacity() {
        cafe(null)
                .given(ANNA.confirmed(null), BEN.confirmed(null))
                .refused(change(1, null, false), "R-11", "below-taken");
    }

    @Test
    @DisplayName("R-11 KEEP_OVERBOOKED removes nobody, and nobody is promoted until places are free again")
    void overbooked() {
        Scenario<Participation> over = cafe(places(2))
                .given(ANNA.confirmed(2), BEN.confirmed(1), CEM.waits(0), DORA.waits(0))
                .given(new CapacityChanged(CAFE, places(0), true));

        cafe(places(2))
                .given(ANNA.confirmed(2), BEN.confirmed(1))
                .then(change(0, null, true), new CapacityChanged(CAFE, places(0), true));
        over.then(withdraw(ANNA), withdrawn(ANNA)); // −2 to −1
        over.then(change(1, null, false), new CapacityChanged(CAFE, places(1), true)); // raised, still overbooked
        over.then(change(2, null, false), new CapacityChanged(CAFE, places(2), false)); // 0 are free
        over.then(change(3, null, false), new CapacityChanged(CAFE, places(3), false), CEM.promoted(1, DORA));
    }

    @Test
    @DisplayName("R-12 reserved places are not given away, and cannot be more than there are")
    void reserved() {
        Scenario<Participation> one = cafe(new Capacity(2, 1, WaitingListPolicy.STRICT, WaitingListMode.AUTO))
                .given(ANNA.confirmed(1));

        one.then(BEN.registers(), BEN.waits(0));
        one.refused(change(2, 3, false), "R-12", "reserved-within-places");
        one.refused(change(2, 2, false), "R-11", "below-taken");
    }

    @Test
    @DisplayName("R-12 party size counts: exactly fitting is confirmed, one more waits")
    void partySize() {
        cafe(places(3)).then(ANNA.registersWith(2), ANNA.registered(RegistrationStatus.CONFIRMED, 2, 0, MAY_4, 3));
        cafe(places(3)).then(ANNA.registersWith(3), ANNA.waitsWith(3, 3));
        cafe(places(0)).then(ANNA.registers(), ANNA.waits(0));
        cafe(null).then(ANNA.registersWith(99), ANNA.registered(RegistrationStatus.CONFIRMED, 99, 0, MAY_4, null));
    }

    @Test
    @DisplayName("R-16 offers are refused as long as they are not supported")
    void offers() {
        cafe(places(1))
                .refused(
                        new ChangeCapacity(ID, 1, null, null, WaitingListMode.OFFER, false, MAY_4),
                        "R-16",
                        "offers-not-supported");
    }
}
