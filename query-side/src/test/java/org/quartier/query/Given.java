package org.quartier.query;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.Visibility;

/** Activities as tests of several questions need them. */
public final class Given {

    /** Where it all takes place. */
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private Given() {}

    /** A local time in Berlin, such as {@code 2026-05-05T18:00}. */
    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    /** From one local time to another, in Berlin. */
    public static TimeSlot slot(String start, String end) {
        return new TimeSlot(at(start), at(end), BERLIN, false);
    }

    /** A workshop of that title, without a venue. */
    public static ActivityDetails details(String title) {
        return details(title, "Bring what is broken.", null, "Town square", null);
    }

    /** A workshop. */
    public static ActivityDetails details(
            String title, String description, VenueId venue, String place, String onlineLink) {
        return new ActivityDetails(
                ActivityKind.WORKSHOP,
                title,
                description,
                venue,
                place,
                onlineLink,
                null,
                "office@quartier.example",
                "everyone",
                "unknown",
                List.of("de"),
                null,
                null,
                Visibility.INTERNAL);
    }

    /** A plan without a room and without a limit. */
    public static ActivityPlanned planned(ActivityId activity, QuarterId quarter, String title, TimeSlot slot) {
        return new ActivityPlanned(activity, activity + "@quartier", quarter, details(title), slot, null, null);
    }
}
