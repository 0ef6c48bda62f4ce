package org.quartier.command.participation;

import static org.quartier.command.participation.Cafe.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.participation.Cafe.Guest;
import org.quartier.command.participation.ParticipationCommand.ChangeCapacity;
import org.quartier.command.participation.ParticipationCommand.CloseParticipation;
import org.quartier.command.participation.ParticipationCommand.ForcePromotion;
import org.quartier.command.participation.ParticipationCommand.LapseRegistration;
import org.quartier.command.participation.ParticipationCommand.MoveParticipation;
import org.quartier.command.participation.ParticipationCommand.RegisterParticipant;
import org.quartier.command.participation.ParticipationCommand.RejectRegistration;
import org.quartier.command.participation.ParticipationCommand.WithdrawRegistration;
import org.quartier.command.participation.Registrant.Standing;
import org.quartier.kernel.event.ParticipationEvent.AttendanceRecorded;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.ParticipationClosed;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RegistrationSource;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.value.WaitingListPolicy;

/** Places and the waiting list. */
class PlacesTest {

    private static ChangeCapacity change(int places, @Nullable Integer reserved, boolean keep) {
        return new ChangeCapacity(ID, places, reserved, null, null, keep);
    }

    private static WithdrawRegistration withdraw(Guest guest) {
        return new WithdrawRegistration(ID, guest.person(), null);
    }

    private static RegistrationWithdrawn withdrawn(Guest guest) {
        return new RegistrationWithdrawn(CAFE, guest.registration(), guest.person(), null);
    }

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
    @DisplayName("R-13 who is recorded later joins later, unless the request says when they joined")
    void joining() {
        Scenario<Participation> full = cafe(places(0)).given(ANNA.waits(0));
        full.at(MAY_1).then(BEN.registers(), BEN.waits(0));
        full.at(MAY_1).then(BEN.registersDated(), BEN.registered(RegistrationStatus.WAITLISTED, 0, 0, MAY_1, 0));
    }

    @Test
    @DisplayName("R-14 a withdrawal, a rejection, more places and a released reserve promote at once, all who fit")
    void promotion() {
        Scenario<Participation> full = cafe(new Capacity(2, 1, WaitingListPolicy.STRICT, WaitingListMode.AUTO))
                .given(ANNA.confirmed(1), BEN.waits(0), CEM.waits(0));

        full.then(withdraw(ANNA), withdrawn(ANNA), BEN.promoted(1, CEM));
        full.then(
                new RejectRegistration(ID, ANNA.person(), "abuse"),
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

    @Test
    @DisplayName("R-15 changing to FILL promotes who fits behind the head")
    void becomingFill() {
        cafe(places(1))
                .given(BEN.waitsWith(1, 1), CEM.waits(1))
                .when(new ChangeCapacity(ID, 1, null, WaitingListPolicy.FILL, null, false))
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
    @DisplayName("R-16 offers are refused as long as they are not supported")
    void offers() {
        cafe(places(1))
                .refused(
                        new ChangeCapacity(ID, 1, null, null, WaitingListMode.OFFER, false),
                        "R-16",
                        "offers-not-supported");
    }

    @Test
    @DisplayName("R-17 while someone waits, who comes waits too, even if a place looks free")
    void behindTheList() {
        cafe(places(1)).given(ANNA.waitsWith(1, 1)).then(BEN.registers(), BEN.waits(1));
    }

    @Test
    @DisplayName("R-18 who withdraws and comes back joins at the end, whatever time they claim")
    void backAtTheEnd() {
        Guest annaAgain = ANNA.again(4);
        Scenario<Participation> back = cafe(places(1))
                .given(ANNA.confirmed(1), BEN.waits(0), CEM.waits(0), withdrawn(ANNA), BEN.promoted(1, CEM));

        back.at(MAY_1)
                .then(annaAgain.registersDated(), annaAgain.registered(RegistrationStatus.WAITLISTED, 0, 0, MAY_4, 0));
        back.given(annaAgain.waits(0)).then(withdraw(BEN), withdrawn(BEN), CEM.promoted(1, annaAgain));
    }

    @Test
    @DisplayName("R-18 with an empty list and a free place they are confirmed at once")
    void backAtOnce() {
        Guest annaAgain = ANNA.again(2);
        cafe(places(1)).given(ANNA.confirmed(1), withdrawn(ANNA)).then(annaAgain.registers(), annaAgain.confirmed(1));
    }

    @Test
    @DisplayName("R-19 leaving the waiting list promotes nobody")
    void leavingTheList() {
        Scenario<Participation> blocked = cafe(places(1)).given(ANNA.waitsWith(1, 1), BEN.waits(1));

        blocked.then(withdraw(ANNA), withdrawn(ANNA));
        blocked.then(
                new LapseRegistration(ID, ANNA.person(), "ERASED"),
                new RegistrationLapsed(CAFE, ANNA.registration(), ANNA.person(), "ERASED"));
    }

    @Test
    @DisplayName("R-19 a head that lapsed is out, and the run goes on")
    void lapsedHead() {
        Scenario<Participation> gone = cafe(places(1))
                .given(ANNA.confirmed(1), BEN.waits(0), CEM.waits(0))
                .given(new RegistrationLapsed(CAFE, BEN.registration(), BEN.person(), "ERASED"));

        gone.then(withdraw(ANNA), withdrawn(ANNA), CEM.promoted(1));
        gone.then(new LapseRegistration(ID, BEN.person(), "ERASED"));
        gone.then(new LapseRegistration(ID, ANNA.person(), "ERASED")); // confirmed: stays, so that counts stay equal
    }

    @Test
    @DisplayName("R-20 a forced promotion needs a reason, is marked, and goes over capacity")
    void forced() {
        Scenario<Participation> full = cafe(places(1)).given(ANNA.confirmed(1), BEN.waits(0), CEM.waits(0));

        full.then(
                new ForcePromotion(ID, CEM.person(), "speaks for the tenants"),
                new RegistrationPromoted(
                        CAFE,
                        CEM.registration(),
                        CEM.person(),
                        "R-20",
                        0,
                        List.of(BEN.registration(), CEM.registration()),
                        true,
                        "speaks for the tenants"));
        full.refused(new ForcePromotion(ID, CEM.person(), " "), "R-20", "promotion-needs-a-reason");
        full.refused(new ForcePromotion(ID, CEM.person(), null), "R-20", "promotion-needs-a-reason");
        full.refused(new ForcePromotion(ID, ANNA.person(), "why not"), "R-20", "not-waiting");
    }

    @Test
    @DisplayName("R-20 nobody is promoted after the start; at the start one still is")
    void afterTheStart() {
        Scenario<Participation> full = cafe(places(1)).given(ANNA.confirmed(1), BEN.waits(0));
        Instant after = START.plusMillis(1);

        full.at(START).then(withdraw(ANNA), withdrawn(ANNA), BEN.promoted(1));
        full.at(after).then(withdraw(ANNA), withdrawn(ANNA));
        full.at(after).then(change(2, null, false), new CapacityChanged(CAFE, places(2), false));
        full.at(after).refused(new ForcePromotion(ID, BEN.person(), "late"), "R-20", "after-the-start");
    }

    @Test
    @DisplayName("R-20 after a move the new start counts")
    void afterAMove() {
        TimeSlot later = new TimeSlot(START.plus(Duration.ofDays(7)), null, SLOT.zone(), false);
        cafe(places(1))
                .given(ANNA.confirmed(1), BEN.waits(0), new ParticipationMoved(CAFE, later, 3))
                .at(START.plusSeconds(1))
                .then(withdraw(ANNA), withdrawn(ANNA), BEN.promoted(1));
    }

    @Test
    @DisplayName("R-21 one active registration per person; a withdrawn one does not block")
    void oneActive() {
        cafe(places(2)).given(ANNA.confirmed(2)).refused(ANNA.registers(), "R-21", "already-registered");
        cafe(places(0)).given(ANNA.waits(0)).refused(ANNA.registers(), "R-21", "already-registered");
    }

    @Test
    @DisplayName("R-21 withdrawing twice is quiet, and what was rejected cannot be withdrawn")
    void withdrawingTwice() {
        cafe(places(1)).given(ANNA.confirmed(1), withdrawn(ANNA)).then(withdraw(ANNA));
        cafe(places(1))
                .given(ANNA.confirmed(1), new RegistrationRejected(CAFE, ANNA.registration(), ANNA.person(), null))
                .refused(withdraw(ANNA), "R-21", "no-active-registration");
        cafe(places(1))
                .given(ANNA.confirmed(1), new RegistrationRejected(CAFE, ANNA.registration(), ANNA.person(), null))
                .then(new RejectRegistration(ID, ANNA.person(), "again"));
    }

    @Test
    @DisplayName("R-22 who was there did not withdraw")
    void wasThere() {
        cafe(places(1))
                .given(ANNA.confirmed(1))
                .given(new AttendanceRecorded(CAFE, ANNA.registration(), ANNA.person(), Attendance.PRESENT))
                .refused(withdraw(ANNA), "R-22", "was-there");
    }

    @Test
    @DisplayName("R-07 for a cancelled activity nobody registers and nobody is promoted; one may still withdraw")
    void cancelled() {
        Scenario<Participation> cancelled =
                cafe(places(1)).given(ANNA.confirmed(1), BEN.waits(0), new ParticipationClosed(CAFE));

        cancelled.refused(CEM.registers(), "R-07", "activity-cancelled");
        cancelled.refused(change(5, null, false), "R-07", "activity-cancelled");
        cancelled.refused(new ForcePromotion(ID, BEN.person(), "please"), "R-07", "activity-cancelled");
        cancelled.then(withdraw(ANNA), withdrawn(ANNA));
        cancelled.then(new CloseParticipation(ID));
    }

    @Test
    @DisplayName("R-69 nothing is recorded about an erased person, and an unknown one is refused")
    void erased() {
        cafe(null).refused(registering(Standing.ERASED), "R-69", "person-erased");
        cafe(null).refused(registering(Standing.UNKNOWN), "R-73", "unknown-reference");
    }

    private static RegisterParticipant registering(Standing standing) {
        return new RegisterParticipant(
                ID,
                ANNA.registration(),
                new Registrant(ANNA.person(), standing, null, List.of()),
                0,
                0,
                RegistrationSource.STAFF,
                false);
    }

    @Test
    @DisplayName("R-05 it moves with its activity; the same slot again changes nothing")
    void moves() {
        TimeSlot later = new TimeSlot(START.plusSeconds(60), SLOT.end(), SLOT.zone(), false);
        cafe(null).then(new MoveParticipation(ID, later, 3), new ParticipationMoved(CAFE, later, 3));
        cafe(null).then(new MoveParticipation(ID, SLOT, null), new ParticipationMoved(CAFE, SLOT, null));
        cafe(null).then(new MoveParticipation(ID, SLOT, 3));
    }
}
