package org.quartier.command.activity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.web.Refusal.FieldError;

/** What an activity must say before it can be published, and as long as it is. */
final class Completeness {

    private final List<FieldError> missing = new ArrayList<>();

    private Completeness() {}

    /** Refuses what is not complete, naming everything that is missing; parameters as of {@link #missing}. */
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
        Completeness asked = new Completeness();
        asked.need("title", details.title());
        if ((slot.end() == null && !imported) || !slot.isForward()) {
            asked.missing.add(new FieldError("slot.end", "must be known and after the start"));
        }
        boolean placed = imported && !isBlank(details.place());
        if (details.venue() == null && isBlank(details.onlineLink()) && !placed) {
            asked.missing.add(new FieldError("venue", "a venue or an online link is missing"));
        }
        asked.need("contact", details.contact());
        asked.need("audience", details.audience());
        asked.need("accessibility", details.accessibility());
        asked.need("organiser", details.organiser());
        return asked.missing;
    }

    private void need(String field, @Nullable String value) {
        if (isBlank(value)) {
            missing.add(new FieldError(field, "is missing"));
        }
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
