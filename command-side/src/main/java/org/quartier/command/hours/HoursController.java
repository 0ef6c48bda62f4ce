package org.quartier.command.hours;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Batches;
import org.quartier.command.Commands;
import org.quartier.command.Directory;
import org.quartier.command.Directory.Reference;
import org.quartier.command.ItsModerator;
import org.quartier.command.Recorded;
import org.quartier.command.Settings;
import org.quartier.command.StaffActors;
import org.quartier.command.hours.HoursCommand.ApproveHours;
import org.quartier.command.hours.HoursCommand.Claimant;
import org.quartier.command.hours.HoursCommand.CorrectHours;
import org.quartier.command.hours.HoursCommand.LogHours;
import org.quartier.command.hours.HoursCommand.RejectHours;
import org.quartier.command.hours.HoursCommand.RevokeApproval;
import org.quartier.command.hours.HoursCommand.Stretch;
import org.quartier.command.hours.HoursCommand.SubmitHours;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.web.Change;
import org.quartier.kernel.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to hour entries. */
@RestController
@RequestMapping("/api/v1")
class HoursController {

    private final Commands commands;
    private final Batches batches;
    private final Directory directory;
    private final Volunteers volunteers;
    private final ShiftEntries shifts;
    private final StaffActors staff;
    private final ItsModerator itsModerator;
    private final Settings settings;

    HoursController(
            Commands commands,
            Directory directory,
            Volunteers volunteers,
            ShiftEntries shifts,
            StaffActors staff,
            ItsModerator itsModerator,
            Settings settings,
            Batches batches) {
        this.commands = commands;
        this.batches = batches;
        this.directory = directory;
        this.volunteers = volunteers;
        this.shifts = shifts;
        this.staff = staff;
        this.itsModerator = itsModerator;
        this.settings = settings;
    }

    record Entry(
            @Nullable ActivityId activity,
            @Nullable ShiftId shift,
            @NotBlank @Size(max = 500) String task,
            @NotNull OffsetDateTime start,
            @NotNull OffsetDateTime end,
            @Nullable Boolean draft,
            @Nullable OffsetDateTime happenedAt)
            implements Change {

        @Override
        public String toString() {
            return "Entry[" + start + ", " + end + "]";
        }
    }

    record Correction(
            @NotNull OffsetDateTime start,
            @NotNull OffsetDateTime end,
            @NotBlank @Size(max = 1_000) String reason,
            @Nullable OffsetDateTime happenedAt)
            implements Change {

        @Override
        public String toString() {
            return "Correction[" + start + ", " + end + "]";
        }
    }

    record Reason(
            @NotBlank @Size(max = 1_000) String reason,
            @Nullable OffsetDateTime happenedAt) implements Change {

        @Override
        public String toString() {
            return "Reason[masked]";
        }
    }

    record Approvals(
            @NotNull @Size(min = 1, max = 500) List<@NotNull HourEntryId> ids,
            @Nullable OffsetDateTime happenedAt) implements Change {}

    record Nothing(@Nullable OffsetDateTime happenedAt) implements Change {}

    /** Hours from a shift are of the activity that it helps, which need not be named then. */
    @PostMapping("/volunteers/{volunteer}/hours")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> log(@PathVariable VolunteerId volunteer, @Valid @RequestBody Entry entry, Actor actor) {
        Claimant claimant = volunteers.find(actor.organisation(), volunteer).orElseThrow(Refusal::notFound);
        ActivityId activity = entry.activity() != null
                ? entry.activity()
                : shifts.activity(actor.organisation(), entry.shift()).orElse(null);
        return Answers.created(
                "/api/v1/hours",
                commands.send(
                        new LogHours(
                                HourEntryId.next(),
                                claimant,
                                activity,
                                entry.shift(),
                                entry.task(),
                                stretch(entry.start(), entry.end(), actor),
                                Boolean.TRUE.equals(entry.draft())),
                        () -> {
                            directory.require(
                                    actor.organisation(),
                                    new Reference("activity", entry.activity()),
                                    new Reference("shift", entry.shift()));
                            itsModerator.requireNamed(actor, activity);
                        }));
    }

    @PostMapping("/hours/{hourEntry}/submission")
    ResponseEntity<Recorded> submit(
            @PathVariable HourEntryId hourEntry, @Valid @RequestBody(required = false) @Nullable Nothing body) {
        return Answers.ok(commands.send(new SubmitHours(hourEntry)));
    }

    @PostMapping("/hours/{hourEntry}/approval")
    ResponseEntity<Recorded> approve(
            @PathVariable HourEntryId hourEntry,
            @Valid @RequestBody(required = false) @Nullable Nothing body,
            Actor actor) {
        return Answers.ok(commands.send(new ApproveHours(
                hourEntry, staff.personOf(actor.organisation(), actor.id()).orElse(null))));
    }

    /** Approves many, with a result per row: a refused row leaves the others as they are. */
    @PostMapping("/hours/approvals")
    ResponseEntity<Map<String, Object>> approveAll(@Valid @RequestBody Approvals body, Actor actor) {
        PersonId approver = staff.personOf(actor.organisation(), actor.id()).orElse(null);
        return batches.send(body.ids(), "APPROVED", hourEntry -> new ApproveHours(hourEntry, approver));
    }

    @PostMapping("/hours/{hourEntry}/rejection")
    ResponseEntity<Recorded> reject(@PathVariable HourEntryId hourEntry, @Valid @RequestBody Reason body) {
        return Answers.ok(commands.send(new RejectHours(hourEntry, body.reason())));
    }

    @PostMapping("/hours/{hourEntry}/approval-revocation")
    ResponseEntity<Recorded> revoke(@PathVariable HourEntryId hourEntry, @Valid @RequestBody Reason body) {
        return Answers.ok(commands.send(new RevokeApproval(hourEntry, body.reason())));
    }

    @PostMapping("/hours/{hourEntry}/corrections")
    ResponseEntity<Recorded> correct(
            @PathVariable HourEntryId hourEntry, @Valid @RequestBody Correction body, Actor actor) {
        return Answers.ok(
                commands.send(new CorrectHours(hourEntry, stretch(body.start(), body.end(), actor), body.reason())));
    }

    private Stretch stretch(OffsetDateTime start, OffsetDateTime end, Actor actor) {
        int longest = settings.of(actor.organisation()).longestEntry();
        return new Stretch(start.toInstant(), end.toInstant(), Duration.ofMinutes(longest));
    }
}
