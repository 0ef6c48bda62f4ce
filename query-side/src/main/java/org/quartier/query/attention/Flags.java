package org.quartier.query.attention;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which an activity needs attention. Days are counted back from its start on the clock of the place, so that
 * "seven days before" is the same time of day also over the night in which the clocks change.
 */
final class Flags {

    static final int DAYS_TO_REGISTER = 3;
    static final int DAYS_TO_FIND_A_MODERATOR = 7;
    static final int DAYS_TO_ESCALATE = 2;
    static final int DAYS_TO_COMPLETE = 14;

    private Flags() {}

    /** How urgent it is. */
    enum Level {
        ESCALATED,
        FLAGGED
    }

    /** What it is. */
    enum What {
        TOO_FEW_PARTICIPANTS("R-10"),
        NO_MODERATOR("R-30"),
        VENUE_OPEN("R-05"),
        INCOMPLETE_DRAFT("R-01"),
        UNDERSTAFFED("R-09"),
        PRE_BOOKING_OVERLAPPED("R-04"),
        NOT_CLEARED("R-32"),
        CLEARANCE_ENDS_BEFORE("R-35");

        private final String rule;

        What(String rule) {
            this.rule = rule;
        }

        String rule() {
            return rule;
        }
    }

    /** A flag; {@code since} is the earliest at which the rule can have raised it, or null where no time alone can. */
    record Flag(What what, Level level, @Nullable Instant since) {}

    /** All that an activity raises now. */
    static List<Flag> of(Upcoming activity, Instant now) {
        List<Flag> flags = new ArrayList<>();
        if (!now.isBefore(activity.start())) {
            return flags;
        }
        Instant published = activity.publishedAt();
        if (published == null) {
            Instant due = daysBefore(activity, DAYS_TO_COMPLETE);
            if (!now.isBefore(due) && !activity.missing().isEmpty()) {
                flags.add(new Flag(What.INCOMPLETE_DRAFT, Level.FLAGGED, due));
            }
        } else {
            noModerator(activity, published, now, flags);
            tooFew(activity, published, now, flags);
            amiss(activity, now, flags);
        }
        if (activity.venueOpenSince() != null) {
            flags.add(new Flag(What.VENUE_OPEN, Level.FLAGGED, activity.venueOpenSince()));
        }
        return flags;
    }

    /** seven days before its start, and escalated two days before. */
    private static void noModerator(Upcoming activity, Instant published, Instant now, List<Flag> flags) {
        Instant flagged = daysBefore(activity, DAYS_TO_FIND_A_MODERATOR);
        Instant escalated = daysBefore(activity, DAYS_TO_ESCALATE);
        if (!activity.led() && !now.isBefore(flagged)) {
            flags.add(
                    now.isBefore(escalated)
                            ? new Flag(What.NO_MODERATOR, Level.FLAGGED, later(flagged, published))
                            : new Flag(What.NO_MODERATOR, Level.ESCALATED, later(escalated, published)));
        }
    }

    /** flagged at the deadline, and never cancelled by itself. */
    private static void tooFew(Upcoming activity, Instant published, Instant now, List<Flag> flags) {
        Integer minimum = activity.minimumParticipants();
        Instant deadline = daysBefore(activity, DAYS_TO_REGISTER);
        if (minimum != null && activity.registered() < minimum && !now.isBefore(deadline)) {
            flags.add(new Flag(What.TOO_FEW_PARTICIPANTS, Level.FLAGGED, later(deadline, published)));
        }
    }

    /** what was in order when it was published, until someone left or another took the room. */
    private static void amiss(Upcoming activity, Instant now, List<Flag> flags) {
        Level level = isNear(activity.start(), activity.zone(), now) ? Level.ESCALATED : Level.FLAGGED;
        if (activity.understaffed()) {
            flags.add(new Flag(What.UNDERSTAFFED, level, null));
        }
        if (activity.overlapped()) {
            flags.add(new Flag(What.PRE_BOOKING_OVERLAPPED, level, null));
        }
    }

    /** Whether what starts then is so near that whatever is amiss is urgent. */
    static boolean isNear(Instant start, ZoneId zone, Instant now) {
        return !now.isBefore(daysBefore(start, zone, DAYS_TO_ESCALATE));
    }

    private static Instant daysBefore(Upcoming activity, int days) {
        return daysBefore(activity.start(), activity.zone(), days);
    }

    private static Instant daysBefore(Instant start, ZoneId zone, int days) {
        return start.atZone(zone).minusDays(days).toInstant();
    }

    private static Instant later(Instant a, @Nullable Instant b) {
        return b != null && b.isAfter(a) ? b : a;
    }
}
