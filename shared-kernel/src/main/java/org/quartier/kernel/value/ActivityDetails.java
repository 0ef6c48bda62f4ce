package org.quartier.kernel.value;

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
        Visibility visibility) {}
