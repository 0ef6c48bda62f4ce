package org.quartier.command.participation;

import static org.quartier.command.participation.Cafe.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.participation.Cafe.Guest;
import org.quartier.command.participation.ParticipationCommand.ChangeCapacity;
import org.quartier.command.participation.ParticipationCommand.ForcePromotion;
import org.quartier.command.participation.ParticipationCommand.LapseRegistration;
import org.quartier.command.participation.ParticipationCommand.RejectRegistration;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.value.WaitingListPolicy;

/** Who of the waiting list gets a place, and when. */
class PromotionTest {

    @Test
    @DisplayName("R-13 a higher priority is promoted first, then who joined first")
    void priorities() {
        cafe(places(1))
                .given(
                        ANNA.confirmed(1),
                        BEN.waits(0),
                        CEM.registered(RegistrationStatus.WAITLISTED, 0, 1, MAY_4.plusSeconds(60), 0),
                        DORA.registered(RegistrationStatus.WAITLISTED, 0, 0, MAY_1, 0))
                .then(withdraw(ANNA), withdrawn(ANNA), CEM.promoted(1, DORA, BEN));
    }

    @Test
    @DisplayName("R-14 a withdrawal, a rejection, more places and a released reserve promote at once, all who fit")
    void promotion() {
        Scenario<Participation> full = cafe(new Capacity(2, 1, WaitingListPolicy.STRICT, WaitingListMode.AUTO))
                .given(ANNA.confirmed(1), BEN.waits(0), CEM.waits(0));

        full.then(withdraw(ANNA), withdrawn(ANNA), BEN.promoted(1, CEM));
        full.then(
                new RejectRegistration(ID, ANNA.person(), "abuse", recorded(MAY_4)),
                new RegistrationRejected(CAFE, ANNA.registration(), ANNA.person(), "abuse"),
                BEN.promoted(1, CEM));
        full.then(
                change(4, null, false),
                new CapacityChanged(CAFE, new Capacity(4, 1, WaitingListPolicy.STRICT, WaitingListMode.AUTO), false),
                BEN.promoted(2, CEM),
                CEM.promoted(1));
        full.then(change(2, 0, false), new CapacityChanged(CAFE, places(2), false), BEN.promoted(1, CEM));
        full.then(change(2, 1, false));
    }

    @Test
    @DisplayName("R-15 STRICT stops when the head does not fit, and says so")
    void strict() {
        cafe(places(1))
                .given(ANNA.confirmed(1), BEN.waitsWith(1, 0), CEM.waits(0))
                .then(withdraw(ANNA), withdrawn(ANNA), skipped(BEN, 1, 2, BEN, CEM));
    }

    @Test
    @DisplayName("R-15 FILL skips the head, which keeps its position")
    void fill() {
        cafe(filling(1))
                .given(ANNA.confirmed(1), BEN.waitsWith(1, 0), CEM.waits(0))
                .then(
                        withdraw(ANNA),
                        withdrawn(ANNA),
                        skipped(BEN, 1, 2, BEN, CEM),
                        new RegistrationPromoted(
                                CAFE,
                                CEM.registration(),
                                CEM.person(),
                                "R-14",
                                1,
                                List.of(BEN.registration(), CEM.registration()),
                                false,
                                null));
    }

    @Test
    @DisplayName("R-15 changing to FILL promotes who fits behind the head")
    void becomingFill() {
        cafe(places(1))
                .given(BEN.waitsWith(1, 1), CEM.waits(1))
                .when(new ChangeCapacity(ID, 1, null, WaitingListPolicy.FILL, null, false, recorded(MAY_4)))
                .expectEvents(
                        new CapacityChanged(CAFE, filling(1), false),
                        skipped(BEN, 1, 2, BEN, CEM),
                        new RegistrationPromoted(
                                CAFE,
                                CEM.registration(),
                                CEM.person(),
                                "R-14",
                                1,
                                List.of(BEN.registration(), CEM.registration()),
                                false,
                                null));
    }

    @Test
    @DisplayName("R-19 leaving the waiting list promotes nobody")
    void leavingTheList() {
        Scenario<Participation> blocked = cafe(places(1)).given(ANNA.waitsWith(1, 1), BEN.waits(1));

        blocked.then(withdraw(ANNA), withdrawn(ANNA));
        blocked.then(
                new LapseRegistration(ID, ANNA.person(), "ERASED", recorded(MAY_4)),
                new RegistrationLapsed(CAFE, ANNA.registration(), ANNA.person(), "ERASED"));
    }

    @Test
    @DisplayName("R-19 a head that lapsed is out, and the run goes on")
    void lapsedHead() {
        Scenario<Participation> gone = cafe(places(1))
                .given(ANNA.confirmed(1), BEN.waits(0), CEM.waits(0))
                .given(new RegistrationLapsed(CAFE, BEN.registration(), BEN.person(), "ERASED"));

        gone.then(withdraw(ANNA), withdrawn(ANNA), CEM.promoted(1));
        gone.then(new LapseRegistration(ID, BEN.person(), "ERASED", recorded(MAY_4)));
        gone.then(new LapseRegistration(
                ID, ANNA.person(), "ERASED", recorded(MAY_4))); // confirmed: stays, so that counts stay equal
    }

    @Test
    @DisplayName("R-20 a forced promotion needs a reason, is marked, and goes over capacity")
    void forced() {
        Scenario<Participation> full = cafe(places(1)).given(ANNA.confirmed(1), BEN.waits(0), CEM.waits(0));

        full.then(
                new ForcePromotion(ID, CEM.person(), "speaks for the tenants", MAY_4),
                new RegistrationPromoted(
                        CAFE,
                        CEM.registration(),
                        CEM.person(),
                        "R-20",
                        0,
                        List.of(BEN.registration(), CEM.registration()),
                        true,
                        "speaks for the tenants"));
        full.refused(new ForcePromotion(ID, CEM.person(), " ", MAY_4), "R-20", "promotion-needs-a-reason");
        full.refused(new ForcePromotion(ID, CEM.person(), null, MAY_4), "R-20", "promotion-needs-a-reason");
        full.refused(new ForcePromotion(ID, ANNA.person(), "why not", MAY_4), "R-20", "not-waiting");
    }

    @Test
    @DisplayName("R-20 R-26 the capacity gives way to a forced promotion, the room's fire-safety maximum does not")
    void forcedIntoAFullRoom() {
        ForcePromotion force = new ForcePromotion(ID, CEM.person(), "speaks for the tenants", MAY_4);
        RegistrationPromoted forced = new RegistrationPromoted(
                CAFE,
                CEM.registration(),
                CEM.person(),
                "R-20",
                0,
                List.of(CEM.registration()),
                true,
                "speaks for the tenants");
        Scenario<Participation> two = cafe(places(2)).given(ANNA.confirmed(2), BEN.confirmed(1)); // the room holds 3
        two.given(CEM.waits(0)).then(force, forced);
        two.given(CEM.waitsWith(1, 0)).refused(force, "R-26", "fire-safety-maximum");
        cafe(places(2))
                .given(ANNA.registered(RegistrationStatus.CONFIRMED, 1, 0, MAY_4, 2), BEN.confirmed(0), CEM.waits(-1))
                .refused(force, "R-26", "fire-safety-maximum");
        two.given(BEN.offered(1, MAY_4.plusSeconds(60)), DORA.confirmed(0), CEM.waits(-1))
                .refused(force, "R-26", "fire-safety-maximum");
    }

    @Test
    @DisplayName("R-20 nobody is promoted after the start; at the start one still is")
    void afterTheStart() {
        Scenario<Participation> full = cafe(places(1)).given(ANNA.confirmed(1), BEN.waits(0));

        for (Instant notYet : List.of(START.minusSeconds(1), START)) {
            full.then(withdraw(ANNA, notYet), withdrawn(ANNA), BEN.promoted(1));
        }
        nobodyIsPromoted(full, START.plusMillis(1));
    }

    @Test
    @DisplayName("R-20 what is recorded after the start promotes nobody, whenever it is said to have happened")
    void recordedAfterTheStart() {
        Scenario<Participation> full = cafe(places(1)).given(ANNA.confirmed(1), BEN.waits(0));

        for (Instant happened : List.of(MAY_4, START.minusSeconds(1), START)) {
            nobodyIsPromoted(full.at(happened), START.plusSeconds(1));
        }
    }

    private static void nobodyIsPromoted(Scenario<Participation> full, Instant recorded) {
        full.then(withdraw(ANNA, recorded), withdrawn(ANNA));
        full.then(
                new RejectRegistration(ID, ANNA.person(), "abuse", recorded(recorded)),
                new RegistrationRejected(CAFE, ANNA.registration(), ANNA.person(), "abuse"));
        full.then(
                new ChangeCapacity(ID, 2, null, null, null, false, recorded(recorded)),
                new CapacityChanged(CAFE, places(2), false));
        full.refused(new ForcePromotion(ID, BEN.person(), "late", recorded), "R-20", "after-the-start");
    }

    @Test
    @DisplayName("R-20 after a move the new start counts")
    void afterAMove() {
        TimeSlot later = new TimeSlot(START.plus(Duration.ofDays(7)), null, SLOT.zone(), false);
        var free = new RegistrationWithdrawn(CAFE, ANNA.registration(), ANNA.person(), null, true);
        cafe(places(1))
                .given(ANNA.confirmed(1), BEN.waits(0), new ParticipationMoved(CAFE, later, 3))
                .then(withdraw(ANNA, START.plusSeconds(1)), free, BEN.promoted(1));
    }

    private static PromotionSkipped skipped(Guest who, int free, int needed, Guest... queue) {
        return new PromotionSkipped(
                CAFE,
                who.registration(),
                who.person(),
                "R-15",
                free,
                needed,
                List.of(queue).stream().map(Guest::registration).toList());
    }
}
