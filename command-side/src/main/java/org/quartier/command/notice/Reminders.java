package org.quartier.command.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.command.Deadline;
import org.quartier.command.Deadlines;
import org.quartier.command.Settings;
import org.quartier.command.notice.NoticeCommand.Subject;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.letter.PlanState;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Concern;
import org.quartier.kernel.value.NoticeKind;
import org.quartier.kernel.value.Recipient;
import org.quartier.kernel.value.TimeSlot;
import org.springframework.stereotype.Component;

/**
 * Reminds those who have a place, moderate or help, once for each start. Each start has a deadline of its own, which is
 * not taken back: when it is due and the activity begins at another time, or does not take place, nobody is reminded.
 * Neither is who registers later than that.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class Reminders implements Deadline {

    private static final String NAME = "remind-of-activity";

    private final Deadlines deadlines;
    private final Settings settings;
    private final Concerned concerned;
    private final Notices notices;
    private final Outbox outbox;
    private final Clock clock;

    Reminders(
            Deadlines deadlines, Settings settings, Concerned concerned, Notices notices, Outbox outbox, Clock clock) {
        this.deadlines = deadlines;
        this.settings = settings;
        this.concerned = concerned;
        this.notices = notices;
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventHandler
    void on(ActivityPlanned planned, EventMetadata about) {
        set(about.organisation(), planned.activity(), planned.slot());
    }

    @EventHandler
    void on(ActivityRescheduled moved, EventMetadata about) {
        set(about.organisation(), moved.activity(), moved.slot());
    }

    private void set(OrganisationId organisation, ActivityId activity, TimeSlot slot) {
        Instant now = clock.instant();
        if (slot.start().isAfter(now)) {
            Instant at = slot.start()
                    .minus(Duration.ofHours(settings.of(organisation).reminder()));
            if (at.isAfter(now) && at.isBefore(slot.start())) {
                deadlines.set(NAME, organisation, activity + "/" + slot.start(), at);
            }
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void due(OrganisationId organisation, String key) {
        List<String> parts = List.of(key.split("/", -1));
        ActivityId activity = new ActivityId(UUID.fromString(parts.get(0)));
        Instant start = Instant.parse(parts.get(1));
        String cause = NAME + " " + key;
        long version = notices.versionOf(activity);
        Optional<PlanState> plan = PlanState.of(notices.historyOf(activity), version);
        if (plan.filter(it -> isAhead(it, start)).isPresent()
                && settings.of(organisation).reminder() > 0
                && !outbox.knows(organisation, cause)) {
            Subject subject = new Subject(NoticeKind.REMINDER, activity, cause, null, version, null);
            notices.raise(NAME, organisation, subject, whoComes(organisation, activity));
        }
    }

    private boolean isAhead(PlanState plan, Instant start) {
        return plan.published()
                && !plan.cancelled()
                && !plan.postponed()
                && plan.slot().start().equals(start)
                && start.isAfter(clock.instant());
    }

    private List<Recipient> whoComes(OrganisationId organisation, ActivityId activity) {
        return concerned.by(organisation, activity).stream()
                .filter(one -> one.concern() != Concern.OFFERED && one.concern() != Concern.WAITLISTED)
                .toList();
    }
}
