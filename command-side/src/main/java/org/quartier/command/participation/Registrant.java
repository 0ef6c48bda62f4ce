package org.quartier.command.participation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.command.GeneralRule;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.web.Refusal.FieldError;

/**
 * Who is to be registered, and what is known of them at that moment. Only a band and a language of it enter the log.
 *
 * @param standing whether anything may be recorded about them; refused by the aggregate, after 404 and 412
 * @param birthDate null when it is not known
 * @param languages BCP 47 tags, the first one counts
 */
record Registrant(
        PersonId person, Standing standing, @Nullable LocalDate birthDate, List<String> languages) {

    /** Whether the organisation knows the person. */
    enum Standing {
        KNOWN,
        UNKNOWN,
        ERASED
    }

    /** Refuses whom the organisation does not know (422), and whom it has erased. */
    void requireKnown() {
        GeneralRule.PERSON_ERASED.require(standing != Standing.ERASED);
        if (standing == Standing.UNKNOWN) {
            throw GeneralRule.UNKNOWN_REFERENCE.violatedBy(List.of(new FieldError("personId", "does not exist")));
        }
    }

    AgeBand ageBand(LocalDate on) {
        return AgeBand.on(on, birthDate);
    }

    @Nullable
    String language() {
        return languages.isEmpty() ? null : languages.getFirst();
    }

    @Override
    public String toString() {
        return "Registrant[" + person + "]"; // a birth date has no place in a log file
    }
}
