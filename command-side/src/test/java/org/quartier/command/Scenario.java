package org.quartier.command;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.hours.WorkingHours;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.store.EventMetadataCorrelation;
import org.quartier.kernel.value.Channel;
import org.quartier.kernel.web.Refusal;

/**
 * Given what has happened, when something is asked, then these events, or this refusal and nothing stored. Immutable:
 * each step returns a new scenario.
 */
public record Scenario<T>(
        Class<T> aggregate, List<EventMessage<?>> history, EventMetadata about, WorkingTimes times, Helpers helpers) {

    /** The organisation of all scenarios. */
    public static final OrganisationId DEMO = new OrganisationId("Demo");

    /** Nothing has happened yet; it is noon on 4 May 2026 (UTC) unless {@link #at} says otherwise. */
    public static <T> Scenario<T> of(Class<T> aggregate) {
        return new Scenario<>(
                aggregate,
                List.of(),
                new EventMetadata(
                        DEMO,
                        ActorId.next().toString(),
                        null,
                        Channel.API,
                        Instant.parse("2026-05-04T12:00:00Z"),
                        "correlation",
                        null),
                (organisation, quarter) -> Optional.empty(),
                Scenario::nobodyElse);
    }

    /** Quarters work in these hours. */
    public Scenario<T> in(WorkingHours hours) {
        return new Scenario<>(aggregate, history, about, (organisation, quarter) -> Optional.of(hours), helpers);
    }

    /** Whoever holds the key is staff. */
    private static Set<PersonId> nobodyElse(OrganisationId of, ActivityId activity, @Nullable PersonId keyHolder) {
        return keyHolder == null ? Set.of() : Set.of(keyHolder);
    }

    /** These help at every activity; a key holder who is not among them is neither staff nor a volunteer. */
    public Scenario<T> helpedBy(PersonId... people) {
        return new Scenario<>(aggregate, history, about, times, (of, activity, keyHolder) -> Set.of(people));
    }

    /** This happened, after what has happened already, at the time and by the actor that were named last. */
    public Scenario<T> given(DomainEvent... events) {
        EventMetadata past =
                new EventMetadata(DEMO, about.actor(), null, about.channel(), about.happenedAt(), "correlation", null);
        return new Scenario<>(
                aggregate,
                Stream.<EventMessage<?>>concat(
                                history.stream(),
                                Stream.of(events).map(event -> new GenericEventMessage<>(event, past.toMetaData())))
                        .toList(),
                about,
                times,
                helpers);
    }

    /** The next command happens at this instant. */
    public Scenario<T> at(Instant instant) {
        return new Scenario<>(
                aggregate,
                history,
                new EventMetadata(
                        about.organisation(), about.actor(), null, about.channel(), instant, "correlation", null),
                times,
                helpers);
    }

    /** The next command is sent by this actor. */
    public Scenario<T> by(ActorId actor) {
        return new Scenario<>(
                aggregate,
                history,
                new EventMetadata(
                        about.organisation(),
                        actor.toString(),
                        null,
                        about.channel(),
                        about.happenedAt(),
                        "correlation",
                        null),
                times,
                helpers);
    }

    /** The next command comes from another organisation. */
    public Scenario<T> from(OrganisationId organisation) {
        return new Scenario<>(
                aggregate,
                history,
                new EventMetadata(
                        organisation, about.actor(), null, about.channel(), about.happenedAt(), "correlation", null),
                times,
                helpers);
    }

    /** Sends a command; the history belongs to {@link #DEMO}. */
    public ResultValidator<T> when(Object command) {
        AggregateTestFixture<T> fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerInjectableResource(times);
        fixture.registerInjectableResource(helpers);
        fixture.registerCommandHandlerInterceptor(new CorrelationDataInterceptor<>(new EventMetadataCorrelation()));
        return fixture.given(history).when(command, about.toMetaData());
    }

    /** The command leads to exactly these events. */
    public void then(Object command, DomainEvent... events) {
        when(command).expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
    }

    /** The rule refuses the command, and nothing is stored. */
    public void refused(Object command, String rule, String name) {
        when(command).expectNoEvents().expectException(RuleViolation.class).expectException(matches(rule, name));
    }

    private static org.hamcrest.Matcher<?> matches(String rule, String name) {
        return new org.hamcrest.CustomMatcher<Object>("a refusal by " + rule + " named " + name) {
            @Override
            public boolean matches(Object refusal) {
                return refusal instanceof Refusal refused
                        && Objects.equals(rule, refused.rule())
                        && name.equals(refused.name());
            }
        };
    }
}
