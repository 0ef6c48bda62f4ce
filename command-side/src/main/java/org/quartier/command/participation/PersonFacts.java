package org.quartier.command.participation;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.quartier.command.participation.Registrant.Standing;
import org.quartier.kernel.event.PersonEvent;
import org.quartier.kernel.event.PersonEvent.PersonChanged;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.PersonEvent.PersonErasureRequested;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.stereotype.Component;

/** Reads birth date and languages from a person's own events: they stand nowhere else on the command side. */
@Component
class PersonFacts {

    private final EventStore events;

    PersonFacts(EventStore events) {
        this.events = events;
    }

    /** What is known of a person; to another organisation they are unknown. */
    Registrant of(OrganisationId organisation, PersonId person) {
        Standing standing = Standing.UNKNOWN;
        LocalDate birthDate = null;
        List<String> languages = List.of();
        DomainEventStream stream = events.readEvents(person.toString(), 0); // from the first on: no snapshot
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (!EventMetadata.of(message.getMetaData()).organisation().equals(organisation)
                    || !(message.getPayload() instanceof PersonEvent event)) {
                return unknown(person);
            }
            switch (event) {
                case PersonRegistered registered -> {
                    standing = Standing.KNOWN;
                    birthDate = registered.birthDate();
                    languages = registered.languages();
                }
                case PersonChanged changed -> {
                    birthDate = changed.birthDate();
                    languages = changed.languages();
                }
                case PersonErasureRequested _, PersonErased _ -> standing = Standing.ERASED;
            }
        }
        return new Registrant(person, standing, birthDate, languages);
    }

    /** As {@link #of}, for a request that may name nobody. */
    @Nullable
    Registrant ofNullable(OrganisationId organisation, @Nullable PersonId person) {
        return person == null ? null : of(organisation, person);
    }

    private static Registrant unknown(PersonId person) {
        return new Registrant(person, Standing.UNKNOWN, null, List.of());
    }
}
