package org.quartier.command.shift;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Scenario;
import org.quartier.command.UsualDay;
import org.quartier.command.shift.ShiftCommand.Candidate;
import org.quartier.command.shift.ShiftCommand.Clearance;
import org.quartier.kernel.event.ShiftEvent.ShiftPlanned;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedUp;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.ClearancePolicy;
import org.quartier.kernel.value.StaffingNeed;

/** A shift on the afternoon of 5 May 2027, Berlin time, for which two are needed, and who may come. */
final class Rota {

    static final ShiftId SHIFT = ShiftId.next();
    static final ActivityId CAFE = ActivityId.next();
    static final Instant START = Instant.parse("2027-05-05T12:00:00Z");
    static final Instant END = START.plus(Duration.ofHours(3));
    static final Instant WEEK_BEFORE = START.minus(Duration.ofDays(7));
    static final StaffingNeed NEED = need(START, END, 2);
    static final Clearance NOT_NEEDED = new Clearance(false, null, ClearancePolicy.STRICT, UsualDay.of(WEEK_BEFORE));
    static final Candidate ANNA = someone(NOT_NEEDED);
    static final Candidate BEN = someone(NOT_NEEDED);

    private Rota() {}

    static StaffingNeed need(Instant start, Instant end, int needed) {
        return new StaffingNeed("serve coffee", start, end, needed, List.of("coffee"));
    }

    static Candidate someone(Clearance clearance) {
        return new Candidate(VolunteerId.next(), PersonId.next(), true, clearance);
    }

    static Candidate cem() {
        return someone(NOT_NEEDED);
    }

    static Candidate paused() {
        return new Candidate(VolunteerId.next(), PersonId.next(), false, NOT_NEEDED);
    }

    /** The same person where clearance is needed. */
    static Candidate cleared(Candidate candidate, ClearancePolicy policy, @Nullable LocalDate until) {
        return cleared(candidate, policy, until, UsualDay.of(WEEK_BEFORE));
    }

    /** The same, recorded on another day. */
    static Candidate cleared(
            Candidate candidate, ClearancePolicy policy, @Nullable LocalDate until, LocalDate recordedOn) {
        return new Candidate(
                candidate.volunteer(),
                candidate.person(),
                candidate.active(),
                new Clearance(true, until, policy, recordedOn));
    }

    static Scenario<Shift> planned() {
        return Scenario.of(Shift.class)
                .given(new ShiftPlanned(SHIFT, CAFE, NEED))
                .at(WEEK_BEFORE);
    }

    static VolunteerSignedUp signedUp(Candidate candidate) {
        return new VolunteerSignedUp(SHIFT, candidate.volunteer(), candidate.person());
    }
}
