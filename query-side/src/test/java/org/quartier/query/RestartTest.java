package org.quartier.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.updates.UpdateChecker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.query.TestProjections.Names;
import org.quartier.query.TestProjections.Persons;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The query side is ended in the middle of its work and started again on the same database. */
class RestartTest {

    private static final int EVENTS = 1_200;
    private static final String GATE = "quarter 800"; // in the second batch

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient owner = JdbcClient.create(database.owner());

    @AfterEach
    void restore() {
        Names.WAITS_AT.set("");
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(
                        QuerySide.class, TestTokens.class, TestLogConfiguration.class, TestProjections.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("testDatabase", database))
                .properties(
                        "spring.config.name=quartier",
                        "server.port=0",
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.user(),
                        "quartier.keyset-file=target/keysets/restart.json")
                .run();
    }

    @Test
    void everyProcessorGoesOnWhereItWasEvenInTheMiddleOfARebuild() {
        List<String> complete;
        try (var first = start()) {
            long position = append(first.getBean(TestLog.class));
            ProjectionPositions positions = first.getBean(ProjectionPositions.class);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> positions.of(Names.NAME, Persons.NAME, "quarters") >= position);
            complete = rows();
            assertThat(complete).hasSize(EVENTS);

            Names.WAITS_AT.set(GATE);
            rebuild(first);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> tokenType(Names.NAME).endsWith("ReplayToken") && !rows().isEmpty());
        }
        assertThat(rows()).hasSizeLessThan(EVENTS);
        assertThat(tokenType(Names.NAME)).endsWith("ReplayToken");
        long rebuiltTo = rows().size();
        String others = token("quarters");

        Names.WAITS_AT.set("");
        Names.SEEN.clear();
        try (var second = start()) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(rows()).isEqualTo(complete));
            assertThat(Names.SEEN.get(Names.class).get())
                    .as("only what was missing is read again")
                    .isEqualTo((int) (EVENTS - rebuiltTo));
            assertThat(token("quarters")).isEqualTo(others);
            assertThat(second.getBeanNamesForType(AxonServerConnectionManager.class))
                    .isEmpty();
            assertThat(second.getBeanNamesForType(UpdateChecker.class)).isEmpty();
            assertThat(second.getEnvironment().getProperty("axon.update-check.disabled"))
                    .isEqualTo("true");
        }
    }

    private static void rebuild(ConfigurableApplicationContext context) {
        StreamingEventProcessor processor = context.getBean(EventProcessingConfiguration.class)
                .eventProcessor(Names.NAME, StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        processor.resetTokens();
        processor.start();
    }

    private static long append(TestLog log) {
        QuarterId quarter = QuarterId.next();
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        return log.append(
                quarter,
                IntStream.range(0, EVENTS)
                        .mapToObj(n -> new QuarterOpened(quarter, "quarter " + n, "Münster", "NW", berlin, List.of()))
                        .toArray(DomainEvent[]::new));
    }

    private List<String> rows() {
        return owner.sql("SELECT t::text FROM query.test_name t ORDER BY quarter, version")
                .query(String.class)
                .list();
    }

    private String tokenType(String projection) {
        return owner.sql("SELECT token_type FROM query.token_entry WHERE processor_name = :name")
                .param("name", projection)
                .query(String.class)
                .single();
    }

    private String token(String projection) {
        return owner.sql("SELECT convert_from(token, 'UTF8') FROM query.token_entry WHERE processor_name = :name")
                .param("name", projection)
                .query(String.class)
                .single();
    }
}
