package org.quartier.command.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Bounds;
import org.quartier.command.Commands;
import org.quartier.command.Directory;
import org.quartier.command.ImportOutcome;
import org.quartier.command.ImportOutcome.Result;
import org.quartier.command.ImportedHours;
import org.quartier.command.Settings;
import org.quartier.command.hours.HoursCommand.Claimant;
import org.quartier.command.hours.HoursCommand.CorrectHours;
import org.quartier.command.hours.HoursCommand.LogHours;
import org.quartier.command.hours.HoursCommand.Stretch;
import org.quartier.command.hours.HoursCommand.SubmitHours;
import org.quartier.kernel.event.HourEntryEvent;
import org.quartier.kernel.event.HourEntryEvent.ApprovalRevoked;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursCorrected;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursRejected;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.web.Refusal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Follows imported rows about hours. A dry run has each command done and taken back, so that every rule is asked (R-37,
 *
 */
@Component
class HourImports implements ImportedHours {

    private static final String REASON = "import";

    private final Commands commands;
    private final EventStore events;
    private final Volunteers volunteers;
    private final Directory directory;
    private final Settings settings;
    private final Bounds bounds;

    HourImports(
            Commands commands,
            @Qualifier("eventStore") EventStore events,
            Volunteers volunteers,
            Directory directory,
            Settings settings,
            Bounds bounds) {
        this.commands = commands;
        this.events = events;
        this.volunteers = volunteers;
        this.directory = directory;
        this.settings = settings;
        this.bounds = bounds;
    }

    /** How an entry stands. */
    private record Claim(
            PersonId person,
            @Nullable UUID activity,
            @Nullable String task,
            Instant start,
            Instant end,
            boolean draft) {

        private static @Nullable Claim after(@Nullable Claim now, HourEntryEvent event) {
            return switch (event) { // no default: a new event does not compile until it is handled here
                case HoursDrafted drafted ->
                    new Claim(
                            drafted.person(),
                            drafted.activity() == null
                                    ? null
                                    : drafted.activity().value(),
                            drafted.task(),
                            drafted.start(),
                            drafted.end(),
                            true);
                case HoursCorrected corrected ->
                    now == null
                            ? null
                            : new Claim(now.person, now.activity, now.task, corrected.start(), corrected.end(), false);
                case HoursSubmitted _, HoursApproved _, HoursRejected _, ApprovalRevoked _ ->
                    now == null ? null : new Claim(now.person, now.activity, now.task, now.start, now.end, false);
            };
        }
    }

    @Override
    public Optional<PersonId> personOf(OrganisationId organisation, VolunteerId volunteer) {
        return volunteers.find(organisation, volunteer).map(Claimant::person);
    }

    @Override
    public ImportOutcome take(HourEntryId hours, PersonId person, Entry entry, boolean dryRun, EventMetadata about) {
        Claim now = null;
        try {
            bounds.require(new HoursController.Entry(
                    entry.activity(),
                    null,
                    entry.task(),
                    entry.start().atOffset(ZoneOffset.UTC),
                    entry.end().atOffset(ZoneOffset.UTC),
                    entry.draft(),
                    null));
            directory.requireNotErased(about.organisation(), person);
            now = known(hours);
            HoursCommand command =
                    now == null ? log(hours, person, entry, about) : follow(hours, person, entry, now, about);
            if (command == null) {
                return new ImportOutcome(Result.UNCHANGED, hours.value(), person, null, 0);
            }
            long position = 0;
            if (dryRun) {
                commands.rehearse(command, about);
            } else {
                position = commands.send(command, about).position();
            }
            Result result = now == null ? Result.CREATED : Result.CHANGED;
            boolean isThere = now != null || !dryRun;
            return new ImportOutcome(result, isThere ? hours.value() : null, person, null, position);
        } catch (Refusal refused) {
            return ImportOutcome.refused(now == null ? null : hours, person, refused);
        }
    }

    private LogHours log(HourEntryId hours, PersonId person, Entry entry, EventMetadata about) {
        Claimant claimant =
                volunteers.ofPerson(about.organisation(), person).orElseThrow(HoursRule.NOT_A_VOLUNTEER::violated);
        return new LogHours(hours, claimant, entry.activity(), entry.task(), stretch(entry, about), entry.draft());
    }

    /** What brings an entry to what the row says; null when it says so already. */
    private @Nullable HoursCommand follow(
            HourEntryId hours, PersonId person, Entry entry, Claim now, EventMetadata about) {
        HoursRule.OF_SOMETHING_ELSE.require(now.person().equals(person)
                && entry.task().equals(now.task())
                && (entry.activity() == null || entry.activity().value().equals(now.activity())));
        if (!entry.start().equals(now.start()) || !entry.end().equals(now.end())) {
            HoursRule.STILL_A_DRAFT.require(!now.draft());
            return new CorrectHours(hours, stretch(entry, about), REASON);
        }
        return now.draft() && !entry.draft() ? new SubmitHours(hours) : null;
    }

    private Stretch stretch(Entry entry, EventMetadata about) {
        int longest = settings.of(about.organisation()).longestEntry();
        return new Stretch(entry.start(), entry.end(), Duration.ofMinutes(longest));
    }

    private @Nullable Claim known(HourEntryId hours) {
        Claim now = null;
        for (HourEntryEvent event : events.readEvents(hours.toString(), 0)
                .asStream()
                .map(message -> (HourEntryEvent) Objects.requireNonNull(message.getPayload()))
                .toList()) {
            now = Claim.after(now, event);
        }
        return now;
    }
}
