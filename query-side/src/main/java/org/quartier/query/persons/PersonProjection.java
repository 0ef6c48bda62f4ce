package org.quartier.query.persons;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.PersonEvent.PersonChanged;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.PersonEvent.PersonErasureRequested;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Contact;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;

/**
 * Keeps {@code query.person}: one row per person. Once a person is erased their names, contact and birth date are null,
 * as they are when the events are read without the key; languages and quarter are coarse facts and stay.
 */
@Component
class PersonProjection extends Projection {

    static final String NAME = "persons";

    private static final Contact NONE = new Contact(null, null, null);

    private final Writes writes;

    PersonProjection(Writes writes) {
        super(NAME, "query.person");
        this.writes = writes;
    }

    @EventHandler
    void on(PersonRegistered event, EventMetadata about, @SequenceNumber long version) {
        Contact contact = event.contact() == null ? NONE : event.contact();
        writes.add(
                """
                INSERT INTO query.person (person, organisation, given_name, family_name, email, phone, address,
                    birth_date, languages, quarter, erased, version)
                VALUES (:person, :organisation, :givenName, :familyName, :email, :phone, :address,
                    :birthDate, :languages, :quarter, false, :version)
                ON CONFLICT (person) DO NOTHING
                """,
                "person",
                event.person(),
                "organisation",
                about.organisation(),
                "givenName",
                event.givenName(),
                "familyName",
                event.familyName(),
                "email",
                contact.email(),
                "phone",
                contact.phone(),
                "address",
                contact.address(),
                "birthDate",
                event.birthDate(),
                "languages",
                event.languages().toArray(String[]::new),
                "quarter",
                event.quarter(),
                "version",
                version);
    }

    @EventHandler
    void on(PersonChanged event, @SequenceNumber long version) {
        change(
                event.person(),
                event.givenName(),
                event.familyName(),
                event.contact() == null ? NONE : event.contact(),
                event.birthDate(),
                event.languages(),
                event.quarter(),
                version);
    }

    private void change(
            PersonId person,
            @Nullable String givenName,
            @Nullable String familyName,
            Contact contact,
            @Nullable LocalDate birthDate,
            List<String> languages,
            @Nullable QuarterId quarter,
            long version) {
        writes.add(
                """
                UPDATE query.person SET given_name = :givenName, family_name = :familyName, email = :email,
                    phone = :phone, address = :address, birth_date = :birthDate, languages = :languages,
                    quarter = :quarter, version = :version
                WHERE person = :person AND NOT erased
                """,
                "person",
                person,
                "givenName",
                givenName,
                "familyName",
                familyName,
                "email",
                contact.email(),
                "phone",
                contact.phone(),
                "address",
                contact.address(),
                "birthDate",
                birthDate,
                "languages",
                languages.toArray(String[]::new),
                "quarter",
                quarter,
                "version",
                version);
    }

    @EventHandler
    void on(PersonErasureRequested event, @SequenceNumber long version) {
        writes.add(
                "UPDATE query.person SET version = :version WHERE person = :person",
                "person",
                event.person(),
                "version",
                version);
    }

    @EventHandler
    void on(PersonErased event, @SequenceNumber long version) {
        writes.add("""
            UPDATE query.person SET given_name = NULL, family_name = NULL, email = NULL, phone = NULL,
                address = NULL, birth_date = NULL, erased = true, version = :version
            WHERE person = :person
            """, "person", event.person(), "version", version);
    }
}
