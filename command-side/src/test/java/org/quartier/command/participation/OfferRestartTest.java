package org.quartier.command.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.quartier.command.participation.Cafe.offering;
import static org.quartier.command.participation.ParticipationWorld.in;
import static org.quartier.command.participation.ParticipationWorld.path;
import static org.quartier.command.participation.ParticipationWorld.registering;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSide;
import org.quartier.kernel.access.Actors;
import org.quartier.kernel.event.ParticipationEvent.OfferExpired;
import org.quartier.kernel.event.ParticipationEvent.PlaceOffered;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.testing.TestClock;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestTokens;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The command side is ended while an offer is open, and started again after it is over. */
class OfferRestartTest {

    private final TestDatabase database = TestDatabase.create();

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(CommandSide.class, TestTokens.class, TestClock.Configuration.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("testDatabase", database))
                .properties(
                        "spring.config.name=quartier",
                        "server.port=0",
                        "quartier.deadlines.poll=50ms",
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.user(),
                        "quartier.keyset-file=target/keysets/offer-restart.json")
                .run();
    }

    @Test
    @DisplayName("R-16 an offer that is over while nothing runs goes to the next once something does")
    void restart() {
        ActivityId cafe;
        List<PersonId> people;
        TestClock clock;
        try (var first = start()) {
            ParticipationWorld world = world(first);
            cafe = world.activity(in(Duration.ofDays(10).toMinutes()), null, offering(1));
            people = Stream.generate(world::person).limit(3).toList();
            people.forEach(person -> assertThat(world.manager()
                            .post(path(cafe, "registrations"), registering(person))
                            .status())
                    .isEqualTo(201));
            world.manager().delete(path(cafe, "registrations/" + people.getFirst()));
            assertThat(log(first, cafe).getLast()).isInstanceOf(PlaceOffered.class);
            clock = first.getBean(TestClock.class);
        }
        clock.forward(Duration.ofDays(3));
        try (var second = start()) {
            await().untilAsserted(() -> assertThat(log(second, cafe).getLast())
                    .isInstanceOfSatisfying(
                            PlaceOffered.class,
                            offered -> assertThat(offered.person()).isEqualTo(people.getLast())));
            assertThat(log(second, cafe))
                    .filteredOn(OfferExpired.class::isInstance)
                    .hasSize(1);
        } finally {
            clock.reset();
        }
    }

    private static ParticipationWorld world(ConfigurableApplicationContext context) {
        return new ParticipationWorld(
                context.getBean(EventStore.class),
                context.getBean(TransactionManager.class),
                context.getBean(Actors.class),
                Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")));
    }

    private static List<Object> log(ConfigurableApplicationContext context, ActivityId cafe) {
        return context.getBean(EventStore.class)
                .readEvents(new ParticipationId(cafe).toString(), 0)
                .asStream()
                .map(message -> (Object) message.getPayload())
                .toList();
    }
}
