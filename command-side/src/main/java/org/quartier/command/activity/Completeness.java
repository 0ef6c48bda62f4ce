package org.quartier.command.activity;

import java.util.ArrayList;
import java.util.List;
import org.quartier.command.activity.ActivityCommand.ChangeActivity;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.Channel;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.web.Refusal.FieldError;

/** What an activity must say before it can be published, and as long as it is. */
final class Completeness {

    private Completeness() {}

    /** Refuses to publish what is not complete, naming everything that is missing. */
    static void require(ActivityDetails details, TimeSlot slot, EventMetadata about) {
        require(details, slot, about.channel() == Channel.IMPORT);
    }

    /** What is published stays complete, by the measure by which it was published. */
    static void requireStill(ActivityDetails before, TimeSlot slotBefore, ChangeActivity change, EventMetadata about) {
        boolean publishedByImport = !missing(before, slotBefore, false).isEmpty();
        require(change.details(), change.slot(), publishedByImport || about.channel() == Channel.IMPORT);
    }

    /** The same, by a measure that is known; parameters as of {@link #missing}. */
    static void require(ActivityDetails details, TimeSlot slot, boolean imported) {
        List<FieldError> missing = missing(details, slot, imported);
        if (!missing.isEmpty()) {
            throw ActivityRule.INCOMPLETE.violatedBy(missing);
        }
    }

    /**
     * Everything that is missing, by the names that fields have in requests.
     *
     * @param imported whether another calendar says so: its place counts as a venue, and its end may be unknown
     */
    static List<FieldError> missing(ActivityDetails details, TimeSlot slot, boolean imported) {
        List<FieldError> missing = new ArrayList<>();
        for (String field : details.missing(imported)) {
            missing.add(new FieldError(
                    field, field.equals("venue") ? "a venue or an online link is missing" : "is missing"));
        }
        if ((slot.end() == null && !imported) || !slot.isForward()) {
            missing.add(new FieldError("slot.end", "must be known and after the start"));
        }
        return missing;
    }
}
