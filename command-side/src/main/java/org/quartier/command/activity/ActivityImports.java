package org.quartier.command.activity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Commands;
import org.quartier.command.ImportedActivities;
import org.quartier.command.activity.ActivityCommand.CancelActivity;
import org.quartier.command.activity.ActivityCommand.ChangeActivity;
import org.quartier.command.activity.ActivityCommand.PlanActivity;
import org.quartier.command.activity.ActivityCommand.PublishActivity;
import org.quartier.command.activity.ActivityUids.Known;
import org.quartier.command.activity.ActivityUids.Plan;
import org.quartier.command.activity.ActivityUids.Stage;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.web.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Follows imported entries: what is new is planned and published, what differs is changed, what is equal stays. A
 * calendar decides on title, description, place, time, organiser and contact; what it cannot say (venue, room, languages,
 * key holder …) stays as someone entered it.
 */
@Component
class ActivityImports implements ImportedActivities {

    private static final String REASON = "import";
    private static final String UNKNOWN = "unknown";
    private static final String ALL = "all";
    private static final String STAYS_DRAFT = "R-01: it has no LOCATION and cannot be published; it stays a draft";

    private final Commands commands;
    private final ActivityUids uids;

    ActivityImports(Commands commands, ActivityUids uids) {
        this.commands = commands;
        this.uids = uids;
    }

    @Override
    public Map<String, ActivityId> importedInto(QuarterId quarter, OrganisationId organisation) {
        return uids.importedInto(quarter, organisation);
    }

    @Override
    public Outcome take(Entry entry, boolean dryRun, EventMetadata about) {
        try {
            return follow(entry, dryRun, about);
        } catch (DuplicateKeyException | ConcurrencyException _) {
            return follow(entry, dryRun, about); // someone else was faster: now it is there to compare with
        }
    }

    private Outcome follow(Entry entry, boolean dryRun, EventMetadata about) {
        Optional<Known> known = uids.find(entry.uid(), about.organisation());
        ActivityId activity = known.map(Known::activity).orElseGet(ActivityId::next);
        Sending sending = new Sending(dryRun, about);
        String detail = null;
        try {
            detail = known.isPresent() ? change(entry, known.get(), sending) : plan(entry, activity, sending);
        } catch (Refusal refused) {
            if (sending.done == 0) {
                return new Outcome(Result.REFUSED, known.map(Known::activity).orElse(null), sentence(refused), 0);
            }
            detail = sentence(refused); // what came before it stands
        }
        if (known.isPresent()) {
            Result result = sending.done == 0 ? Result.UNCHANGED : Result.CHANGED;
            return new Outcome(result, activity, detail, sending.position);
        }
        return new Outcome(Result.CREATED, dryRun ? null : activity, detail, sending.position);
    }

    private @Nullable String plan(Entry entry, ActivityId activity, Sending sending) {
        ActivityDetails details = details(entry, sending.about.organisation());
        sending.send(new PlanActivity(activity, entry.uid(), entry.quarter(), details, entry.slot(), null, null));
        return followStatus(entry, activity, Stage.DRAFT, details, sending);
    }

    private @Nullable String change(Entry entry, Known known, Sending sending) {
        if (!known.quarter().equals(entry.quarter())) {
            throw new Refusal(
                    HttpStatus.CONFLICT, "other-quarter", "Its UID is that of an activity in another quarter.");
        }
        Plan now = known.plan();
        ActivityDetails details = details(entry, now.details());
        boolean differs = !details.equals(now.details()) || !entry.slot().equals(now.slot());
        boolean fits = known.stage() == Stage.DRAFT
                || Completeness.missing(details, entry.slot(), true).isEmpty();
        if (known.stage() == Stage.CANCELLED) {
            ActivityRule.CANCELLED_IS_FINAL.require(entry.status() == Status.CANCELLED && (!differs || !fits));
            return null;
        }
        if (differs && (fits || entry.status() != Status.CANCELLED)) { // what says too little can still call it off
            if (!fits) { // the activity would refuse it too, but a dry run does not ask it
                Completeness.require(details, entry.slot(), true);
            }
            sending.send(new ChangeActivity(known.activity(), details, entry.slot(), now.room(), REASON));
        }
        return followStatus(entry, known.activity(), known.stage(), details, sending);
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

    private static ActivityDetails details(Entry entry, OrganisationId organisation) {
        String organiser = Objects.requireNonNullElse(entry.organiser(), organisation.value());
        return new ActivityDetails(
                ActivityKind.EVENT,
                entry.title(),
                entry.description(),
                null,
                entry.place(),
                null,
                organiser,
                Objects.requireNonNullElse(entry.contact(), organiser),
                ALL,
                UNKNOWN,
                List.of(),
                null,
                null,
                entry.visibility());
    }

    /** What it is to become: the entry's word where it has one, else what is there. */
    private static ActivityDetails details(Entry entry, ActivityDetails now) {
        return new ActivityDetails(
                now.kind(),
                entry.title(),
                entry.description(),
                now.venue(),
                entry.place(),
                now.onlineLink(),
                entry.organiser() == null ? now.organiser() : entry.organiser(),
                entry.contact() == null ? now.contact() : entry.contact(),
                now.audience(),
                now.accessibility(),
                now.languages(),
                now.keyHolder(),
                now.minimumParticipants(),
                now.visibility());
    }

    private static String sentence(Refusal refused) {
        String fields = refused.errors().stream()
                .map(error -> error.field() + " " + error.detail())
                .collect(Collectors.joining("; "));
        return (refused.rule() == null ? "" : refused.rule() + ": ")
                + refused.detail()
                + (fields.isEmpty() ? "" : " " + fields);
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
