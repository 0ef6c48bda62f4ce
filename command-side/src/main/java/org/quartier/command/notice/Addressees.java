package org.quartier.command.notice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.PersonEvent;
import org.quartier.kernel.event.PersonEvent.PersonChanged;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.PersonEvent.PersonErasureRequested;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.letter.Reader;
import org.quartier.kernel.value.Contact;
import org.springframework.stereotype.Component;

/** To whom something is sent, read from the person's own history when it is sent, and kept nowhere. */
@Component
class Addressees {

    private final EventStore events;

    Addressees(EventStore events) {
        this.events = events;
    }

    /** A person as far as a letter needs it; their address is null where none is known. */
    record Addressee(@Nullable String email, Reader reader) {
        @Override
        public String toString() {
            return "Addressee[masked]";
        }
    }

    /** The person, or nothing once their erasure was asked for. */
    Optional<Addressee> of(PersonId person) {
        Optional<Addressee> found = Optional.empty();
        for (Object payload : events.readEvents(person.toString(), 0)
                .asStream()
                .map(message -> (Object) message.getPayload())
                .toList()) {
            found = payload instanceof PersonEvent event ? after(event) : found;
        }
        return found;
    }

    private static Optional<Addressee> after(PersonEvent event) {
        return switch (event) { // no default: a new event does not compile until it is decided here
            case PersonRegistered it -> known(it.givenName(), it.familyName(), it.contact(), it.languages());
            case PersonChanged it -> known(it.givenName(), it.familyName(), it.contact(), it.languages());
            case PersonErasureRequested requested -> Optional.empty();
            case PersonErased erased -> Optional.empty();
        };
    }

    private static Optional<Addressee> known(
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable Contact contact,
            List<String> languages) {
        String email = contact == null ? null : contact.email();
        String name = Stream.of(Optional.ofNullable(givenName), Optional.ofNullable(familyName))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return Optional.of(
                new Addressee(email == null || email.isBlank() ? null : email.strip(), Reader.of(name, languages)));
    }
}
