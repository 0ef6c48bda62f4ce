package org.quartier.command.participation;

import static org.quartier.command.participation.Cafe.*;

import java.util.Map;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.participation.ParticipationCommand.CorrectAttendance;
import org.quartier.command.participation.ParticipationCommand.CountHeads;
import org.quartier.command.participation.ParticipationCommand.RecordAttendance;
import org.quartier.kernel.event.ParticipationEvent.AttendanceCorrected;
import org.quartier.kernel.event.ParticipationEvent.AttendanceRecorded;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.ParticipationEvent.ParticipationClosed;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.AttendanceStatus;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.web.Refusal;

/** Attendance and head counts. */
class AttendanceTest {

    private static final Attendance ABSENT = new Attendance(AttendanceStatus.ABSENT, null);
    private static final Attendance EXCUSED = new Attendance(AttendanceStatus.EXCUSED, null);

    private final Scenario<Participation> anna =
            cafe(places(1)).given(ANNA.confirmed(1), BEN.waits(0)).at(DOORS_OPEN);
    private final Scenario<Participation> present = anna.given(recorded(Attendance.PRESENT));

    private static Attendance partial(@Nullable Integer minutes) {
        return new Attendance(AttendanceStatus.PARTIAL, minutes);
    }

    private static RecordAttendance record(Attendance attendance) {
        return new RecordAttendance(ID, ANNA.person(), attendance);
    }

    private static AttendanceRecorded recorded(Attendance attendance) {
        return new AttendanceRecorded(CAFE, ANNA.registration(), ANNA.person(), attendance);
    }

    private static CorrectAttendance correct(Attendance attendance, @Nullable String reason) {
        return new CorrectAttendance(ID, ANNA.person(), attendance, reason, null);
    }

    @Test
    @DisplayName("R-22 PARTIAL has minutes, from 1 to the length of the activity; nothing else has any")
    void minutes() {
        anna.then(record(partial(1)), recorded(partial(1)));
        anna.then(record(partial(120)), recorded(partial(120)));
        anna.refused(record(partial(121)), "R-22", "minutes-within-length");
        anna.refused(record(partial(0)), "R-22", "minutes-only-of-partial");
        anna.refused(record(partial(null)), "R-22", "minutes-only-of-partial");
        anna.refused(record(new Attendance(AttendanceStatus.PRESENT, 30)), "R-22", "minutes-only-of-partial");
        anna.given(new ParticipationMoved(CAFE, new TimeSlot(START, null, SLOT.zone(), false), 3))
                .then(record(partial(9_999)), recorded(partial(9_999)));
    }

    @Test
    @DisplayName("R-22 only a confirmed registration has an attendance")
    void confirmedOnly() {
        anna.refused(new RecordAttendance(ID, BEN.person(), Attendance.PRESENT), "R-22", "no-confirmed-place");
        notFound(anna.when(new RecordAttendance(ID, PersonId.next(), Attendance.PRESENT)));
    }

    private static void notFound(ResultValidator<?> result) {
        result.expectNoEvents()
                .expectException(Refusal.class)
                .expectExceptionMessage("There is nothing here under this id.");
    }

    @Test
    @DisplayName("R-23 who is there is recorded from 60 minutes before the start on, EXCUSED at any time")
    void window() {
        for (Attendance attendance : new Attendance[] {Attendance.PRESENT, ABSENT, partial(5)}) {
            anna.at(DOORS_OPEN).then(record(attendance), recorded(attendance));
            anna.at(TOO_EARLY).refused(record(attendance), "R-23", "too-early");
        }
        anna.at(TOO_EARLY).then(record(EXCUSED), recorded(EXCUSED));
        anna.at(MAY_1).then(record(EXCUSED), recorded(EXCUSED));
        anna.given(recorded(EXCUSED))
                .at(TOO_EARLY)
                .refused(correct(Attendance.PRESENT, "came after all"), "R-23", "too-early");
    }

    @Test
    @DisplayName("R-24 the same value again changes nothing, another takes a correction")
    void firstValue() {
        present.then(record(Attendance.PRESENT));
        present.refused(record(ABSENT), "R-24", "already-recorded");
        present.refused(record(Attendance.UNKNOWN), "R-24", "already-recorded");
        anna.given(recorded(partial(30))).refused(record(partial(31)), "R-24", "already-recorded");
        anna.then(record(Attendance.UNKNOWN));
    }

    @Test
    @DisplayName("R-28 a correction keeps the old and the new value; its reason has at least ten characters")
    void corrections() {
        present.then(
                correct(ABSENT, "0123456789"),
                new AttendanceCorrected(
                        CAFE, ANNA.registration(), ANNA.person(), Attendance.PRESENT, ABSENT, "0123456789"));
        present.refused(correct(ABSENT, "012345678"), "R-28", "correction-needs-a-reason");
        present.refused(correct(ABSENT, " 012345678 "), "R-28", "correction-needs-a-reason");
        present.refused(correct(ABSENT, null), "R-28", "correction-needs-a-reason");
        present.then(correct(Attendance.PRESENT, "the same value"));
    }

    @Test
    @DisplayName("R-28 nobody corrects a record about themself; of others they do")
    void ownRecord() {
        present.refused(
                new CorrectAttendance(ID, ANNA.person(), ABSENT, "I was not there", ANNA.person()),
                "R-28",
                "own-record");
        present.then(
                new CorrectAttendance(ID, ANNA.person(), ABSENT, "she was not there", BEN.person()),
                new AttendanceCorrected(
                        CAFE, ANNA.registration(), ANNA.person(), Attendance.PRESENT, ABSENT, "she was not there"));
    }

    @Test
    @DisplayName("R-27 the total is at least the number present by name, unless it is additional")
    void headCounts() {
        present.refused(new CountHeads(ID, 0, false, Map.of(), null), "R-27", "total-below-named");
        present.then(new CountHeads(ID, 1, false, Map.of(), null), new HeadsCounted(CAFE, 1, false, Map.of()));
        present.then(new CountHeads(ID, 0, true, Map.of(), null), new HeadsCounted(CAFE, 0, true, Map.of()));
    }

    @Test
    @DisplayName("R-27 zero is a value, and a later count supersedes the earlier one")
    void zeroAndLater() {
        anna.then(new CountHeads(ID, 0, false, Map.of(), null), new HeadsCounted(CAFE, 0, false, Map.of()));
        anna.given(new HeadsCounted(CAFE, 9, false, Map.of()))
                .then(new CountHeads(ID, 8, false, Map.of(), null), new HeadsCounted(CAFE, 8, false, Map.of()));
    }

    @Test
    @DisplayName("R-27 the categories add up to the total at most")
    void categories() {
        Map<AgeBand, Integer> three = Map.of(AgeBand.AGE_0_5, 1, AgeBand.UNKNOWN, 2);
        anna.then(new CountHeads(ID, 3, false, three, null), new HeadsCounted(CAFE, 3, false, three));
        anna.refused(new CountHeads(ID, 2, false, three, null), "R-27", "categories-within-total");
    }

    @Test
    @DisplayName("R-23 heads are counted from 60 minutes before the start on")
    void countingTooEarly() {
        anna.at(TOO_EARLY).refused(new CountHeads(ID, 3, false, Map.of(), null), "R-23", "too-early");
    }

    @Test
    @DisplayName("R-07 of a cancelled activity nothing new is recorded, but errors are corrected")
    void cancelled() {
        Scenario<Participation> cancelled = present.given(new ParticipationClosed(CAFE));
        cancelled.refused(record(Attendance.PRESENT), "R-07", "activity-cancelled");
        cancelled.refused(new CountHeads(ID, 3, false, Map.of(), null), "R-07", "activity-cancelled");
        cancelled.then(
                correct(Attendance.UNKNOWN, "never took place"),
                new AttendanceCorrected(
                        CAFE,
                        ANNA.registration(),
                        ANNA.person(),
                        Attendance.PRESENT,
                        Attendance.UNKNOWN,
                        "never took place"));
    }
}
