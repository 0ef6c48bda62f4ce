package org.quartier.command.shift;

import static org.quartier.command.shift.Rota.ANNA;
import static org.quartier.command.shift.Rota.BEN;
import static org.quartier.command.shift.Rota.CAFE;
import static org.quartier.command.shift.Rota.END;
import static org.quartier.command.shift.Rota.NEED;
import static org.quartier.command.shift.Rota.SHIFT;
import static org.quartier.command.shift.Rota.START;
import static org.quartier.command.shift.Rota.WEEK_BEFORE;
import static org.quartier.command.shift.Rota.planned;
import static org.quartier.command.shift.Rota.signedUp;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.Snapshots;
import org.quartier.command.StateTable;
import org.quartier.command.shift.ShiftCommand.CancelShift;
import org.quartier.command.shift.ShiftCommand.ChangeShift;
import org.quartier.command.shift.ShiftCommand.CheckIn;
import org.quartier.command.shift.ShiftCommand.MoveShift;
import org.quartier.command.shift.ShiftCommand.OfferSwap;
import org.quartier.command.shift.ShiftCommand.PlanShift;
import org.quartier.command.shift.ShiftCommand.ReleaseVolunteer;
import org.quartier.command.shift.ShiftCommand.SignOut;
import org.quartier.command.shift.ShiftCommand.SignUp;
import org.quartier.command.shift.ShiftCommand.StandBy;
import org.quartier.command.shift.ShiftCommand.StandDown;
import org.quartier.command.shift.ShiftCommand.SuspendShift;
import org.quartier.kernel.event.ShiftEvent.ShiftCancelled;
import org.quartier.kernel.event.ShiftEvent.ShiftChanged;
import org.quartier.kernel.event.ShiftEvent.ShiftPlanned;
import org.quartier.kernel.event.ShiftEvent.ShiftSuspended;
import org.quartier.kernel.event.ShiftEvent.StandbyJoined;
import org.quartier.kernel.event.ShiftEvent.StandbyLeft;
import org.quartier.kernel.event.ShiftEvent.VolunteerCheckedIn;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedOut;
import org.quartier.kernel.id.SwapId;
import org.quartier.kernel.value.StaffingNeed;

class ShiftTest {

    private final Scenario<Shift> nothing = Scenario.of(Shift.class).at(WEEK_BEFORE);
    private final Scenario<Shift> open = planned();
    private final Scenario<Shift> annaComes = open.given(signedUp(ANNA));

    @Test
    void isPlannedForAtMostADay() {
        nothing.then(new PlanShift(SHIFT, CAFE, NEED), new ShiftPlanned(SHIFT, CAFE, NEED));
        StaffingNeed day = Rota.need(START, START.plus(Duration.ofHours(24)), 1);
        nothing.then(new PlanShift(SHIFT, CAFE, day), new ShiftPlanned(SHIFT, CAFE, day));
        nothing.refused(
                new PlanShift(
                        SHIFT,
                        CAFE,
                        Rota.need(START, START.plus(Duration.ofHours(24)).plusSeconds(1), 1)),
                null,
                "at-most-a-day");
        nothing.refused(new PlanShift(SHIFT, CAFE, Rota.need(START, START, 1)), null, "ends-after-it-starts");
        nothing.refused(
                new PlanShift(SHIFT, CAFE, Rota.need(START.minus(Duration.ofDays(30_000)), END, 1)),
                null,
                "date-out-of-range");
    }

    @Test
    void fewerThanSignedUpAreNeverNeeded() {
        StaffingNeed one = Rota.need(START, END, 1);
        annaComes.then(new ChangeShift(SHIFT, one), new ShiftChanged(SHIFT, one));
        annaComes.then(new ChangeShift(SHIFT, NEED));
        annaComes.given(signedUp(BEN)).refused(new ChangeShift(SHIFT, one), null, "fewer-than-signed-up");
    }

    @Test
    @DisplayName("R-36 as many sign up as are needed, until the shift is over; who did already is not signed up twice")
    void signsUp() {
        open.then(new SignUp(SHIFT, ANNA), signedUp(ANNA));
        annaComes.then(new SignUp(SHIFT, ANNA));
        annaComes.then(new SignUp(SHIFT, BEN), signedUp(BEN));
        annaComes.given(signedUp(BEN)).refused(new SignUp(SHIFT, Rota.cem()), "R-36", "shift-full");
        open.at(END.minusNanos(1)).then(new SignUp(SHIFT, ANNA), signedUp(ANNA));
        open.at(END).refused(new SignUp(SHIFT, ANNA), "R-36", "shift-is-over");
        open.refused(new SignUp(SHIFT, Rota.paused()), null, "volunteer-not-active");
    }

    @Test
    @DisplayName("R-36 signing out is free until three hours before the start")
    void signsOut() {
        VolunteerSignedOut out = new VolunteerSignedOut(SHIFT, ANNA.volunteer(), ANNA.person(), null);
        SignOut signOut = new SignOut(SHIFT, ANNA.volunteer());
        annaComes.then(signOut, out);
        annaComes.at(START.minus(Duration.ofHours(3))).then(signOut, out);
        annaComes.at(START.minus(Duration.ofHours(3)).plusNanos(1)).refused(signOut, "R-36", "no-longer-free");
        annaComes.given(new ShiftSuspended(SHIFT)).at(START).then(signOut, out);
        open.then(signOut);
        annaComes
                .at(START)
                .then(
                        new ReleaseVolunteer(SHIFT, ANNA.volunteer(), "fell ill"),
                        new VolunteerSignedOut(SHIFT, ANNA.volunteer(), ANNA.person(), "fell ill"));
        annaComes
                .given(there())
                .refused(new ReleaseVolunteer(SHIFT, ANNA.volunteer(), "fell ill"), "R-36", "already-there");
        annaComes.given(there()).then(new ReleaseVolunteer(SHIFT, ANNA.volunteer(), null));
    }

    @Test
    @DisplayName("R-36 standby binds nobody to the shift; whoever signs up stands by no longer")
    void standsBy() {
        StandbyJoined joined = new StandbyJoined(SHIFT, BEN.volunteer(), BEN.person());
        annaComes.then(new StandBy(SHIFT, BEN), joined);
        annaComes.given(joined).then(new StandBy(SHIFT, BEN));
        annaComes.refused(new StandBy(SHIFT, ANNA), "R-36", "signed-up-already");
        open.refused(new StandBy(SHIFT, Rota.paused()), null, "volunteer-not-active");
        annaComes.given(joined).then(new StandDown(SHIFT, BEN.volunteer()), new StandbyLeft(SHIFT, BEN.volunteer()));
        annaComes.given(joined, signedUp(BEN)).then(new StandDown(SHIFT, BEN.volunteer()));
        annaComes
                .given(joined)
                .then(new ReleaseVolunteer(SHIFT, BEN.volunteer(), null), new StandbyLeft(SHIFT, BEN.volunteer()));
    }

    @Test
    void isCheckedInOnItsDay() {
        CheckIn come = new CheckIn(SHIFT, ANNA);
        annaComes.at(START).then(come, there());
        annaComes.at(java.time.Instant.parse("2027-05-04T22:00:00Z")).then(come, there());
        annaComes.at(java.time.Instant.parse("2027-05-04T21:59:59Z")).refused(come, "R-32", "not-on-its-day-yet");
        annaComes.given(there()).at(START).then(come);
        open.at(START).refused(come, "R-36", "not-signed-up");
    }

    @Test
    @DisplayName("R-07 a shift moves, waits and is cancelled with its activity")
    void followsItsActivity() {
        Duration day = Duration.ofDays(1);
        ShiftChanged moved = new ShiftChanged(SHIFT, Needs.moved(NEED, day));
        open.then(new MoveShift(SHIFT, day), moved);
        open.then(new MoveShift(SHIFT, Duration.ZERO));
        open.then(new SuspendShift(SHIFT), new ShiftSuspended(SHIFT));
        Scenario<Shift> suspended = open.given(new ShiftSuspended(SHIFT));
        suspended.then(new SuspendShift(SHIFT));
        suspended.then(new MoveShift(SHIFT, Duration.ZERO), new ShiftChanged(SHIFT, NEED));
        suspended.refused(new SignUp(SHIFT, ANNA), "R-07", "needs-a-new-date");
        open.then(new CancelShift(SHIFT), new ShiftCancelled(SHIFT));
        Scenario<Shift> cancelled = open.given(new ShiftCancelled(SHIFT));
        cancelled.then(new CancelShift(SHIFT));
        cancelled.then(new MoveShift(SHIFT, day));
        cancelled.refused(new SignUp(SHIFT, ANNA), null, "shift-cancelled");
    }

    @Test
    void comesBackWholeFromASnapshot() {
        Snapshots.check(
                annaComes.given(new StandbyJoined(SHIFT, BEN.volunteer(), BEN.person())),
                new OfferSwap(SHIFT, SwapId.next(), ANNA.volunteer(), BEN.volunteer()));
    }

    @Test
    void states() {
        Map<String, Scenario<Shift>> states = new LinkedHashMap<>();
        Scenario<Shift> onItsDay = annaComes.at(START.minus(Duration.ofHours(4)));
        states.put("OPEN", onItsDay);
        states.put("OPEN, 2 h before", onItsDay.at(START.minus(Duration.ofHours(2))));
        states.put("OVER", onItsDay.at(END));
        states.put("SUSPENDED", onItsDay.given(new ShiftSuspended(SHIFT)));
        states.put("CANCELLED", onItsDay.given(new ShiftCancelled(SHIFT)));
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("change", new ChangeShift(SHIFT, Rota.need(START, END, 3)));
        commands.put("move with the activity", new MoveShift(SHIFT, Duration.ofDays(1)));
        commands.put("wait for a date", new SuspendShift(SHIFT));
        commands.put("cancel", new CancelShift(SHIFT));
        commands.put("sign up", new SignUp(SHIFT, BEN));
        commands.put("sign out", new SignOut(SHIFT, ANNA.volunteer()));
        commands.put("release", new ReleaseVolunteer(SHIFT, ANNA.volunteer(), "fell ill"));
        commands.put("stand by", new StandBy(SHIFT, BEN));
        commands.put("check in", new CheckIn(SHIFT, ANNA));
        commands.put("offer a swap", new OfferSwap(SHIFT, SwapId.next(), ANNA.volunteer(), BEN.volunteer()));
        StateTable.check("Shift", states, commands);
    }

    private static VolunteerCheckedIn there() {
        return new VolunteerCheckedIn(SHIFT, ANNA.volunteer(), ANNA.person());
    }
}
