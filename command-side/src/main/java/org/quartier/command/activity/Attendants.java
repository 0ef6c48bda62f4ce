package org.quartier.command.activity;

import java.util.ArrayList;
import java.util.HashSet;
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
 * Who is there out of hours: a named key holder, and at least two people in all. The key holder counts as one of
 * them, and so does whoever is assigned as a moderator, whether they have accepted yet or not, and whoever has signed up
 * for one of its shifts.
 */
final class Attendants {

    private static final int AT_LEAST = 2;

    private Attendants() {}

    /**
     * Refuses what is out of hours without them and without an override. Another calendar, which is imported, knows of
     * no key holders.
     */
    static void require(
            Optional<OutOfHours> found,
            ActivityDetails details,
            Supplier<Set<PersonId>> others,
            @Nullable String overrideReason,
            EventMetadata about) {
        if (found.isPresent() && overrideReason == null && about.channel() != Channel.IMPORT) {
            List<FieldError> missing = missing(details, others.get());
            if (!missing.isEmpty()) {
                throw ActivityRule.OUT_OF_HOURS.violatedBy(missing);
            }
        }
    }

    /** What is missing, by the names that fields have in requests. */
    private static List<FieldError> missing(ActivityDetails details, Set<PersonId> others) {
        List<FieldError> missing = new ArrayList<>();
        PersonId keyHolder = details.keyHolder();
        Set<PersonId> people = new HashSet<>(others);
        if (keyHolder == null) {
            missing.add(new FieldError("keyHolder", "is missing"));
        } else {
            people.add(keyHolder);
        }
        if (people.size() < AT_LEAST) {
            missing.add(new FieldError("moderators", "at least two people are needed, with the key holder"));
        }
        return missing;
    }
}
