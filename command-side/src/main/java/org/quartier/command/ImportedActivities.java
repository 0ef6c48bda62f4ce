package org.quartier.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.Visibility;

/** What an import asks of activities: take each entry, compare it with what is there, and follow it. */
public interface ImportedActivities {

    /** What an entry says about whether it takes place: STATUS of RFC 5545. */
    enum Status {
        CONFIRMED,
        TENTATIVE,
        CANCELLED
    }

    /**
     * One entry of a calendar or of a table.
     *
     * @param uid its identity within the organisation
     * @param organiser null where the entry names none
     * @param contact null where the entry names none
     * @param more what only a table says; null for a calendar, whose silence about description and place takes them away
     */
    record Entry(
            String uid,
            QuarterId quarter,
            String title,
            @Nullable String description,
            @Nullable String place,
            @Nullable String organiser,
            @Nullable String contact,
            TimeSlot slot,
            Status status,
            Visibility visibility,
            @Nullable More more) {

        /** Of a calendar. */
        public Entry(
                String uid,
                QuarterId quarter,
                String title,
                @Nullable String description,
                @Nullable String place,
                @Nullable String organiser,
                @Nullable String contact,
                TimeSlot slot,
                Status status,
                Visibility visibility) {
            this(uid, quarter, title, description, place, organiser, contact, slot, status, visibility, null);
        }
    }

    /** What a table may say of an activity and a calendar cannot; null stays as it is. */
    record More(
            @Nullable ActivityKind kind,
            @Nullable String venue,
            @Nullable String room,
            @Nullable String onlineLink,
            @Nullable String audience,
            @Nullable String accessibility,
            @Nullable List<String> languages,
            @Nullable Integer minimumParticipants,
            @Nullable Visibility visibility) {}

    /**
     * Follows one entry. Taking the same one again changes nothing, also when the first time was interrupted.
     *
     * @param dryRun whether only to say what would be done
     * @return the outcome; a rule that refuses is one, not an exception
     */
    ImportOutcome take(Entry entry, boolean dryRun, EventMetadata about);

    /** The activities that imports have planned in a quarter, by UID. */
    Map<String, ActivityId> importedInto(QuarterId quarter, OrganisationId organisation);

    /** The activity behind a UID, however it came to be. */
    Optional<ActivityId> find(String uid, OrganisationId organisation);
}
