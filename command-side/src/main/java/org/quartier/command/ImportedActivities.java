package org.quartier.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.Visibility;

/** What an import of a calendar asks of activities: take each entry, compare it with what is there, and follow it. */
public interface ImportedActivities {

    /** What an entry says about whether it takes place: STATUS of RFC 5545. */
    enum Status {
        CONFIRMED,
        TENTATIVE,
        CANCELLED
    }

    /** What became of an entry. */
    enum Result {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    /**
     * One entry of a calendar.
     *
     * @param uid its identity within the organisation
     * @param organiser null where the entry names none
     * @param contact null where the entry names none
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
            Visibility visibility) {}

    /**
     * What became of an entry.
     *
     * @param activity the activity behind it, or null when there is none
     * @param detail why it was refused, or what else is to know; without the entry's own text
     * @param position the index of the last event that it led to, or 0
     */
    record Outcome(
            Result result,
            @Nullable ActivityId activity,
            @Nullable String detail,
            long position) {}

    /**
     * Follows one entry. Taking the same one again changes nothing, also when the first time was interrupted.
     *
     * @param dryRun whether only to say what would be done
     * @return the outcome; a rule that refuses is one, not an exception
     */
    Outcome take(Entry entry, boolean dryRun, EventMetadata about);

    /** The activities that imports have planned in a quarter, by UID. */
    Map<String, ActivityId> importedInto(QuarterId quarter, OrganisationId organisation);
}
