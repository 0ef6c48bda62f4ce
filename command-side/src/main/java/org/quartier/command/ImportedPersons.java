package org.quartier.command;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;

/** What an import of a table asks of persons: register whoever is new, and follow what is said of the others. */
public interface ImportedPersons {

    /** What a row says of someone. What it does not say stays as it is: null is "nothing". */
    record Entry(
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String address,
            @Nullable LocalDate birthDate,
            @Nullable List<String> languages) {

        /** Whether it says enough to register someone. */
        public boolean isNamed() {
            return givenName != null && familyName != null;
        }

        @Override
        public String toString() {
            return "Entry[masked]";
        }
    }

    /**
     * Follows what a row says of a person.
     *
     * @param person known already, or the id that they are to have
     * @param quarter theirs, where none is known
     * @param dryRun whether only to say what would be done
     * @return the outcome; a rule that refuses is one, not an exception
     */
    ImportOutcome take(PersonId person, Entry entry, QuarterId quarter, boolean dryRun, EventMetadata about);
}
