package org.quartier.command;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.AxonException;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Directory.Reference;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.access.CurrentActor;
import org.quartier.kernel.id.Id;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Channel;
import org.quartier.kernel.web.ChangeAdvice;
import org.quartier.kernel.web.ETags;
import org.quartier.kernel.web.Refusal;
import org.quartier.kernel.web.RequestDigest;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Sends commands. The one place that says who, for whom, by which way and when. */
@Component
public class Commands {

    static final String IF_MATCH = "ifMatch";
    static final String IDEMPOTENCY_KEY = "idempotencyKey";
    static final String REQUEST_DIGEST = "requestDigest";
    static final String PRECONDITION = "precondition";
    static final String REHEARSAL = "rehearsal";

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private final CommandBus bus;
    private final Clock clock;
    private final Directory directory;

    Commands(CommandBus bus, Clock clock, Directory directory) {
        this.bus = bus;
        this.clock = clock;
        this.directory = directory;
    }

    /**
     * Sends a command for the current request, with its {@code If-Match}, {@code Idempotency-Key} and
     * {@code On-Behalf-Of}.
     *
     * @throws Refusal when it is refused; nothing is stored then
     */
    public Recorded send(Object command) {
        return send(command, () -> {});
    }

    /**
     * As {@link #send(Object)}, with what else the request must keep to, such as naming nothing unknown. That is asked
     * once the aggregate is found in the expected version, so that 404 and 412 come first, and not when an idempotency
     * key is answered as before.
     *
     * @param precondition throws the refusal
     */
    public Recorded send(Object command, Runnable precondition) {
        return send(command, precondition, null);
    }

    /**
     * Sends one of several commands that the current request asks for, each of which is recorded or refused for itself.
     * The request's {@code If-Match} is about something else; of its {@code Idempotency-Key} each part has its own.
     *
     * @param part tells it from the others
     * @throws Refusal when this one is refused
     */
    public Recorded sendPart(Object command, Runnable precondition, Id part) {
        return send(command, precondition, part);
    }

    private Recorded send(Object command, Runnable precondition, @Nullable Id part) {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        Instant now = clock.instant();
        EventMetadata about = about(request, now);
        Map<String, Object> headers = new HashMap<>(about.toMetaData());
        headers.put(PRECONDITION, (Runnable) () -> {
            GeneralRule.HAPPENED_AT_IN_THE_FUTURE.require(!about.happenedAt().isAfter(now));
            GeneralRule.HAPPENED_AT_TOO_LONG_AGO.require(!about.happenedAt().isBefore(EARLIEST));
            directory.require(about.organisation(), new Reference("On-Behalf-Of", about.onBehalfOf()));
            precondition.run();
        });
        if (part == null) {
            ETags.ifMatch(request).ifPresent(version -> headers.put(IF_MATCH, Long.toString(version)));
        }
        key(request).ifPresent(key -> {
            headers.put(IDEMPOTENCY_KEY, part == null ? key : key + " " + part);
            headers.put(REQUEST_DIGEST, RequestDigest.of(request));
        });
        return dispatch(command, MetaData.from(headers));
    }

    /** The idempotency key of a request, where it may have one. */
    static Optional<String> key(HttpServletRequest request) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null || !"POST".equals(request.getMethod())) {
            return Optional.empty();
        }
        if (key.isBlank() || key.length() > 255) {
            throw Refusal.malformed("Idempotency-Key", "must have 1 to 255 characters");
        }
        return Optional.of(key);
    }

    /** Sends a command that no request asked for directly: by an import, or by a policy. */
    public Recorded send(Object command, EventMetadata about) {
        return dispatch(command, about.toMetaData());
    }

    /**
     * Does all that a command would do, with every rule and booking asked, and takes it back.
     *
     * @throws Refusal when it would be refused
     */
    public void rehearse(Object command, EventMetadata about) {
        try {
            dispatch(command, about.toMetaData().and(REHEARSAL, true));
        } catch (Rehearsed _) {
            // as it should end
        }
    }

    /** Rolls a rehearsal back. */
    static final class Rehearsed extends RuntimeException {
        Rehearsed() {
            super("rehearsed", null, false, false);
        }
    }

    /**
     * Sends a command by which a policy reacts to an event, inside the event's transaction.
     *
     * @param policy the policy's name, which stands in the log as the actor
     * @param cause what the event says about itself
     */
    public Recorded react(String policy, EventMetadata cause, Object command) {
        return send(
                command,
                new EventMetadata(
                        cause.organisation(),
                        "policy:" + policy,
                        null,
                        Channel.POLICY,
                        cause.happenedAt(),
                        cause.correlation(),
                        CurrentUnitOfWork.get().getMessage().getIdentifier()));
    }

    /**
     * Sends a command because its time has come.
     *
     * @param policy the name of the deadline, which stands in the log as the actor
     */
    public Recorded onDeadline(String policy, OrganisationId organisation, Object command) {
        return send(
                command,
                new EventMetadata(
                        organisation,
                        "policy:" + policy,
                        null,
                        Channel.POLICY,
                        clock.instant(),
                        UUID.randomUUID().toString(),
                        null));
    }

    /** What an import says about itself. */
    public EventMetadata onImport(OrganisationId organisation, String actor, String correlation) {
        return new EventMetadata(organisation, actor, null, Channel.IMPORT, clock.instant(), correlation, null);
    }

    private static EventMetadata about(HttpServletRequest request, Instant now) {
        Actor actor = CurrentActor.get();
        Instant happenedAt = ChangeAdvice.happenedAt();
        return new EventMetadata(
                actor.organisation(),
                actor.id().toString(),
                onBehalfOf(request),
                Channel.API,
                happenedAt == null ? now : happenedAt,
                UUID.randomUUID().toString(),
                null);
    }

    private static @Nullable PersonId onBehalfOf(HttpServletRequest request) {
        String person = request.getHeader("On-Behalf-Of");
        try {
            return person == null ? null : new PersonId(UUID.fromString(person));
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("On-Behalf-Of", "must be the id of a person");
        }
    }

    private Recorded dispatch(Object command, MetaData metadata) {
        AtomicReference<CommandResultMessage<?>> answer = new AtomicReference<>();
        bus.dispatch(new GenericCommandMessage<>(command, metadata), (sent, result) -> answer.set(result));
        CommandResultMessage<?> result = Objects.requireNonNull(answer.get(), "the command bus answers at once");
        if (result.isExceptional()) {
            Throwable failure = result.exceptionResult();
            if (failure instanceof RuntimeException refused) {
                throw refused;
            }
            throw new CommandFailed(failure);
        }
        return ((CommandOutcome) result.getPayload()).recorded();
    }

    /** A handler threw what no handler should. */
    private static final class CommandFailed extends AxonException {
        private CommandFailed(Throwable cause) {
            super("a command failed", cause);
        }
    }
}
