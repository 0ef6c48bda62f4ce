package org.quartier.command.participation;

import static org.quartier.command.participation.Cafe.*;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.participation.ParticipationCommand.AnnulCheckIn;
import org.quartier.command.participation.ParticipationCommand.CheckIn;
import org.quartier.kernel.event.ParticipationEvent.AttendanceCorrected;
import org.quartier.kernel.event.ParticipationEvent.AttendanceRecorded;
import org.quartier.kernel.event.ParticipationEvent.CheckInAnnulled;
import org.quartier.kernel.event.ParticipationEvent.CheckedIn;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.AttendanceStatus;
import org.quartier.kernel.value.RegistrationSource;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.kernel.web.Refusal;

/** Check-ins. The room holds three people. */
class DoorTest {

    private static final CheckInId FIRST = CheckInId.next();
    private static final CheckInId SECOND = CheckInId.next();
    private static final Attendance ABSENT = new Attendance(AttendanceStatus.ABSENT, null);

    private final Scenario<Participation> anna =
            cafe(places(1)).given(ANNA.confirmed(1), BEN.waits(0)).at(START);
    private final Scenario<Participation> inside =
            anna.given(ANNA.came(FIRST, "1", 1, false, START, Attendance.UNKNOWN));

    private static CheckIn nameless(CheckInId checkIn, int heads, @Nullable Instant at) {
        return new CheckIn(ID, checkIn, RegistrationId.next(), null, heads, "door", checkIn.toString(), at);
    }

    private static CheckedIn came(CheckInId checkIn, int heads, Instant at) {
        return new CheckedIn(CAFE, checkIn, null, null, heads, true, "door", checkIn.toString(), at, null);
    }

    private static CheckInAnnulled annulled(Attendance restored) {
        return new CheckInAnnulled(CAFE, FIRST, ANNA.registration(), ANNA.person(), restored, "wrong list");
    }

    @Test
    @DisplayName("R-26 a check-in sets PRESENT, and is no walk-in with a confirmed place")
    void confirmed() {
        anna.then(ANNA.comes(FIRST, "1"), ANNA.came(FIRST, "1", 1, false, START, Attendance.UNKNOWN));
        inside.then(new ParticipationCommand.RecordAttendance(ID, ANNA.person(), Attendance.PRESENT));
        inside.refused(
                new ParticipationCommand.RecordAttendance(ID, ANNA.person(), ABSENT), "R-24", "already-recorded");
    }

    @Test
    @DisplayName("R-25 the same scan again changes nothing, even later with another person")
    void sameScan() {
        inside.then(ANNA.comes(SECOND, "1"));
        inside.then(BEN.comes(SECOND, "1"));
        inside.at(MAY_1).then(ANNA.comes(SECOND, "1"));
        inside.given(annulled(Attendance.UNKNOWN)).then(ANNA.comes(SECOND, "1"));
    }

    @Test
    @DisplayName("R-25 the same scan again returns the first answer")
    void sameAnswer() {
        inside.when(ANNA.comes(SECOND, "1"))
                .expectResultMessagePayloadMatching(new org.hamcrest.CustomMatcher<Object>("the first check-in") {
                    @Override
                    public boolean matches(Object answer) {
                        return answer instanceof org.quartier.command.Recorded.Answer given
                                && FIRST.toString().equals(given.id());
                    }
                });
    }

    @Test
    @DisplayName("R-25 device and nonce name the scan together")
    void scanNames() {
        CheckIn other = new CheckIn(ID, SECOND, RegistrationId.next(), null, 1, "doo", "r1", null);
        inside.then(other, new CheckedIn(CAFE, SECOND, null, null, 1, true, "doo", "r1", START, null));
    }

    @Test
    @DisplayName("R-26 who is inside does not come in again by another scan")
    void alreadyInside() {
        inside.then(ANNA.comes(SECOND, "2"));
    }

    @Test
    @DisplayName("R-25 an annulment names the check-in and needs a reason; twice is quiet")
    void annulment() {
        inside.then(new AnnulCheckIn(ID, FIRST, "wrong list"), annulled(Attendance.UNKNOWN));
        inside.refused(new AnnulCheckIn(ID, FIRST, " "), "R-25", "annulment-needs-a-reason");
        inside.refused(new AnnulCheckIn(ID, FIRST, null), "R-25", "annulment-needs-a-reason");
        inside.given(annulled(Attendance.UNKNOWN)).then(new AnnulCheckIn(ID, FIRST, "again"));
        inside.when(new AnnulCheckIn(ID, SECOND, "wrong list"))
                .expectNoEvents()
                .expectException(Refusal.class)
                .expectExceptionMessage("There is nothing here under this id.");
    }

    @Test
    @DisplayName("R-26 an annulment restores the value before")
    void restores() {
        Scenario<Participation> wasAbsent = anna.given(
                new AttendanceRecorded(CAFE, ANNA.registration(), ANNA.person(), ABSENT),
                ANNA.came(FIRST, "1", 1, false, START, ABSENT));

        wasAbsent.then(new AnnulCheckIn(ID, FIRST, "wrong list"), annulled(ABSENT));
        wasAbsent.given(annulled(ABSENT)).then(new ParticipationCommand.RecordAttendance(ID, ANNA.person(), ABSENT));
    }

    @Test
    @DisplayName("R-26 an annulment leaves what was corrected since")
    void keepsCorrection() {
        inside.given(new AttendanceCorrected(
                        CAFE, ANNA.registration(), ANNA.person(), Attendance.PRESENT, ABSENT, "left at once"))
                .then(new AnnulCheckIn(ID, FIRST, "wrong list"), annulled(ABSENT));
    }

    @Test
    @DisplayName("R-26 a known person without a registration is a walk-in, over capacity and past the list")
    void walkIn() {
        anna.then(
                CEM.comes(FIRST, "1"),
                new ParticipantRegistered(
                        CAFE,
                        CEM.registration(),
                        CEM.person(),
                        0,
                        0,
                        RegistrationSource.WALK_IN,
                        RegistrationStatus.CONFIRMED,
                        3,
                        START,
                        0,
                        AgeBand.AGE_75_PLUS,
                        "de"),
                CEM.came(FIRST, "1", 1, true, START, Attendance.UNKNOWN));
    }

    @Test
    @DisplayName("R-26 a waiting person becomes confirmed at the door, even after the start")
    void waitingWalkIn() {
        Instant late = START.plusSeconds(600);
        anna.at(late)
                .then(
                        BEN.comes(FIRST, "1"),
                        new RegistrationPromoted(
                                CAFE,
                                BEN.registration(),
                                BEN.person(),
                                "R-26",
                                0,
                                List.of(BEN.registration()),
                                false,
                                null),
                        BEN.came(FIRST, "1", 1, true, late, Attendance.UNKNOWN));
    }

    @Test
    @DisplayName("R-26 the room's fire-safety maximum is hard: three may be inside, a fourth not")
    void fireSafety() {
        inside.then(nameless(SECOND, 2, null), came(SECOND, 2, START));
        inside.refused(nameless(SECOND, 3, null), "R-26", "fire-safety-maximum");
        inside.given(came(SECOND, 2, START)).refused(CEM.comes(CheckInId.next(), "3"), "R-26", "fire-safety-maximum");
        inside.given(annulled(Attendance.UNKNOWN)).then(nameless(SECOND, 3, null), came(SECOND, 3, START));
    }

    @Test
    @DisplayName("R-26 who is corrected to ABSENT is not inside, nor once withdrawn; who comes after all counts once")
    void correctedToAbsent() {
        Scenario<Participation> away = inside.given(new AttendanceCorrected(
                CAFE, ANNA.registration(), ANNA.person(), Attendance.PRESENT, ABSENT, "it was her sister"));
        for (Scenario<Participation> without : List.of(away, away.given(withdrawn(ANNA)))) {
            without.then(nameless(SECOND, 3, null), came(SECOND, 3, START));
            without.refused(nameless(SECOND, 4, null), "R-26", "fire-safety-maximum");
        }

        CheckInId third = CheckInId.next();
        CheckedIn later = ANNA.came(SECOND, "2", 1, false, START, ABSENT);
        away.then(ANNA.comes(SECOND, "2"), later);
        for (Scenario<Participation> back :
                List.of(away.given(later), away.given(later, annulled(Attendance.PRESENT)))) {
            back.then(nameless(third, 2, null), came(third, 2, START));
            back.refused(nameless(third, 3, null), "R-26", "fire-safety-maximum");
        }
    }

    @Test
    @DisplayName("R-26 a whole party comes in at once")
    void party() {
        cafe(null)
                .given(ANNA.registered(RegistrationStatus.CONFIRMED, 3, 0, MAY_4, null))
                .at(START)
                .refused(ANNA.comes(FIRST, "1"), "R-26", "fire-safety-maximum");
        cafe(null)
                .given(ANNA.registered(RegistrationStatus.CONFIRMED, 2, 0, MAY_4, null))
                .at(START)
                .then(ANNA.comes(FIRST, "1"), ANNA.came(FIRST, "1", 3, false, START, Attendance.UNKNOWN));
    }

    @Test
    @DisplayName("R-23 check-ins begin 60 minutes before the start, by the time of the scan")
    void window() {
        anna.then(nameless(FIRST, 1, DOORS_OPEN), came(FIRST, 1, DOORS_OPEN));
        anna.refused(nameless(FIRST, 1, TOO_EARLY), "R-23", "too-early");
        anna.at(TOO_EARLY).refused(nameless(FIRST, 1, null), "R-23", "too-early");
    }

    @Test
    @DisplayName("R-25 a scan is not later than its recording")
    void future() {
        anna.then(nameless(FIRST, 1, START), came(FIRST, 1, START));
        anna.refused(nameless(FIRST, 1, START.plusMillis(1)), "R-25", "scanned-in-the-future");
    }
}
