package org.quartier.command;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.store.EventMetadata;

/** What an import of a table asks of hour entries: write down what is new, and put right the times of the others. */
public interface ImportedHours {

    /**
     * What a row says of hours.
     *
     * @param draft whether they wait before they are submitted
     */
    record Entry(@Nullable ActivityId activity, String task, Instant start, Instant end, boolean draft) {

        @Override
        public String toString() {
            return "Entry[" + start + ", " + end + "]";
        }
    }

    /** Who is behind a volunteer record, or nothing when the organisation has no such one. */
    Optional<PersonId> personOf(OrganisationId organisation, VolunteerId volunteer);

    /**
     * Follows what a row says of hours. Nothing is approved by it.
     *
     * @param hours known already, or the id that they are to have
     * @param dryRun whether only to say what would be done; the rules are asked all the same
     * @return the outcome; a rule that refuses is one, not an exception
     */
    ImportOutcome take(HourEntryId hours, PersonId person, Entry entry, boolean dryRun, EventMetadata about);
}
