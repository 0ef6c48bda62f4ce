package org.quartier.command.person;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.quartier.command.GeneralRule;
import org.quartier.command.Guarded;
import org.quartier.command.person.PersonCommand.ChangePerson;
import org.quartier.command.person.PersonCommand.ConfirmErasure;
import org.quartier.command.person.PersonCommand.Description;
import org.quartier.command.person.PersonCommand.RegisterPerson;
import org.quartier.command.person.PersonCommand.RequestErasure;
import org.quartier.kernel.event.PersonEvent;
import org.quartier.kernel.event.PersonEvent.PersonChanged;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.PersonEvent.PersonErasureRequested;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;

/**
 * Someone known by name. It holds no personal data itself, so neither do snapshots and caches; that is why the same
 * description given again is stored again.
 */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
final class Person extends Guarded {

    private static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalDate NOBODY_IS_OLDER = LocalDate.of(1880, 1, 1);

    @AggregateIdentifier
    private PersonId id;

    private State state;

    private Person() {} // Axon replays events into it

    private enum State {
        KNOWN,
        BEING_ERASED,
        ERASED
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(RegisterPerson register, EventMetadata about) {
        Description said = valid(register.description(), about.happenedAt());
        apply(new PersonRegistered(
                register.person(),
                said.givenName(),
                said.familyName(),
                said.contact(),
                said.birthDate(),
                said.languages(),
                said.quarter()));
    }

    @CommandHandler
    void handle(ChangePerson change, EventMetadata about) {
        GeneralRule.PERSON_ERASED.require(state == State.KNOWN);
        Description said = valid(change.description(), about.happenedAt());
        apply(new PersonChanged(
                id,
                said.givenName(),
                said.familyName(),
                said.contact(),
                said.birthDate(),
                said.languages(),
                said.quarter()));
    }

    @CommandHandler
    void handle(RequestErasure request) {
        if (state == State.KNOWN) {
            apply(new PersonErasureRequested(id, request.reason()));
        }
    }

    @CommandHandler
    void handle(ConfirmErasure confirm) {
        PersonRule.ERASURE_NOT_REQUESTED.require(state != State.KNOWN);
        if (state == State.BEING_ERASED) {
            apply(new PersonErased(id));
        }
    }

    /** @throws org.quartier.command.RuleViolation when nobody can have been born then */
    static Description valid(Description said, Instant now) {
        PersonRule.BIRTH_DATE_IS_POSSIBLE.require(possible(said.birthDate(), now));
        return said;
    }

    private static boolean possible(@Nullable LocalDate birthDate, Instant now) {
        return birthDate == null
                || !birthDate.isAfter(now.atZone(USUAL_ZONE).toLocalDate()) && !birthDate.isBefore(NOBODY_IS_OLDER);
    }

    @EventSourcingHandler
    void on(PersonEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case PersonRegistered registered -> {
                id = registered.person();
                state = State.KNOWN;
            }
            case PersonChanged changed -> {} // what changed is personal, and not kept here
            case PersonErasureRequested requested -> state = State.BEING_ERASED;
            case PersonErased erased -> state = State.ERASED;
        }
    }
}
