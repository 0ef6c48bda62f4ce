package org.quartier.command.activity;

import java.util.Map;
import java.util.Optional;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Commands;
import org.quartier.command.ImportOutcome;
import org.quartier.command.ImportOutcome.Result;
import org.quartier.command.ImportedActivities;
import org.quartier.command.activity.ActivityCommand.CancelActivity;
import org.quartier.command.activity.ActivityCommand.ChangeActivity;
import org.quartier.command.activity.ActivityCommand.PlanActivity;
import org.quartier.command.activity.ActivityCommand.PublishActivity;
import org.quartier.command.activity.ActivityUids.Known;
import org.quartier.command.activity.ActivityUids.Plan;
import org.quartier.command.activity.ActivityUids.Stage;
import org.quartier.command.activity.ImportedDetails.Wanted;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.web.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Follows imported entries: what is new is planned and published, what differs is changed, what is equal stays. A
 * calendar decides on title, description, place, time, organiser and contact, a table on what it says; all else stays as
 * someone entered it.
 */
@Component
class ActivityImports implements ImportedActivities {

    private static final String REASON = "import";
    private static final String STAYS_DRAFT = "R-01: it has no LOCATION and cannot be published; it stays a draft";

    private final Commands commands;
    private final ActivityUids uids;
    private final ImportedDetails details;

    ActivityImports(Commands commands, ActivityUids uids, ImportedDetails details) {
        this.commands = commands;
        this.uids = uids;
        this.details = details;
    }

    @Override
    public Map<String, ActivityId> importedInto(QuarterId quarter, OrganisationId organisation) {
        return uids.importedInto(quarter, organisation);
    }

    @Override
    public Optional<ActivityId> find(String uid, OrganisationId organisation) {
        return uids.find(uid, organisation).map(Known::activity);
    }

    @Override
    public ImportOutcome take(Entry entry, boolean dryRun, EventMetadata about) {
        try {
            return follow(entry, dryRun, about);
        } catch (DuplicateKeyException | ConcurrencyException _) {
            return follow(entry, dryRun, about); // someone else was faster: now it is there to compare with
        }
    }

    private ImportOutcome follow(Entry entry, boolean dryRun, EventMetadata about) {
        Optional<Known> known = uids.find(entry.uid(), about.organisation());
        ActivityId activity = known.map(Known::activity).orElseGet(ActivityId::next);
        Sending sending = new Sending(dryRun, about);
        String detail = null;
        try {
            detail = known.isPresent() ? change(entry, known.get(), sending) : plan(entry, activity, sending);
        } catch (Refusal refused) {
            if (sending.done == 0) {
                return ImportOutcome.refused(known.map(Known::activity).orElse(null), null, refused);
            }
            detail = ImportOutcome.sentence(refused); // what came before it stands
        }
        if (known.isPresent()) {
            Result result = sending.done == 0 ? Result.UNCHANGED : Result.CHANGED;
            return new ImportOutcome(result, activity.value(), null, detail, sending.position);
        }
        return new ImportOutcome(Result.CREATED, dryRun ? null : activity.value(), null, detail, sending.position);
    }

    private @Nullable String plan(Entry entry, ActivityId activity, Sending sending) {
        Wanted wanted = details.of(entry, sending.about.organisation());
        sending.send(new PlanActivity(
                activity, entry.uid(), entry.quarter(), wanted.details(), entry.slot(), wanted.room(), null));
        return followStatus(entry, activity, Stage.DRAFT, wanted.details(), sending);
    }

    private @Nullable String change(Entry entry, Known known, Sending sending) {
        if (!known.quarter().equals(entry.quarter())) {
            throw new Refusal(
                    HttpStatus.CONFLICT, "other-quarter", "Its UID is that of an activity in another quarter.");
        }
        Plan now = known.plan();
        Wanted wanted = details.of(entry, now, sending.about.organisation());
        boolean differs = !wanted.equals(new Wanted(now.details(), now.room()))
                || !entry.slot().equals(now.slot());
        boolean fits = known.stage() == Stage.DRAFT
                || Completeness.missing(wanted.details(), entry.slot(), true).isEmpty();
        if (known.stage() == Stage.CANCELLED) {
            ActivityRule.CANCELLED_IS_FINAL.require(entry.status() == Status.CANCELLED && (!differs || !fits));
            return null;
        }
        if (differs && (fits || entry.status() != Status.CANCELLED)) { // what says too little can still call it off
            if (!fits) { // the activity would refuse it too, but a dry run does not ask it
                Completeness.require(wanted.details(), entry.slot(), true);
            }
            sending.send(new ChangeActivity(known.activity(), wanted.details(), entry.slot(), wanted.room(), REASON));
        }
        return followStatus(entry, known.activity(), known.stage(), wanted.details(), sending);
    }

    /** A published activity never becomes a draft again; whatever its hour, an entry's date is a fact. */
    private static @Nullable String followStatus(
            Entry entry, ActivityId activity, Stage stage, ActivityDetails details, Sending sending) {
        if (entry.status() == Status.CANCELLED) {
            sending.send(new CancelActivity(activity, REASON));
        } else if (entry.status() == Status.CONFIRMED && stage == Stage.DRAFT) {
            if (!isPlaced(details)) {
                return STAYS_DRAFT;
            }
            sending.send(new PublishActivity(activity, REASON));
        }
        return null;
    }

    private static boolean isPlaced(ActivityDetails details) {
        return details.venue() != null || details.place() != null || details.onlineLink() != null;
    }

    /** Sends commands, or only counts them. */
    private final class Sending {
        private final boolean dryRun;
        private final EventMetadata about;
        private int done;
        private long position;

        private Sending(boolean dryRun, EventMetadata about) {
            this.dryRun = dryRun;
            this.about = about;
        }

        private void send(ActivityCommand command) {
            if (!dryRun) {
                position = Math.max(position, commands.send(command, about).position());
            }
            done++;
        }
    }
}
