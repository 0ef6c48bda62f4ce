package org.quartier.command.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.command.Scenario;
import org.quartier.command.Snapshots;
import org.quartier.command.StateTable;
import org.quartier.command.hours.HoursCommand.ApproveHours;
import org.quartier.command.hours.HoursCommand.Claimant;
import org.quartier.command.hours.HoursCommand.CorrectHours;
import org.quartier.command.hours.HoursCommand.LogHours;
import org.quartier.command.hours.HoursCommand.RejectHours;
import org.quartier.command.hours.HoursCommand.RevokeApproval;
import org.quartier.command.hours.HoursCommand.Stretch;
import org.quartier.command.hours.HoursCommand.SubmitHours;
import org.quartier.kernel.event.HourEntryEvent.ApprovalRevoked;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursCorrected;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursRejected;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;

class HourEntryTest {

    private static final HourEntryId ENTRY = HourEntryId.next();
    private static final VolunteerId HELPER = VolunteerId.next();
    private static final PersonId BEN = PersonId.next();
    private static final ActivityId CAFE = ActivityId.next();
    private static final ActorId ANNA = ActorId.next();
    private static final ActorId CORA = ActorId.next();
    private static final ActorId DORA = ActorId.next();
    private static final Duration TWELVE_HOURS = Duration.ofHours(12);
    private static final Instant NOW = Instant.parse("2026-05-05T12:00:00Z");
    private static final Instant EIGHT = Instant.parse("2026-05-05T08:00:00Z");
    private static final Instant NINE = Instant.parse("2026-05-05T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-05-05T10:00:00Z");

    private final HoursDrafted drafted = new HoursDrafted(ENTRY, HELPER, BEN, CAFE, "tools", EIGHT, NINE, 60);
    private final HoursSubmitted submitted = new HoursSubmitted(ENTRY, BEN, EIGHT, NINE, 60);
    private final HoursApproved approved = new HoursApproved(ENTRY, BEN);
    private final HoursRejected rejected = new HoursRejected(ENTRY, BEN, "not seen");
    private final ApprovalRevoked revoked = new ApprovalRevoked(ENTRY, BEN, "was a mistake");
    private final HoursCorrected corrected = new HoursCorrected(ENTRY, BEN, EIGHT, NINE, 60, EIGHT, TEN, 120, "longer");

    private final Scenario<HourEntry> entry =
            Scenario.of(HourEntry.class).at(NOW).by(ANNA);
    private final Scenario<HourEntry> draft = entry.given(drafted);
    private final Scenario<HourEntry> waiting = entry.given(drafted, submitted).by(CORA);
    private final Scenario<HourEntry> counting = waiting.given(approved);
    private final Scenario<HourEntry> sentBack = waiting.given(rejected);

    private static LogHours log(Instant start, Instant end, boolean isDraft) {
        return new LogHours(
                ENTRY, new Claimant(HELPER, BEN, false), CAFE, "tools", new Stretch(start, end, TWELVE_HOURS), isDraft);
    }

    private static CorrectHours correct(Instant start, Instant end) {
        return new CorrectHours(ENTRY, new Stretch(start, end, TWELVE_HOURS), "longer");
    }

    @Test
    @DisplayName("R-39 an entry is submitted at once, unless it is a draft")
    void drafts() {
        entry.then(log(EIGHT, NINE, false), drafted, submitted);
        entry.then(log(EIGHT, NINE, true), drafted);
        draft.then(new SubmitHours(ENTRY), submitted);
    }

    @ParameterizedTest(name = "{0} to {1}: {2} minutes")
    @CsvSource({
        "2026-05-05T11:59:00Z, 2026-05-05T12:00:00Z, 1",
        "2026-05-05T00:00:00Z, 2026-05-05T12:00:00Z, 720",
        "2026-05-05T08:00:30Z, 2026-05-05T08:01:30Z, 1",
        "1970-01-01T00:00:00Z, 1970-01-01T01:00:00Z, 60",
        // the night in which the clock goes back: nine hours, though it shows eight
        "2025-10-25T20:00:00Z, 2025-10-26T05:00:00Z, 540"
    })
    @DisplayName("R-37 more than nothing, at most twelve hours, until now")
    void length(Instant start, Instant end, int minutes) {
        entry.then(
                log(start, end, false),
                new HoursDrafted(ENTRY, HELPER, BEN, CAFE, "tools", start, end, minutes),
                new HoursSubmitted(ENTRY, BEN, start, end, minutes));
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "2026-05-05T08:00:00Z, 2026-05-05T08:00:00Z, ends-after-it-starts",
        "2026-05-05T08:00:00Z, 2026-05-05T07:00:00Z, ends-after-it-starts",
        "2026-05-04T23:59:00Z, 2026-05-05T12:00:00Z, too-long",
        "2026-05-05T08:00:00Z, 2026-05-05T08:01:01Z, whole-minutes",
        "2026-05-05T08:00:00Z, 2026-05-05T08:00:59.999Z, whole-minutes",
        "2026-05-05T11:00:01Z, 2026-05-05T12:00:01Z, not-in-the-future",
        "1969-12-31T23:59:00Z, 1970-01-01T00:00:00Z, not-before-1970"
    })
    @DisplayName("R-37 nothing, too much, seconds, and the future are refused")
    void impossibleLength(Instant start, Instant end, String problem) {
        entry.refused(log(start, end, true), "R-37", problem);
        waiting.refused(correct(start, end), "R-37", problem);
    }

    @Test
    @DisplayName("R-37 how long is too long can be configured")
    void configured() {
        Stretch twoHours = new Stretch(EIGHT, TEN, Duration.ofHours(2).minusMinutes(1));
        entry.refused(
                new LogHours(ENTRY, new Claimant(HELPER, BEN, false), null, "tools", twoHours, false),
                "R-37",
                "too-long");
    }

    @Test
    void whoHasLeftClaimsNothingNew() {
        entry.refused(
                new LogHours(
                        ENTRY,
                        new Claimant(HELPER, BEN, true),
                        null,
                        "x",
                        new Stretch(EIGHT, NINE, TWELVE_HOURS),
                        true),
                null,
                "volunteer-has-left");
    }

    @Test
    @DisplayName("R-39 submitted is approved or rejected, and rejected can be submitted again")
    void approval() {
        waiting.then(new ApproveHours(ENTRY, null), approved);
        waiting.then(new RejectHours(ENTRY, "not seen"), rejected);
        sentBack.then(new SubmitHours(ENTRY), submitted);
        sentBack.refused(new ApproveHours(ENTRY, null), "R-39", "not-submitted");
        counting.refused(new RejectHours(ENTRY, "not seen"), "R-39", "not-submitted");
        counting.refused(new SubmitHours(ENTRY), "R-39", "approved-already");
        draft.by(CORA).refused(new ApproveHours(ENTRY, null), "R-39", "not-submitted");
    }

    @Test
    @DisplayName("R-40 whoever wrote, submitted or corrected an entry does not approve it")
    void notByTheWriter() {
        waiting.by(ANNA).refused(new ApproveHours(ENTRY, null), "R-40", "approved-by-someone-else");
        Scenario<HourEntry> submittedByCora = draft.by(CORA).given(submitted);
        submittedByCora.by(ANNA).refused(new ApproveHours(ENTRY, null), "R-40", "approved-by-someone-else");
        submittedByCora.by(CORA).refused(new ApproveHours(ENTRY, null), "R-40", "approved-by-someone-else");
        submittedByCora.by(DORA).then(new ApproveHours(ENTRY, null), approved);
        Scenario<HourEntry> correctedByCora = waiting.given(corrected);
        correctedByCora.by(CORA).refused(new ApproveHours(ENTRY, null), "R-40", "approved-by-someone-else");
        correctedByCora.by(DORA).then(new ApproveHours(ENTRY, null), approved);
    }

    @Test
    @DisplayName("R-40 the volunteer does not approve their own entry")
    void notByTheVolunteer() {
        waiting.refused(new ApproveHours(ENTRY, BEN), "R-40", "approved-by-someone-else");
        waiting.then(new ApproveHours(ENTRY, PersonId.next()), approved);
    }

    @Test
    @DisplayName("R-41 a correction keeps what was before, and the entry waits for approval again")
    void correction() {
        counting.then(correct(EIGHT, TEN), corrected);
        counting.given(corrected).by(DORA).then(new ApproveHours(ENTRY, null), approved);
        sentBack.then(correct(EIGHT, TEN), corrected);
        counting.then(correct(EIGHT, NINE));
        draft.refused(correct(EIGHT, TEN), "R-39", "still-a-draft");
        counting.given(corrected)
                .then(correct(EIGHT, NINE), new HoursCorrected(ENTRY, BEN, EIGHT, TEN, 120, EIGHT, NINE, 60, "longer"));
    }

    @Test
    @DisplayName("R-41 a revoked approval is a fact of its own")
    void revocation() {
        counting.then(new RevokeApproval(ENTRY, "was a mistake"), revoked);
        counting.given(revoked).then(new RejectHours(ENTRY, "not seen"), rejected);
        waiting.refused(new RevokeApproval(ENTRY, "was a mistake"), "R-41", "not-approved");
        sentBack.refused(new RevokeApproval(ENTRY, "was a mistake"), "R-41", "not-approved");
    }

    @Test
    void comesBackWholeFromASnapshot() {
        Snapshots.check(waiting, new ApproveHours(ENTRY, null));
    }

    @Test
    void states() {
        Map<String, Scenario<HourEntry>> states = new LinkedHashMap<>();
        states.put("DRAFT", draft);
        states.put("SUBMITTED", waiting);
        states.put("APPROVED", counting);
        states.put("REJECTED", sentBack);
        states.put("SUBMITTED, asked by the writer", waiting.by(ANNA));
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("submit", new SubmitHours(ENTRY));
        commands.put("approve", new ApproveHours(ENTRY, null));
        commands.put("reject", new RejectHours(ENTRY, "not seen"));
        commands.put("revoke the approval", new RevokeApproval(ENTRY, "was a mistake"));
        commands.put("correct", correct(EIGHT, TEN));
        StateTable.check("HourEntry", states, commands);
    }
}
