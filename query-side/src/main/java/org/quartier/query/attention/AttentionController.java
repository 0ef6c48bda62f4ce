package org.quartier.query.attention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.ClearanceTerms;
import org.quartier.query.Reads;
import org.quartier.query.attention.Flags.Flag;
import org.quartier.query.attention.Flags.Level;
import org.quartier.query.attention.Flags.What;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What needs attention in a quarter, the most urgent first. */
@RestController
@Reads(
        value = {
            "activities",
            "quarters",
            "participation",
            "shifts",
            "volunteers",
            "staff",
            "venues",
            ClearanceTerms.PROJECTION
        },
        names = true)
class AttentionController {

    private final UpcomingActivities upcoming;
    private final ClearanceItems clearance;
    private final Clock clock;

    AttentionController(UpcomingActivities upcoming, ClearanceItems clearance, Clock clock) {
        this.upcoming = upcoming;
        this.clearance = clearance;
        this.clock = clock;
    }

    /**
     * One thing.
     *
     * @param rule by which it needs attention
     * @param since the earliest at which the rule can have raised it; null where no time alone can
     * @param start of the activity, in the zone of its place
     * @param roomRejectedBy the activity whose pre-booking was confirmed, where that is why the venue is open
     * @param registered how many have a place, where too few have
     * @param missing what a draft lacks so that it can be published
     * @param persons whom it is about, where it is about clearance, which is seen with their names only
     */
    record Item(
            String rule,
            What what,
            Level level,
            @Nullable OffsetDateTime since,
            UUID activity,
            String title,
            OffsetDateTime start,
            @Nullable UUID roomRejectedBy,
            @Nullable Integer registered,
            @Nullable Integer minimumParticipants,
            @Nullable List<String> missing,
            @Nullable List<Someone> persons) {

        private static Item of(Flag flag, Upcoming activity) {
            Instant since = flag.since();
            boolean tooFew = flag.what() == What.TOO_FEW_PARTICIPANTS;
            return new Item(
                    flag.what().rule(),
                    flag.what(),
                    flag.level(),
                    since == null ? null : since.atZone(activity.zone()).toOffsetDateTime(),
                    activity.activity(),
                    activity.title(),
                    activity.start().atZone(activity.zone()).toOffsetDateTime(),
                    flag.what() == What.VENUE_OPEN ? activity.roomRejectedBy() : null,
                    tooFew ? activity.registered() : null,
                    tooFew ? activity.minimumParticipants() : null,
                    flag.what() == What.INCOMPLETE_DRAFT ? activity.missing() : null,
                    null);
        }

        /** About persons, of an activity. */
        static Item about(
                What what, Level level, UUID activity, String title, OffsetDateTime start, List<Someone> persons) {
            return new Item(what.rule(), what, level, null, activity, title, start, null, null, null, null, persons);
        }
    }

    /**
     * Someone who lacks clearance.
     *
     * @param clearanceUntil the last day on which they are cleared, or were; null when no inspection clears them
     */
    record Someone(
            UUID personId, @Nullable String name, @Nullable LocalDate clearanceUntil) {}

    /** All of it, by urgency and then by start; never so much that it needs pages. */
    record Attention(List<Item> items) {}

    @GetMapping("/api/v1/quarters/{quarter}/attention")
    Attention of(Actor actor, @PathVariable QuarterId quarter) {
        if (!upcoming.isThere(actor.organisation(), quarter)) {
            throw Refusal.notFound();
        }
        Instant now = clock.instant();
        List<Item> items = new ArrayList<>();
        for (Upcoming activity : upcoming.of(actor.organisation(), quarter, now)) {
            Flags.of(activity, now).forEach(flag -> items.add(Item.of(flag, activity)));
        }
        items.addAll(clearance.of(actor, quarter, now));
        items.sort(Comparator.comparing(Item::level).thenComparing(Item::start)); // stable: the rest stays as it was
        return new Attention(items);
    }
}
