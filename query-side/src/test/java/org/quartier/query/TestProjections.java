package org.quartier.query;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.flywaydb.core.Flyway;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent.QuarterChanged;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.privacy.KeyStoreUnavailableException;
import org.quartier.kernel.privacy.SubjectKeys;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Projections that fail when a test asks for it, and a key store that can be switched off. */
@TestConfiguration(proxyBeanMethods = false)
class TestProjections {

    @Bean
    Names names(
            Writes writes,
            TestDatabase database,
            @Qualifier("queryMigration") Flyway migrated,
            @Qualifier("query") JdbcClient db) {
        JdbcClient.create(database.owner()).sql("""
            CREATE TABLE IF NOT EXISTS query.test_name (
                quarter      uuid   NOT NULL,
                version      bigint NOT NULL,
                organisation text   NOT NULL,
                name         text   NOT NULL CHECK (name NOT LIKE 'forbidden%'),
                PRIMARY KEY (quarter, version));
            CREATE TABLE IF NOT EXISTS query.test_person (
                person       uuid   NOT NULL PRIMARY KEY,
                organisation text   NOT NULL,
                given_name   text);
            """).update();
        return new Names(writes);
    }

    @Bean
    Persons persons(Writes writes, @Qualifier("names") Names tables) {
        return new Persons(writes);
    }

    @Bean
    static BeanPostProcessor switchedKeys() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SubjectKeys keys ? new SwitchedKeys(keys) : bean;
            }
        };
    }

    /** One row for each event of a quarter; does as the name says. */
    static final class Names extends Projection {

        static final String NAME = "test-names";

        /** From this name on the projection waits, as if its server were not there. */
        static final AtomicReference<String> WAITS_AT = new AtomicReference<>("");

        static final Map<Class<?>, AtomicInteger> SEEN = new ConcurrentHashMap<>();

        private final Writes writes;

        private Names(Writes writes) {
            super(NAME, "query.test_name");
            this.writes = writes;
        }

        @EventHandler
        void on(QuarterOpened event, EventMetadata about, @SequenceNumber long version) {
            put(event.quarter(), event.name(), about, version);
        }

        @EventHandler
        void on(QuarterChanged event, EventMetadata about, @SequenceNumber long version) {
            put(event.quarter(), event.name(), about, version);
        }

        private void put(QuarterId quarter, String name, EventMetadata about, long version) {
            SEEN.computeIfAbsent(Names.class, key -> new AtomicInteger()).incrementAndGet();
            if (name.startsWith("thrown")) {
                throw new IllegalStateException("no message may be kept: " + name);
            }
            writes.add(
                    """
                    INSERT INTO query.test_name (quarter, version, organisation, name)
                    VALUES (:quarter, :version, :organisation, :name)
                    """,
                    "quarter",
                    quarter,
                    "version",
                    version,
                    "organisation",
                    about.organisation(),
                    "name",
                    name.startsWith("missing") ? null : name);
            if (name.startsWith("missing")) {
                writes.flush();
            }
            if (name.equals(WAITS_AT.get())) {
                writes.flush(); // the row is in the table, for this transaction
                throw new KeyStoreUnavailableException("as the test asked", null);
            }
        }
    }

    /** One row for each person; reads what is encrypted. */
    static final class Persons extends Projection {

        static final String NAME = "test-persons";

        private final Writes writes;

        private Persons(Writes writes) {
            super(NAME, "query.test_person");
            this.writes = writes;
        }

        @EventHandler
        void on(PersonRegistered event, EventMetadata about) {
            if (Objects.equals(event.familyName(), "thrown")) {
                throw new IllegalStateException("no message may be kept: " + event.givenName());
            }
            writes.add("""
                INSERT INTO query.test_person (person, organisation, given_name)
                VALUES (:person, :organisation, CASE WHEN :given LIKE 'forbidden%' THEN (1 / 0)::text
                    ELSE :given END)
                """, "person", event.person(), "organisation", about.organisation(), "given", event.givenName());
        }
    }

    /** Keys that are out of reach while {@link #DOWN} says so. */
    record SwitchedKeys(SubjectKeys keys) implements SubjectKeys {

        static final AtomicBoolean DOWN = new AtomicBoolean();

        static final AtomicInteger REFUSED = new AtomicInteger();

        private SubjectKeys reached() {
            if (DOWN.get()) {
                REFUSED.incrementAndGet();
                throw new KeyStoreUnavailableException("as the test asked", null);
            }
            return keys;
        }

        @Override
        public SubjectKey forWriting(UUID subject, OrganisationId organisation) {
            return reached().forWriting(subject, organisation);
        }

        @Override
        public Optional<SubjectKey> forReading(UUID subject, int version) {
            return reached().forReading(subject, version);
        }

        @Override
        public void destroy(UUID subject, OrganisationId organisation) {
            reached().destroy(subject, organisation);
        }
    }
}
