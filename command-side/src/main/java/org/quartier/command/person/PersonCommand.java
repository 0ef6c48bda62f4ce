package org.quartier.command.person;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.value.Contact;

/** What can be asked of a person. */
sealed interface PersonCommand {

    /** Know someone by name from now on. */
    record RegisterPerson(@TargetAggregateIdentifier PersonId person, Description description)
            implements PersonCommand {}

    /** Know something else of them. */
    record ChangePerson(@TargetAggregateIdentifier PersonId person, Description description) implements PersonCommand {}

    /** Forget them: the first step, the intent. */
    record RequestErasure(@TargetAggregateIdentifier PersonId person, String reason) implements PersonCommand {
        @Override
        public String toString() {
            return "RequestErasure[" + person + "]";
        }
    }

    /** Their key is destroyed: the last step. */
    record ConfirmErasure(@TargetAggregateIdentifier PersonId person) implements PersonCommand {}

    /** What is known of a person; all of it but languages and quarter is personal. */
    record Description(
            String givenName,
            String familyName,
            @Nullable Contact contact,
            @Nullable LocalDate birthDate,
            List<String> languages,
            @Nullable QuarterId quarter) {

        @Override
        public String toString() {
            return "Description[masked]";
        }
    }
}
