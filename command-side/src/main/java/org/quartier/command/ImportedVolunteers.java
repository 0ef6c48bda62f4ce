package org.quartier.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.VolunteerStatus;
import org.quartier.kernel.value.WeeklyTime;
import org.quartier.kernel.web.Refusal;

/** What an import of a table asks of volunteers. */
public interface ImportedVolunteers {

    /** What a row says of a volunteer. What it does not say stays as it is: null is "nothing". */
    record Entry(
            @Nullable List<String> skills,
            @Nullable List<WeeklyTime> availability,
            @Nullable VolunteerStatus status) {}

    /**
     * Refuses an entry that no volunteer could have, before anything is done.
     *
     * @throws Refusal 422
     */
    void require(Entry entry);

    /**
     * Registers a person as a volunteer, or follows what a row says of one.
     *
     * @param dryRun whether only to say what would be done; the person need not be registered then
     * @return the outcome; a rule that refuses is one, not an exception
     */
    ImportOutcome take(PersonId person, QuarterId quarter, Entry entry, boolean dryRun, EventMetadata about);
}
