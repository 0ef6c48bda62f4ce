package org.quartier.command.participation;

import static org.quartier.command.participation.Cafe.*;
import static org.quartier.kernel.value.RegistrationStatus.CONFIRMED;
import static org.quartier.kernel.value.RegistrationStatus.OFFERED;
import static org.quartier.kernel.value.RegistrationStatus.WAITLISTED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.Snapshots;
import org.quartier.command.participation.Cafe.Guest;
import org.quartier.command.participation.ParticipationCommand.RestoreRegistration;
import org.quartier.command.participation.Registrant.Standing;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.ParticipationClosed;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRestored;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.web.Refusal;

/** A manager undoes that a registration ended; nobody else loses a place by it: R-18. */
class RestorationTest {

    private static final Instant MAY_3 = MAY_1.plus(Duration.ofDays(2));

    private static RestoreRegistration restore(Guest guest) {
        return restore(guest, MAY_1);
    }

    private static RestoreRegistration restore(Guest guest, Instant at) {
        return new RestoreRegistration(ID, guest.registrant(), null, recorded(at));
    }

    @Test
    @DisplayName("R-18 who had a place has it again while it is free")
    void confirmedAgain() {
        Scenario<Participation> withdrew = cafe(places(1)).given(ANNA.confirmed(1), withdrawn(ANNA));
        withdrew.then(restore(ANNA), ANNA.restored(CONFIRMED, CONFIRMED, 1));
        withdrew.then(restore(ANNA, START.plusSeconds(1)), ANNA.restored(CONFIRMED, CONFIRMED, 1));
        cafe(null)
                .given(ANNA.confirmed(null), withdrawn(ANNA))
                .then(restore(ANNA), ANNA.restored(CONFIRMED, CONFIRMED, null));
    }

    @Test
    @DisplayName("R-18 a rejection is undone as well, with the reason")
    void rejected() {
        cafe(places(1))
                .given(ANNA.confirmed(1), new RegistrationRejected(CAFE, ANNA.registration(), ANNA.person(), "x"))
                .then(
                        new RestoreRegistration(ID, ANNA.registrant(), "wrong Anna", recorded(MAY_1)),
                        new RegistrationRestored(
                                CAFE, ANNA.registration(), ANNA.person(), CONFIRMED, CONFIRMED, 1, "wrong Anna"));
    }

    @Test
    @DisplayName("R-18 whose place was given away waits where they would have stood, before all who came later")
    void givenAway() {
        Scenario<Participation> gone = cafe(places(1))
                .given(ANNA.confirmed(1), BEN.waits(0), CEM.waits(0), withdrawn(ANNA), BEN.promoted(1, CEM));
        gone.then(restore(ANNA), ANNA.restored(CONFIRMED, WAITLISTED, 0));
        // in the order of the first registration: Anna before Cem
        gone.given(ANNA.restored(CONFIRMED, WAITLISTED, 0)).then(withdraw(BEN), withdrawn(BEN), ANNA.promoted(1, CEM));
        cafe(places(1))
                .given(ANNA.confirmed(1), withdrawn(ANNA), new CapacityChanged(CAFE, places(0), false))
                .then(restore(ANNA), ANNA.restored(CONFIRMED, WAITLISTED, 0));
    }

    @Test
    @DisplayName("R-18, R-12 a party that no longer fits waits, and nobody is evicted")
    void partyThatNoLongerFits() {
        Scenario<Participation> two =
                cafe(places(2)).given(ANNA.registered(CONFIRMED, 1, 0, MAY_4, 2), withdrawn(ANNA), BEN.confirmed(2));
        two.when(restore(ANNA))
                .expectEvents(
                        ANNA.restored(CONFIRMED, WAITLISTED, 1),
                        new PromotionSkipped(
                                CAFE, ANNA.registration(), ANNA.person(), "R-15", 1, 2, List.of(ANNA.registration())));
        two.given(withdrawn(BEN)).then(restore(ANNA), ANNA.restored(CONFIRMED, CONFIRMED, 2));
    }

    @Test
    @DisplayName("R-18 who waited waits again in the old position, not at the end")
    void waitsAgain() {
        Scenario<Participation> left =
                cafe(places(1)).given(ANNA.confirmed(1), BEN.waits(0), CEM.waits(0), withdrawn(BEN));
        left.then(restore(BEN), BEN.restored(WAITLISTED, WAITLISTED, 0));
        left.given(BEN.restored(WAITLISTED, WAITLISTED, 0)).then(withdraw(ANNA), withdrawn(ANNA), BEN.promoted(1, CEM));
        // who comes back instead of being restored is behind
        Guest back = BEN.again(4);
        left.given(back.waits(0)).then(withdraw(ANNA), withdrawn(ANNA), CEM.promoted(1, back));
    }

    @Test
    @DisplayName("R-18, R-14 whose turn it would be now has it at once, but not after the start (R-20)")
    void theirTurn() {
        Scenario<Participation> free =
                cafe(places(1)).given(ANNA.confirmed(1), BEN.waits(0), withdrawn(BEN), withdrawn(ANNA));
        free.then(restore(BEN), BEN.restored(WAITLISTED, WAITLISTED, 1), BEN.promoted(1));
        free.then(restore(BEN, START.plusMillis(1)), BEN.restored(WAITLISTED, WAITLISTED, 1));
        free.given(new CapacityChanged(CAFE, offering(1), false))
                .then(restore(BEN), BEN.restored(WAITLISTED, WAITLISTED, 1), BEN.offered(1, MAY_3));
    }

    @Test
    @DisplayName("R-18, R-16 whose offer went by is not given another's: they wait first in the list")
    void afterAnOffer() {
        Scenario<Participation> expired =
                cafe(offering(1)).given(ANNA.waits(0), BEN.waits(0), ANNA.offered(1, MAY_3, BEN), ANNA.expired(MAY_3));
        expired.given(BEN.offered(1, MAY_4)).then(restore(ANNA), ANNA.restored(OFFERED, WAITLISTED, 0));
        expired.given(withdrawn(BEN))
                .then(restore(ANNA), ANNA.restored(OFFERED, WAITLISTED, 1), ANNA.offered(1, MAY_3));
    }

    @Test
    @DisplayName("R-18 only what has ended, and the latest registration of a person, is restored")
    void nothingToRestore() {
        Scenario<Participation> full = cafe(places(1)).given(ANNA.confirmed(1), BEN.waits(0));
        full.refused(restore(ANNA), "R-18", "nothing-to-restore");
        full.refused(restore(BEN), "R-18", "nothing-to-restore");
        full.given(withdrawn(ANNA), ANNA.again(3).waits(0)).refused(restore(ANNA), "R-18", "nothing-to-restore");
        full.given(withdrawn(ANNA), new ParticipationClosed(CAFE)).refused(restore(ANNA), "R-07", "activity-cancelled");
        full.when(new RestoreRegistration(
                        ID, new Registrant(PersonId.next(), Standing.KNOWN, null, List.of()), null, recorded(MAY_1)))
                .expectNoEvents()
                .expectException(Refusal.class);
    }

    @Test
    @DisplayName("R-18, R-69 who is erased is not brought back")
    void erased() {
        cafe(places(1))
                .given(ANNA.confirmed(1), withdrawn(ANNA))
                .refused(
                        new RestoreRegistration(
                                ID,
                                new Registrant(ANNA.person(), Standing.ERASED, null, List.of()),
                                null,
                                recorded(MAY_1)),
                        "R-69",
                        "person-erased");
    }

    @Test
    @DisplayName("R-16, R-18 where it stood before, and until when an offer is open, come back whole from a snapshot")
    void snapshot() {
        Snapshots.check(
                cafe(offering(1))
                        .given(ANNA.waits(0), BEN.waits(0), ANNA.offered(1, MAY_3, BEN), CEM.waits(0), withdrawn(CEM)),
                restore(CEM));
    }
}
