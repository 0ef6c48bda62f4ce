package org.quartier.command.participation;

import static org.quartier.command.participation.Cafe.*;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.participation.ParticipationCommand.ChangeCapacity;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
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
    @DisplayName("R-16 who waits is offered a place once the mode says so, and confirmed once it does not")
    void modes() {
        Scenario<Participation> full = cafe(places(1)).given(ANNA.confirmed(1), BEN.waits(0), CEM.waits(0));
        ChangeCapacity two = new ChangeCapacity(ID, 2, null, null, WaitingListMode.OFFER, false, recorded(MAY_1));
        full.then(
                two,
                new CapacityChanged(CAFE, offering(2), false),
                BEN.offered(1, MAY_1.plus(Duration.ofDays(2)), CEM));
        full.given(new CapacityChanged(CAFE, offering(1), false))
                .then(
                        new ChangeCapacity(ID, 3, null, null, WaitingListMode.AUTO, false, recorded(MAY_1)),
                        new CapacityChanged(CAFE, places(3), false),
                        BEN.promoted(2, CEM),
                        CEM.promoted(1));
    }

    @Test
    @DisplayName("R-11 what is offered is taken: capacity is not lowered below it")
    void openOffersAreTaken() {
        Scenario<Participation> offered = cafe(offering(2))
                .given(ANNA.confirmed(2), BEN.waits(0), BEN.offered(1, MAY_4.plus(Duration.ofHours(1))));
        offered.refused(change(1, null, false), "R-11", "below-taken");
        offered.then(change(1, null, true), new CapacityChanged(CAFE, offering(1), true));
        offered.then(CEM.registers(), CEM.waits(0));
    }

    @Test
    @DisplayName("R-15 who fits behind the head is promoted once the policy is FILL, also where there are fewer places")
    void fewerPlacesToFill() {
        cafe(places(2))
                .given(ANNA.waitsWith(2, 2), BEN.waits(2))
                .when(new ChangeCapacity(ID, 1, null, WaitingListPolicy.FILL, null, false, recorded(MAY_4)))
                .expectEvents(
                        new CapacityChanged(CAFE, filling(1), false),
                        new PromotionSkipped(
                                CAFE,
                                ANNA.registration(),
                                ANNA.person(),
                                "R-15",
                                1,
                                3,
                                List.of(ANNA.registration(), BEN.registration())),
                        new RegistrationPromoted(
                                CAFE,
                                BEN.registration(),
                                BEN.person(),
                                "R-14",
                                1,
                                List.of(ANNA.registration(), BEN.registration()),
                                false,
                                null));
    }
}
