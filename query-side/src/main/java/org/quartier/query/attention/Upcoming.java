package org.quartier.query.attention;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity that is still to come, with what can need attention of it.
 *
 * @param publishedAt null for a draft
 * @param registered how many have a place, companions counted
 * @param led whether a moderator has accepted
 * @param venueOpenSince since when it lacks the room that it had, or null
 * @param roomRejectedBy the activity whose pre-booking was confirmed in place of its own, or null
 * @param understaffed whether it is out of hours, and has no key holder or fewer than two people, which nobody waived
 * @param overlapped whether its room is only pre-booked, and bound to something else at the time
 * @param missing what it lacks so that it can be published
 */
record Upcoming(
        UUID activity,
        String title,
        Instant start,
        ZoneId zone,
        @Nullable Instant publishedAt,
        @Nullable Integer minimumParticipants,
        int registered,
        boolean led,
        @Nullable Instant venueOpenSince,
        @Nullable UUID roomRejectedBy,
        boolean understaffed,
        boolean overlapped,
        List<String> missing) {}
