package org.quartier.command.participation;

import static org.quartier.command.participation.Cafe.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.participation.ParticipationCommand.CheckIn;
import org.quartier.command.participation.ParticipationCommand.CorrectAttendance;
import org.quartier.command.participation.ParticipationCommand.CountHeads;
import org.quartier.command.participation.ParticipationCommand.ForcePromotion;
import org.quartier.command.participation.ParticipationCommand.MoveParticipation;
import org.quartier.command.participation.ParticipationCommand.RecordAttendance;
import org.quartier.command.participation.ParticipationCommand.SuspendParticipation;
import org.quartier.kernel.event.ParticipationEvent.AttendanceCorrected;
import org.quartier.kernel.event.ParticipationEvent.AttendanceRecorded;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.CheckInAnnulled;
import org.quartier.kernel.event.ParticipationEvent.CheckedIn;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.event.ParticipationEvent.ParticipationSuspended;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.AttendanceStatus;
import org.quartier.kernel.value.TimeSlot;

/** What a postponement and a move mean for who comes. */
class PostponedTest {

    private static final CheckInId FIRST = CheckInId.next();
    private static final Attendance ABSENT = new Attendance(AttendanceStatus.ABSENT, null);
    private static final Attendance EXCUSED = new Attendance(AttendanceStatus.EXCUSED, null);
    private static final SuspendParticipation SUSPEND = new SuspendParticipation(ID);
    private static final ParticipationSuspended SUSPENDED = new ParticipationSuspended(CAFE);
    private static final TimeSlot MAY_12 = startingAt(START.plus(Duration.ofDays(7)));

    /** Anna has the only place, Ben waits. */
    private final Scenario<Participation> full =
            cafe(places(1)).given(ANNA.confirmed(1), BEN.waits(0)).at(START);

    private final Scenario<Participation> postponed = full.given(SUSPENDED);

    private static CheckIn nameless(CheckInId checkIn) {
        return new CheckIn(ID, checkIn, RegistrationId.next(), null, 1, "door", checkIn.toString(), null);
    }

    private static CheckedIn came(CheckInId checkIn, Instant at) {
        return new CheckedIn(CAFE, checkIn, null, null, 1, true, "door", checkIn.toString(), at, null);
    }

    private static ParticipationMoved moved(TimeSlot slot) {
        return new ParticipationMoved(CAFE, slot, 3);
    }

    @Test
    @DisplayName("R-07 a postponement is known once")
    void suspended() {
        full.then(SUSPEND, SUSPENDED);
        postponed.then(SUSPEND);
    }

    @Test
    @DisplayName("R-07 while there is no date nobody comes and nobody is promoted")
    void nobodyComes() {
        for (Object command : List.of(
                nameless(FIRST),
                ANNA.comes(FIRST, "1"),
                new RecordAttendance(ID, ANNA.person(), Attendance.PRESENT),
                new RecordAttendance(ID, ANNA.person(), ABSENT),
                new CorrectAttendance(ID, ANNA.person(), ABSENT, "entered in error", null),
                new CountHeads(ID, 5, false, Map.of(), null),
                new ForcePromotion(ID, BEN.person(), "her turn", MAY_4))) {
            postponed.refused(command, "R-07", "needs-a-new-date");
        }
        postponed.then(withdraw(ANNA), withdrawn(ANNA));
        postponed.then(change(2, null, false), new CapacityChanged(CAFE, places(2), false));
    }

    @Test
    @DisplayName("R-07 R-23 the list is kept: people register, withdraw and excuse themselves")
    void theListIsKept() {
        postponed.at(MAY_4).then(CEM.registers(), CEM.waits(0));
        postponed.then(withdraw(BEN), withdrawn(BEN));
        postponed.then(
                new RecordAttendance(ID, ANNA.person(), EXCUSED),
                new AttendanceRecorded(CAFE, ANNA.registration(), ANNA.person(), EXCUSED));
    }

    @Test
    @DisplayName("R-07 with a new date, or the old one again, it is open as before")
    void openAgain() {
        postponed.then(move(MAY_12), moved(MAY_12));
        postponed.then(move(SLOT), moved(SLOT));
        postponed.given(moved(SLOT)).then(nameless(FIRST), came(FIRST, START));
        postponed.given(moved(MAY_12)).refused(nameless(FIRST), "R-23", "too-early");
        postponed.given(moved(MAY_12)).at(MAY_12.start()).then(nameless(FIRST), came(FIRST, MAY_12.start()));
    }

    @Test
    @DisplayName("R-14 who could not be promoted without a date is, once there is one")
    void promotedWithTheDate() {
        Scenario<Participation> free = postponed.given(withdrawn(ANNA));
        free.then(move(MAY_12), moved(MAY_12), BEN.promoted(1));
        // not after its start
        free.then(new MoveParticipation(ID, SLOT, 3, recorded(START.plusMillis(1))), moved(SLOT));
        full.given(withdrawn(ANNA)).then(move(MAY_12), moved(MAY_12));
    }

    @Test
    @DisplayName("R-23 once it is recorded who or how many were there, it is neither postponed nor moved ahead")
    void whatHappenedIsNotMoved() {
        Scenario<Participation> recorded =
                full.given(new AttendanceRecorded(CAFE, ANNA.registration(), ANNA.person(), Attendance.PRESENT));
        for (Scenario<Participation> each : List.of(
                recorded,
                full.given(new AttendanceRecorded(CAFE, ANNA.registration(), ANNA.person(), ABSENT)),
                full.given(ANNA.came(FIRST, "1", 1, false, START, Attendance.UNKNOWN)),
                full.given(came(FIRST, START)),
                full.given(new HeadsCounted(CAFE, 0, false, Map.of())),
                // corrected a week later, but recorded at the start
                recorded.at(MAY_12.start())
                        .given(new AttendanceCorrected(
                                CAFE, ANNA.registration(), ANNA.person(), Attendance.PRESENT, ABSENT, "x")))) {
            each.refused(SUSPEND, "R-23", "already-happened");
            each.refused(move(MAY_12), "R-23", "already-happened");
            each.refused(move(startingAt(START.plusSeconds(3_600).plusMillis(1))), "R-23", "already-happened");
            TimeSlot doorsJustOpen = startingAt(START.plusSeconds(3_600));
            each.then(move(doorsJustOpen), moved(doorsJustOpen));
            TimeSlot earlier = startingAt(MAY_1);
            each.then(move(earlier), moved(earlier));
        }
    }

    @Test
    @DisplayName("R-23 what was taken back or could be said before binds no date")
    void nothingHappened() {
        Scenario<Participation> inside = full.given(ANNA.came(FIRST, "1", 1, false, START, Attendance.UNKNOWN));
        for (Scenario<Participation> each : List.of(
                full.given(new AttendanceRecorded(CAFE, ANNA.registration(), ANNA.person(), EXCUSED)),
                inside.given(
                        new CheckInAnnulled(CAFE, FIRST, ANNA.registration(), ANNA.person(), Attendance.UNKNOWN, "x")),
                full.given(came(FIRST, START), new CheckInAnnulled(CAFE, FIRST, null, null, null, "x")))) {
            each.then(SUSPEND, SUSPENDED);
            each.then(move(MAY_12), moved(MAY_12));
        }
    }
}
