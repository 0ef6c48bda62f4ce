package org.quartier.command.participation;

import static org.quartier.command.participation.Cafe.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.participation.Cafe.Guest;
import org.quartier.command.participation.ParticipationCommand.AnswerOffer;
import org.quartier.command.participation.ParticipationCommand.ExpireOffer;
import org.quartier.command.participation.ParticipationCommand.ForcePromotion;
import org.quartier.command.participation.ParticipationCommand.LapseRegistration;
import org.quartier.command.participation.ParticipationCommand.RecordAttendance;
import org.quartier.command.participation.ParticipationCommand.RejectRegistration;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.OfferShortened;
import org.quartier.kernel.event.ParticipationEvent.ParticipationClosed;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.event.ParticipationEvent.PlaceOffered;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.AttendanceStatus;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.value.WaitingListPolicy;

/** A place that is offered is held until it is answered, or until it expires. */
class OfferTest {

    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final Instant MAY_3 = MAY_1.plus(TWO_DAYS);
    private static final Instant LATEST = START.minusSeconds(60);

    /** Anna has the only place, Ben and Cem wait. */
    private final Scenario<Participation> full = cafe(offering(1))
            .given(ANNA.confirmed(1), BEN.waits(0), CEM.waits(0))
            .at(MAY_1);

    /** Anna withdrew on the first of May; Ben may have her place until the third. */
    private final Scenario<Participation> offered = full.given(withdrawn(ANNA), BEN.offered(1, MAY_3, CEM));

    private static AnswerOffer accept(Guest guest, Instant at) {
        return new AnswerOffer(ID, guest.person(), true, null, recorded(at));
    }

    private static AnswerOffer decline(Guest guest, Instant at) {
        return new AnswerOffer(ID, guest.person(), false, "ill", recorded(at));
    }

    private static ExpireOffer expire(Guest guest, Instant expiresAt, Instant at) {
        return new ExpireOffer(ID, guest.person(), guest.registration(), expiresAt, recorded(at));
    }

    @Test
    @DisplayName("R-16 a free place is offered to the first who waits, for two days")
    void offered() {
        full.then(withdraw(ANNA, MAY_1), withdrawn(ANNA), BEN.offered(1, MAY_3, CEM));
        full.then(
                new RejectRegistration(ID, ANNA.person(), "abuse", recorded(MAY_1.plusMillis(1_999))),
                new RegistrationRejected(CAFE, ANNA.registration(), ANNA.person(), "abuse"),
                BEN.offered(1, MAY_3.plusSeconds(1), CEM)); // whole seconds
    }

    @Test
    @DisplayName("R-16 an offer expires before the start, however near that is; in the last minute none is made")
    void beforeTheStart() {
        for (Instant at : List.of(START.minus(TWO_DAYS), START.minus(Duration.ofHours(1)))) {
            full.then(withdraw(ANNA, at), withdrawn(ANNA), BEN.offered(1, LATEST, CEM));
        }
        Instant exactly = LATEST.minus(TWO_DAYS);
        full.then(withdraw(ANNA, exactly), withdrawn(ANNA), BEN.offered(1, LATEST, CEM));
        full.then(withdraw(ANNA, LATEST.minusMillis(1)), withdrawn(ANNA), BEN.offered(1, LATEST, CEM));
        full.then(withdraw(ANNA, LATEST), withdrawn(ANNA));
    }

    @Test
    @DisplayName("R-16 an accepted offer is a confirmed place; accepting again changes nothing")
    void accepted() {
        offered.then(accept(BEN, MAY_1), BEN.accepted());
        offered.given(BEN.accepted()).then(accept(BEN, MAY_4));
    }

    @Test
    @DisplayName("R-16 an offer is accepted before it expires, and not from then on")
    void inTime() {
        offered.then(accept(BEN, MAY_3.minusMillis(1)), BEN.accepted());
        offered.refused(accept(BEN, MAY_3), "R-16", "offer-over");
        offered.refused(accept(CEM, MAY_1), "R-16", "no-open-offer");
        offered.given(BEN.expired(MAY_3)).refused(accept(BEN, MAY_3), "R-16", "no-open-offer");
        offered.given(new ParticipationClosed(CAFE)).refused(accept(BEN, MAY_1), "R-07", "activity-cancelled");
    }

    @Test
    @DisplayName("R-14, R-16 a declined or withdrawn offer goes to the next")
    void declined() {
        offered.then(decline(BEN, MAY_1), BEN.declined("ill"), CEM.offered(1, MAY_3));
        offered.then(withdraw(BEN, MAY_1), withdrawn(BEN), CEM.offered(1, MAY_3));
        offered.given(BEN.declined("ill")).then(decline(BEN, MAY_1));
        offered.refused(decline(CEM, MAY_1), "R-16", "no-open-offer");
        offered.given(BEN.accepted()).refused(decline(BEN, MAY_1), "R-16", "no-open-offer");
    }

    @Test
    @DisplayName("R-14, R-16 an expired offer goes to the next, who has two days in turn")
    void expired() {
        offered.then(expire(BEN, MAY_3, MAY_3), BEN.expired(MAY_3), CEM.offered(1, MAY_3.plus(TWO_DAYS)));
        Instant late = MAY_3.plusSeconds(3_600); // as after a restart
        offered.then(expire(BEN, MAY_3, late), BEN.expired(MAY_3), CEM.offered(1, late.plus(TWO_DAYS)));
        offered.given(BEN.expired(MAY_3), CEM.offered(1, LATEST))
                .then(expire(CEM, LATEST, LATEST), CEM.expired(LATEST)); // nobody is left
    }

    @Test
    @DisplayName("R-16, R-20 an offer that is found expired after the start goes to nobody")
    void expiredAfterTheStart() {
        offered.then(expire(BEN, MAY_3, START.plusMillis(1)), BEN.expired(MAY_3));
    }

    @Test
    @DisplayName("R-16 an offer that was answered, or is another one now, does not expire")
    void overtaken() {
        offered.given(BEN.accepted()).then(expire(BEN, MAY_3, MAY_3));
        offered.given(BEN.declined(null)).then(expire(BEN, MAY_3, MAY_3));
        offered.given(BEN.expired(MAY_3)).then(expire(BEN, MAY_3, MAY_3));
        offered.then(expire(BEN, MAY_3.minusSeconds(1), MAY_3));
        offered.then(expire(BEN.again(9), MAY_3, MAY_3));
        offered.given(new ParticipationClosed(CAFE)).then(expire(BEN, MAY_3, MAY_3));
    }

    @Test
    @DisplayName("R-16 after a move to an earlier date no offer outlives the start; a later one leaves it as it is")
    void moved() {
        TimeSlot may2 = startingAt(MAY_1.plus(Duration.ofDays(1)));
        Instant before = may2.start().minusSeconds(60);
        offered.then(
                move(may2),
                new ParticipationMoved(CAFE, may2, 3),
                new OfferShortened(CAFE, BEN.registration(), BEN.person(), before));
        TimeSlot later = startingAt(START.plus(Duration.ofDays(7)));
        offered.then(move(later), new ParticipationMoved(CAFE, later, 3));

        Scenario<Participation> shortened =
                offered.given(new OfferShortened(CAFE, BEN.registration(), BEN.person(), before));
        shortened.then(expire(BEN, MAY_3, MAY_3));
        shortened.then(expire(BEN, before, before), BEN.expired(before), CEM.offered(1, before.plus(TWO_DAYS)));
        shortened.refused(accept(BEN, before), "R-16", "offer-over");
    }

    @Test
    @DisplayName("R-11, R-12 an open offer is taken: nobody else gets the place")
    void heldPlace() {
        offered.then(DORA.registers(), DORA.registered(RegistrationStatus.WAITLISTED, 0, 0, MAY_4, 0));
        offered.refused(BEN.again(5).registers(), "R-21", "already-registered");
        offered.refused(new ForcePromotion(ID, BEN.person(), "hers", MAY_1), "R-20", "not-waiting");
        offered.refused(
                new RecordAttendance(ID, BEN.person(), new Attendance(AttendanceStatus.EXCUSED, null)),
                "R-22",
                "no-confirmed-place");
    }

    @Test
    @DisplayName("R-14 one run offers every free place, party by party")
    void everyFreePlace() {
        Capacity filling = new Capacity(3, 0, WaitingListPolicy.FILL, WaitingListMode.OFFER);
        Capacity one = new Capacity(0, 0, WaitingListPolicy.FILL, WaitingListMode.OFFER);
        cafe(one)
                .given(ANNA.waits(0), BEN.waitsWith(3, 0), CEM.waitsWith(1, 0), DORA.waits(0))
                .when(new ParticipationCommand.ChangeCapacity(ID, 3, null, null, null, false, recorded(MAY_1)))
                .expectEvents(
                        new CapacityChanged(CAFE, filling, false),
                        ANNA.offered(3, MAY_3, BEN, CEM, DORA),
                        new PromotionSkipped(
                                CAFE,
                                BEN.registration(),
                                BEN.person(),
                                "R-15",
                                2,
                                4,
                                List.of(BEN.registration(), CEM.registration(), DORA.registration())),
                        new PlaceOffered(
                                CAFE,
                                CEM.registration(),
                                CEM.person(),
                                "R-16",
                                2,
                                List.of(BEN.registration(), CEM.registration(), DORA.registration()),
                                MAY_3));
    }

    @Test
    @DisplayName("R-19 who is erased loses an open offer to the next")
    void lapsed() {
        offered.then(
                new LapseRegistration(ID, BEN.person(), "ERASED", recorded(MAY_1)),
                new RegistrationLapsed(CAFE, BEN.registration(), BEN.person(), "ERASED"),
                CEM.offered(1, MAY_3));
    }

    @Test
    @DisplayName("R-26 who comes to the door with an open offer is let in and confirmed")
    void walkIn() {
        CheckInId checkIn = CheckInId.next();
        offered.at(START)
                .then(
                        BEN.comes(checkIn, "1"),
                        new RegistrationPromoted(
                                CAFE,
                                BEN.registration(),
                                BEN.person(),
                                "R-26",
                                0,
                                List.of(CEM.registration()),
                                false,
                                null),
                        BEN.came(checkIn, "1", 1, true, START, Attendance.UNKNOWN));
    }
}
