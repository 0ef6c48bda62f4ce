package org.quartier.kernel.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.value.Contact;
import org.quartier.kernel.value.PersonalData;

/** What can happen to a person: the only family that holds names, contacts and birth dates. */
public sealed interface PersonEvent extends DomainEvent {

    /** The person. */
    PersonId person();

    /** Someone became known by name. */
    @StoredAs(name = "person.registered")
    record PersonRegistered(
            PersonId person,

            @PersonalData(subject = "person", field = "person.given-name") @Nullable
            String givenName,

            @PersonalData(subject = "person", field = "person.family-name") @Nullable
            String familyName,

            @PersonalData(subject = "person", field = "person.contact") @Nullable
            Contact contact,

            @PersonalData(subject = "person", field = "person.birth-date") @Nullable
            LocalDate birthDate,

            List<String> languages,
            @Nullable QuarterId quarter)
            implements PersonEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** What is known of a person changed; the whole of it as it is now. */
    @StoredAs(name = "person.changed")
    record PersonChanged(
            PersonId person,

            @PersonalData(subject = "person", field = "person.given-name") @Nullable
            String givenName,

            @PersonalData(subject = "person", field = "person.family-name") @Nullable
            String familyName,

            @PersonalData(subject = "person", field = "person.contact") @Nullable
            Contact contact,

            @PersonalData(subject = "person", field = "person.birth-date") @Nullable
            LocalDate birthDate,

            List<String> languages,
            @Nullable QuarterId quarter)
            implements PersonEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** Someone decided that the person be forgotten; the key is destroyed after this is stored. */
    @StoredAs(name = "person.erasure-requested")
    record PersonErasureRequested(
            PersonId person,

            @PersonalData(subject = "person", field = "person.erasure-reason") @Nullable
            String reason) implements PersonEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** The key is destroyed: nothing that was encrypted under it can be read again. */
    @StoredAs(name = "person.erased")
    record PersonErased(PersonId person) implements PersonEvent {}
}
