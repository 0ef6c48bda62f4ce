package org.quartier.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Neighbourhood.may5;
import static org.quartier.command.Neighbourhood.planned;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.web.Refusal.Collision;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two that collide at the same instant, each in a transaction of its own on different aggregates. */
@CommandSideTest
class BookingRaceTest {

    private static final int ROUNDS = 50;
    private static final long A_SECOND = 1_000;

    @LocalServerPort
    int port;

    @Autowired
    EventStore store;

    @Autowired
    TransactionManager transactions;

    @Autowired
    TestDatabase database;

    @Autowired
    @Qualifier("command")
    JdbcClient db;

    private Neighbourhood coerde;

    /** What came of one of two: the collisions that it was refused with, or none. */
    private record Outcome(boolean won, String rule, List<Collision> collisions, long millis) {}

    @BeforeEach
    void anOrganisation() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
    }

    @Test
    @DisplayName("R-29 of two assignments that collide at the same instant, one wins and none waits a second")
    void moderation() throws Exception {
        ActivityId cafe = planned(coerde.plan(may5("10:00", "12:00")));
        ActivityId choir = planned(coerde.plan(may5("11:00", "13:00")));
        for (int round = 0; round < ROUNDS; round++) {
            PersonId anna = coerde.moderator();
            check(
                    "R-29",
                    "MODERATION",
                    anna.value(),
                    race(() -> outcome(coerde.assign(cafe, anna, "")), () -> outcome(coerde.assign(choir, anna, ""))));
        }
    }

    @Test
    @DisplayName("R-04 of two bookings of a room at the same instant, one wins and none waits a second")
    void room() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            RoomId hall = coerde.room();
            check(
                    "R-04",
                    "ROOM",
                    hall.value(),
                    race(
                            () -> outcome(coerde.plan(may5("10:00", "12:00"), hall)),
                            () -> outcome(coerde.plan(may5("11:00", "13:00"), hall))));
        }
    }

    @Test
    @DisplayName("R-04 R-29 of two moves that swap rooms and moderators at the same instant, none waits a second")
    void crossing() throws Exception {
        PersonId anna = coerde.moderator();
        for (int round = 0; round < ROUNDS; round++) {
            RoomId hall = coerde.room();
            ActivityId cafe = planned(coerde.plan(may5("10:00", "11:00"), hall));
            ActivityId choir = planned(coerde.plan(may5("12:00", "13:00"), hall));
            coerde.assign(cafe, anna, "");
            coerde.assign(choir, anna, "");
            List<Outcome> both = race(
                    () -> outcome(coerde.move(cafe, may5("12:00", "13:00"), "")),
                    () -> outcome(coerde.move(choir, may5("10:00", "11:00"), "")));
            assertThat(both).extracting(Outcome::won).containsExactly(false, false);
            assertThat(both).allSatisfy(outcome -> assertThat(outcome.millis()).isLessThan(A_SECOND));
            coerde.http().post("/api/v1/activities/" + cafe + "/cancellation", "{\"reason\": \"x\"}");
            coerde.http().post("/api/v1/activities/" + choir + "/cancellation", "{\"reason\": \"x\"}");
        }
    }

    @Test
    @DisplayName("R-38 of two hour entries that overlap at the same instant, one wins and none waits a second")
    void hours() throws Exception {
        ActivityId cafe = planned(coerde.plan(may5("10:00", "12:00")));
        ActivityId choir = planned(coerde.plan(may5("11:00", "13:00")));
        for (int round = 0; round < ROUNDS; round++) {
            PersonId anna = coerde.person();
            VolunteerId volunteer = coerde.volunteer(anna);
            check(
                    "R-38",
                    "HOURS",
                    anna.value(),
                    race(
                            () -> submit(volunteer, cafe, "10:00", "12:00"),
                            () -> submit(volunteer, choir, "11:59", "13:00")));
        }
    }

    @Test
    @DisplayName("R-29 the table itself refuses whoever came without asking, and says why")
    void theConstraintHasTheFinalWord() throws Exception {
        PersonId anna = coerde.moderator();
        ActivityId cafe = planned(coerde.plan(may5("10:00", "12:00")));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection other = database.owner().getConnection()) {
            other.setAutoCommit(false);
            UUID stranger = UUID.randomUUID();
            insert(other, anna, stranger, "2026-05-05T09:00:00Z", "2026-05-05T11:00:00Z");
            Future<Answer> waiting = threads.submit(() -> coerde.assign(cafe, anna, ""));
            awaitBlocked();
            other.commit();
            Answer refused = waiting.get(10, TimeUnit.SECONDS);
            assertThat(refused.status()).as(refused.body()).isEqualTo(409);
            assertThat(refused.rule()).isEqualTo("R-29");
            assertThat(refused.text("/collisions/0/activity")).isEqualTo(stranger.toString());
        } finally {
            forget(anna);
        }
    }

    @Test
    @DisplayName("R-29 a deadlock is a refusal, not a fault")
    void aDeadlockIsARefusal() throws Exception {
        PersonId anna = coerde.moderator();
        ActivityId cafe = planned(coerde.plan(may5("10:00", "12:00")));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection other = database.owner().getConnection()) {
            other.setAutoCommit(false);
            insert(other, anna, UUID.randomUUID(), "2026-05-05T09:00:00Z", "2026-05-05T11:00:00Z");
            Future<Answer> waiting = threads.submit(() -> coerde.assign(cafe, anna, ""));
            awaitBlocked();
            // now each waits for the other; the database ends the one that has waited longer
            try (PreparedStatement lock =
                    other.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 29))")) {
                lock.setString(1, coerde.organisation() + "|MODERATION|" + anna);
                lock.execute();
            }
            other.rollback();
            Answer refused = waiting.get(10, TimeUnit.SECONDS);
            assertThat(refused.status()).as(refused.body()).isEqualTo(409);
            assertThat(refused.rule()).isEqualTo("R-29");
        }
        assertThat(coerde.assign(cafe, anna, "").status()).isEqualTo(200);
    }

    private static void check(String rule, String purpose, UUID resource, List<Outcome> both) {
        assertThat(both).extracting(Outcome::won).containsExactlyInAnyOrder(true, false);
        assertThat(both).allSatisfy(outcome -> assertThat(outcome.millis()).isLessThan(A_SECOND));
        Outcome refused =
                both.stream().filter(outcome -> !outcome.won()).findFirst().orElseThrow();
        assertThat(refused.rule()).isEqualTo(rule);
        assertThat(refused.collisions()).singleElement().satisfies(collision -> {
            assertThat(collision.purpose()).isEqualTo(purpose);
            assertThat(collision.resource()).isEqualTo(resource);
        });
    }

    /** Lets both go at once, after each has its transaction and before either has appended. */
    private List<Outcome> race(Callable<Outcome> one, Callable<Outcome> two) throws Exception {
        AtomicLong released = new AtomicLong();
        CyclicBarrier barrier = new CyclicBarrier(2, () -> released.set(System.nanoTime()));
        ConcurrentHashMap<Thread, Boolean> held = new ConcurrentHashMap<>();
        Registration hold = store.registerDispatchInterceptor(messages -> {
            if (held.putIfAbsent(Thread.currentThread(), true) == null) {
                await(barrier);
            }
            return (index, message) -> message;
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> both = threads.invokeAll(List.of(one, two));
            return List.of(
                    since(released, both.get(0).get()),
                    since(released, both.get(1).get()));
        } finally {
            hold.cancel();
        }
    }

    private static Outcome since(AtomicLong released, Outcome outcome) {
        return new Outcome(
                outcome.won(), outcome.rule(), outcome.collisions(), (outcome.millis() - released.get()) / 1_000_000);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome outcome(Answer answer) {
        long now = System.nanoTime();
        if (answer.status() < 300) {
            return new Outcome(true, "", List.of(), now);
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        return new Outcome(
                false,
                answer.rule(),
                answer.json()
                        .at("/collisions")
                        .valueStream()
                        .map(node -> new Collision(
                                node.get("purpose").asString(),
                                UUID.fromString(node.get("resource").asString()),
                                null,
                                Instant.parse(node.get("from").asString()),
                                Instant.parse(node.get("to").asString())))
                        .toList(),
                now);
    }

    private Outcome submit(VolunteerId volunteer, ActivityId activity, String from, String to) {
        return outcome(coerde.claim(volunteer, activity, from, to));
    }

    private void insert(Connection connection, PersonId person, UUID holder, String from, String to)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO command.booking (organisation, purpose, resource, holder, during)
            VALUES (?, 'MODERATION', ?, ?, tstzrange(?::timestamptz, ?::timestamptz))
            """)) {
            insert.setString(1, coerde.organisation().value());
            insert.setObject(2, person.value());
            insert.setObject(3, holder);
            insert.setString(4, from);
            insert.setString(5, to);
            insert.executeUpdate();
        }
    }

    private void forget(PersonId person) {
        db.sql("DELETE FROM command.booking WHERE resource = ?")
                .param(person.value())
                .update();
    }

    private void awaitBlocked() throws SQLException {
        JdbcClient owner = JdbcClient.create(database.owner());
        Instant deadline = Instant.now().plusSeconds(10);
        while (owner.sql("""
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%command.booking%'
            """).query(Integer.class).single() == 0) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }
}
