package org.quartier.command.participation;

import static org.quartier.command.participation.Cafe.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.participation.Cafe.Guest;
import org.quartier.command.participation.ParticipationCommand.CloseParticipation;
import org.quartier.command.participation.ParticipationCommand.ForcePromotion;
import org.quartier.command.participation.ParticipationCommand.MoveParticipation;
import org.quartier.command.participation.ParticipationCommand.RegisterParticipant;
import org.quartier.command.participation.ParticipationCommand.RejectRegistration;
import org.quartier.command.participation.Registrant.Standing;
import org.quartier.kernel.event.ParticipationEvent.AttendanceRecorded;
import org.quartier.kernel.event.ParticipationEvent.ParticipationClosed;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.RegistrationSource;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.kernel.value.TimeSlot;

/** Who registers, withdraws and comes back; and what becomes of the activity. */
class RegistrationTest {

    @Test
    @DisplayName("R-13 who is recorded later joins later, unless the request says when they joined")
    void joining() {
        Scenario<Participation> full = cafe(places(0)).given(ANNA.waits(0));
        full.at(MAY_1).then(BEN.registers(), BEN.waits(0));
        full.at(MAY_1).then(BEN.registersDated(), BEN.registered(RegistrationStatus.WAITLISTED, 0, 0, MAY_1, 0));
    }

    @Test
    @DisplayName("R-13 nobody joined before the activity was planned; at that instant one could")
    void joiningBeforeItWasPlanned() {
        Scenario<Participation> full = cafe(places(0)).given(ANNA.waits(0));
        full.at(PLANNED).then(BEN.registersDated(), BEN.registered(RegistrationStatus.WAITLISTED, 0, 0, PLANNED, 0));
        for (Instant early : List.of(PLANNED.minusMillis(1), Instant.parse("1990-01-01T00:00:00Z"))) {
            full.at(early).refused(BEN.registersDated(), "R-13", "joined-before-planned");
        }
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
    @DisplayName("R-18 who comes back has no priority over others, not even over the last; who comes first may have")
    void backWithoutPriority() {
        Guest annaAgain = ANNA.again(4);
        Scenario<Participation> back = cafe(places(1)).given(ANNA.confirmed(1), withdrawn(ANNA), BEN.confirmed(1));
        for (int priority : List.of(1, 1_000)) {
            back.refused(annaAgain.registersBefore(priority), "R-18", "returns-at-the-end");
        }
        cafe(places(1))
                .given(ANNA.confirmed(1), withdrawn(ANNA))
                .refused(ANNA.again(2).registersBefore(1), "R-18", "returns-at-the-end");
        Scenario<Participation> last = back.given(CEM.registered(RegistrationStatus.WAITLISTED, 0, -5, MAY_4, 0));
        for (int priority : List.of(0, -5)) {
            last.then(
                    annaAgain.registersBefore(priority),
                    annaAgain.registered(RegistrationStatus.WAITLISTED, 0, -5, MAY_4, 0));
        }
        last.then(annaAgain.registersBefore(-6), annaAgain.registered(RegistrationStatus.WAITLISTED, 0, -6, MAY_4, 0));
        last.then(DORA.registersBefore(1_000), DORA.registered(RegistrationStatus.WAITLISTED, 0, 1_000, MAY_4, 0));
    }

    @Test
    @DisplayName("R-18 with an empty list and a free place they are confirmed at once")
    void backAtOnce() {
        Guest annaAgain = ANNA.again(2);
        cafe(places(1)).given(ANNA.confirmed(1), withdrawn(ANNA)).then(annaAgain.registers(), annaAgain.confirmed(1));
    }

    @Test
    @DisplayName(
            "R-08 who withdraws after a move of more than five minutes does so without it counting, who came later not")
    void afterAMove() {
        RegistrationWithdrawn free = new RegistrationWithdrawn(CAFE, ANNA.registration(), ANNA.person(), null, true);
        Scenario<Participation> fiveMinutes = cafe(places(2)).given(ANNA.confirmed(2), moved(Duration.ofMinutes(5)));
        fiveMinutes.then(withdraw(ANNA), withdrawn(ANNA));
        fiveMinutes.given(moved(Duration.ofSeconds(601))).then(withdraw(ANNA), free);
        Scenario<Participation> moved =
                cafe(places(2)).given(ANNA.confirmed(2), moved(Duration.ofSeconds(301)), BEN.confirmed(1));
        moved.then(withdraw(ANNA), free);
        moved.then(withdraw(BEN), withdrawn(BEN));
    }

    private static ParticipationMoved moved(Duration by) {
        Instant start = SLOT.start().plus(by);
        return new ParticipationMoved(
                CAFE, new TimeSlot(start, start.plus(Duration.ofHours(2)), SLOT.zone(), false), 3);
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
                .then(new RejectRegistration(ID, ANNA.person(), "again", recorded(MAY_4)));
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
        cancelled.refused(new ForcePromotion(ID, BEN.person(), "please", MAY_4), "R-07", "activity-cancelled");
        cancelled.then(withdraw(ANNA), withdrawn(ANNA));
        cancelled.then(new CloseParticipation(ID));
    }

    @Test
    @DisplayName("R-69 nothing is recorded about an erased person, and an unknown one is refused")
    void erased() {
        cafe(null).refused(registering(Standing.ERASED), "R-69", "person-erased");
        cafe(null).refused(registering(Standing.UNKNOWN), "R-73", "unknown-reference");
    }

    @Test
    @DisplayName("R-05 it moves with its activity; the same slot again changes nothing")
    void moves() {
        TimeSlot later = new TimeSlot(START.plusSeconds(60), SLOT.end(), SLOT.zone(), false);
        cafe(null).then(move(later), new ParticipationMoved(CAFE, later, 3));
        cafe(null)
                .then(new MoveParticipation(ID, SLOT, null, recorded(MAY_4)), new ParticipationMoved(CAFE, SLOT, null));
        cafe(null).then(move(SLOT));
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
}
