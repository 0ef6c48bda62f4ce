package org.quartier.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is due at a time happens then, once, whoever set it and whatever happened since. */
@CommandSideTest
@Import(DeadlinesTest.Kettle.class)
class DeadlinesTest {

    private static final OrganisationId DEMO = new OrganisationId("Demo");
    private static final Duration LATER = Duration.ofDays(2);

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private Kettle kettle;

    @Autowired
    private TestClock clock;

    @Autowired
    @Qualifier("command")
    private PlatformTransactionManager transactions;

    @Autowired
    @Qualifier("command")
    private JdbcClient db;

    private final String key = UUID.randomUUID().toString();

    /** Boils when it is due; fails as often as it is told to. */
    static final class Kettle implements Deadline {

        private final List<String> boiled = new CopyOnWriteArrayList<>();
        private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "kettle";
        }

        @Override
        public void due(OrganisationId organisation, String key) {
            if (!failures.isEmpty()) {
                throw failures.removeFirst();
            }
            boiled.add(organisation + " " + key);
        }
    }

    @AfterEach
    void reset() {
        clock.reset();
        kettle.boiled.clear();
    }

    private void set(String name) {
        deadlines.set("kettle", DEMO, name, clock.instant().plus(LATER));
    }

    private List<String> pending() {
        return db.sql("SELECT organisation || ' ' || task_instance FROM command.scheduled_task WHERE task_instance"
                        + " LIKE :key")
                .param("key", "%" + key + "%")
                .query(String.class)
                .list();
    }

    @Test
    void itHappensOnceAndIsForgotten() {
        set(key);
        assertThat(pending()).containsExactly("Demo Demo|" + key);
        assertThat(kettle.boiled).isEmpty();
        clock.forward(LATER);
        await().until(() -> pending().isEmpty());
        assertThat(kettle.boiled).containsExactly("Demo " + key);
    }

    @Test
    void aLaterTimeTakesThePlaceOfAnEarlierOne() {
        set(key);
        clock.forward(LATER.minusHours(1));
        set(key);
        set(key + " other");
        deadlines.set("kettle", DEMO, key + " other", clock.instant());
        await().until(() -> kettle.boiled.contains("Demo " + key + " other"));
        assertThat(pending()).containsExactly("Demo Demo|" + key);
        deadlines.clear("kettle", DEMO, key);
        deadlines.clear("kettle", DEMO, key);
        assertThat(pending()).isEmpty();
    }

    @Test
    void whatIsRolledBackIsNotDue() {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    set(key);
                    throw new IllegalStateException("and no");
                }))
                .hasMessage("and no");
        assertThat(pending()).isEmpty();
        set(key);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    deadlines.clear("kettle", DEMO, key);
                    throw new IllegalStateException("and no");
                }))
                .hasMessage("and no");
        assertThat(pending()).hasSize(1);
        deadlines.clear("kettle", DEMO, key);
    }

    @Test
    void whatFailsIsTriedAgainAndWhatWasOvertakenIsNot() {
        kettle.failures.add(new IllegalStateException("cold water"));
        set(key);
        clock.forward(LATER);
        await().until(() -> kettle.failures.isEmpty());
        assertThat(kettle.boiled).isEmpty();
        clock.forward(LATER);
        await().until(() -> pending().isEmpty());
        assertThat(kettle.boiled).hasSize(1);

        kettle.failures.add(GeneralRule.REQUEST_STILL_RUNNING.violated());
        set(key);
        clock.forward(LATER);
        await().until(() -> pending().isEmpty());
        assertThat(kettle.boiled).hasSize(1);
    }
}
