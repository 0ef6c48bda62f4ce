package org.quartier.kernel.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VenueId;

/**
 * What an activity is, apart from when, in which room and for how many.
 *
 * @param place free text, beside a venue
 * @param organiser who holds it; the organisation where nothing else is said
 * @param contact where to ask: text without a person's name
 * @param accessibility a statement; "unknown" is one
 * @param languages BCP 47 tags
 * @param keyHolder who opens out of hours
 */
public record ActivityDetails(
        ActivityKind kind,
        String title,
        @Nullable String description,
        @Nullable VenueId venue,
        @Nullable String place,
        @Nullable String onlineLink,
        @Nullable String organiser,
        @Nullable String contact,
        @Nullable String audience,
        @Nullable String accessibility,
        List<String> languages,
        @Nullable PersonId keyHolder,
        @Nullable Integer minimumParticipants,
        Visibility visibility) {

    /**
     * What it must still say before it can be published, by the names of its components.
     *
     * @param placed whether its place stands for a venue
     */
    public List<String> missing(boolean placed) {
        List<String> missing = new ArrayList<>();
        need(missing, "title", title);
        if (venue == null && isBlank(onlineLink) && !(placed && !isBlank(place))) {
            missing.add("venue");
        }
        need(missing, "contact", contact);
        need(missing, "audience", audience);
        need(missing, "accessibility", accessibility);
        need(missing, "organiser", organiser);
        return missing;
    }

    private static void need(List<String> missing, String component, @Nullable String value) {
        if (isBlank(value)) {
            missing.add(component);
        }
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
