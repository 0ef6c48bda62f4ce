package org.quartier.command.person;

import java.util.List;
import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Bounds;
import org.quartier.command.Commands;
import org.quartier.command.GeneralRule;
import org.quartier.command.ImportOutcome;
import org.quartier.command.ImportOutcome.Result;
import org.quartier.command.ImportedPersons;
import org.quartier.command.person.PersonCommand.ChangePerson;
import org.quartier.command.person.PersonCommand.Description;
import org.quartier.command.person.PersonCommand.RegisterPerson;
import org.quartier.command.person.PersonController.Body;
import org.quartier.command.person.PersonController.ContactBody;
import org.quartier.kernel.event.PersonEvent;
import org.quartier.kernel.event.PersonEvent.PersonChanged;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.PersonEvent.PersonErasureRequested;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Contact;
import org.quartier.kernel.web.Refusal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Follows imported rows about persons. What is known of someone is read from their events, where it is encrypted: this
 * side keeps it nowhere else.
 */
@Component
class PersonImports implements ImportedPersons {

    private final Commands commands;
    private final EventStore events;
    private final Bounds bounds;

    PersonImports(Commands commands, @Qualifier("eventStore") EventStore events, Bounds bounds) {
        this.commands = commands;
        this.events = events;
        this.bounds = bounds;
    }

    @Override
    public ImportOutcome take(PersonId person, Entry entry, QuarterId quarter, boolean dryRun, EventMetadata about) {
        try {
            return follow(person, entry, quarter, dryRun, about);
        } catch (AggregateStreamCreationException | ConcurrencyException _) {
            return follow(person, entry, quarter, dryRun, about); // someone else was faster
        }
    }

    private ImportOutcome follow(PersonId person, Entry entry, QuarterId quarter, boolean dryRun, EventMetadata about) {
        Description now = null;
        try {
            now = known(person);
            Body body = body(entry, now, quarter);
            bounds.require(body);
            Description wanted = Person.valid(body.description(), about.happenedAt());
            if (wanted.equals(now)) {
                return new ImportOutcome(Result.UNCHANGED, person.value(), person, null, 0);
            }
            PersonCommand command = now == null ? new RegisterPerson(person, wanted) : new ChangePerson(person, wanted);
            long position = dryRun ? 0 : commands.send(command, about).position();
            boolean isThere = now != null || !dryRun;
            return new ImportOutcome(
                    now == null ? Result.CREATED : Result.CHANGED,
                    isThere ? person.value() : null,
                    isThere ? person : null,
                    null,
                    position);
        } catch (Refusal refused) {
            PersonId known = now == null ? null : person;
            return ImportOutcome.refused(known, known, refused);
        }
    }

    /** What is known of a person; null of one who is not registered. */
    private @Nullable Description known(PersonId person) {
        Description known = null;
        for (PersonEvent event : events.readEvents(person.toString(), 0)
                .asStream()
                .map(message -> (PersonEvent) message.getPayload())
                .toList()) {
            known = switch (event) { // no default: a new event does not compile until it is handled here
                case PersonRegistered said ->
                    description(
                            said.givenName(),
                            said.familyName(),
                            said.contact(),
                            said.birthDate(),
                            said.languages(),
                            said.quarter());
                case PersonChanged said ->
                    description(
                            said.givenName(),
                            said.familyName(),
                            said.contact(),
                            said.birthDate(),
                            said.languages(),
                            said.quarter());
                case PersonErasureRequested _, PersonErased _ -> throw GeneralRule.PERSON_ERASED.violated();
            };
        }
        return known;
    }

    private static Description description(
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable Contact contact,
            java.time.@Nullable LocalDate birthDate,
            List<String> languages,
            @Nullable QuarterId quarter) {
        return new Description(
                Objects.requireNonNullElse(givenName, ""), // unreadable only between the two steps of an erasure
                Objects.requireNonNullElse(familyName, ""),
                contact,
                birthDate,
                languages,
                quarter);
    }

    /** The row's word where it has one, else what is known. */
    private static Body body(Entry entry, @Nullable Description now, QuarterId quarter) {
        Contact contact = now == null ? null : now.contact();
        String email = or(entry.email(), contact == null ? null : contact.email());
        String phone = or(entry.phone(), contact == null ? null : contact.phone());
        String address = or(entry.address(), contact == null ? null : contact.address());
        boolean reachable = contact != null || email != null || phone != null || address != null;
        return new Body(
                Objects.requireNonNullElse(or(entry.givenName(), now == null ? null : now.givenName()), ""),
                Objects.requireNonNullElse(or(entry.familyName(), now == null ? null : now.familyName()), ""),
                reachable ? new ContactBody(email, phone, address) : null,
                entry.birthDate() == null && now != null ? now.birthDate() : entry.birthDate(),
                entry.languages() == null && now != null ? now.languages() : entry.languages(),
                now == null || now.quarter() == null ? quarter : now.quarter(),
                null);
    }

    private static @Nullable String or(@Nullable String said, @Nullable String known) {
        return said == null ? known : said;
    }
}
