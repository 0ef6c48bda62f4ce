package org.quartier.command.activity;

import java.util.ArrayList;
import java.util.List;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.Channel;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.web.Refusal.FieldError;

/** What an activity must say before it can be published. */
final class Completeness {

    private Completeness() {}

    /** Refuses what is not complete, naming everything that is missing. */
    static void require(ActivityDetails details, TimeSlot slot, EventMetadata about) {
        List<FieldError> missing = missing(details, slot, about.channel() == Channel.IMPORT);
        if (!missing.isEmpty()) {
            throw ActivityRule.INCOMPLETE.violatedBy(missing);
        }
    }

    /**
     * Everything that is missing, by the names that fields have in requests.
     *
     * @param imported whether another calendar says so: its place counts as a venue, and its end may be unknown
     */
    private static List<FieldError> missing(ActivityDetails details, TimeSlot slot, boolean imported) {
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
