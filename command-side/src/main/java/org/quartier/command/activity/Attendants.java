package org.quartier.command.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.Channel;
import org.quartier.kernel.value.OutOfHours;
import org.quartier.kernel.web.Refusal.FieldError;

/**
 * Who is there out of hours: a named key holder, and at least two staff or volunteers. The key holder is one of
 * these if they are staff or a volunteer, and so is whoever is assigned as a moderator, whether they have accepted yet or
 * not, and whoever has signed up for one of its shifts.
 */
final class Attendants {

    private static final int AT_LEAST = 2;

    private Attendants() {}

    /**
     * Refuses what is out of hours without them and without an override. Another calendar, which is imported, knows of
     * no key holders.
     *
     * @param present which staff and volunteers will be there
     */
    static void require(
            Optional<OutOfHours> found,
            ActivityDetails details,
            Supplier<Set<PersonId>> present,
            @Nullable String overrideReason,
            EventMetadata about) {
        if (found.isPresent() && overrideReason == null && about.channel() != Channel.IMPORT) {
            List<FieldError> missing = missing(details, present.get());
            if (!missing.isEmpty()) {
                throw ActivityRule.OUT_OF_HOURS.violatedBy(missing);
            }
        }
    }

    /** What is missing, by the names that fields have in requests. */
    private static List<FieldError> missing(ActivityDetails details, Set<PersonId> present) {
        List<FieldError> missing = new ArrayList<>();
        if (details.keyHolder() == null) {
            missing.add(new FieldError("keyHolder", "is missing"));
        }
        if (present.size() < AT_LEAST) {
            missing.add(new FieldError("moderators", "at least two staff or volunteers are needed"));
        }
        return missing;
    }
}
