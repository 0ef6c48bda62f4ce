package org.quartier.command.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.period.June.PRESENT;
import static org.quartier.command.period.June.path;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Closing while others record, or close as well. */
@CommandSideTest
class ClosingRaceTest {

    private static final int AT_ONCE = 12;

    @Autowired
    private EventStore events;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private TestDatabase database;

    @LocalServerPort
    private int port;

    private June june;

    @BeforeEach
    void aMonthThatIsOver() {
        june = June.at(port, new CommandLog(events, transactions), database);
    }

    @Test
    @DisplayName("R-43 of many closes at the same instant one is recorded")
    void oneClose() throws Exception {
        List<Callable<Answer>> closes = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            closes.add(june::close);
        }
        List<Answer> answers = atOnce(closes);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201)).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isEqualTo(409);
            assertThat(answer.rule()).isEqualTo("R-43");
        });
        assertThat(closed()).isEqualTo(1);
    }

    @RepeatedTest(3)
    @DisplayName("R-23 what is recorded while a period is closed stands before the close, or is refused")
    void nothingSlipsIn() throws Exception {
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            ActivityId activity = june.activity(june.firstInstant().plusSeconds(3_600L * i));
            PersonId person = june.registered(activity);
            calls.add(() -> june.manager().put(path(activity, "attendance/" + person), PRESENT));
        }
        calls.add(AT_ONCE / 2, june::close);
        List<Answer> answers = atOnce(calls);
        Answer close = answers.remove(AT_ONCE / 2);

        assertThat(close.status()).as(close.body()).isEqualTo(201);
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isIn(200, 409));
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allSatisfy(answer -> assertThat(answer.rule()).isEqualTo("R-23"));
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 200)
                        .map(answer -> Long.parseLong(answer.position())))
                .allMatch(position -> position < Long.parseLong(close.position()));
    }

    @Test
    @DisplayName("R-23 a close waits for who is about to record, and its report holds what they recorded")
    void waits() throws Exception {
        ActivityId activity = june.activity(june.firstInstant());
        PersonId person = june.registered(activity);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                var other = database.owner().getConnection()) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                // someone else of the organisation is in the middle of a change of that month
                statement.execute("SELECT pg_advisory_xact_lock_shared(hashtextextended('%s|%s', 43))"
                        .formatted(june.there().organisation(), june.month()));
            }
            Future<Answer> close = threads.submit(() -> june.close());
            org.awaitility.Awaitility.await().until(this::someoneWaits);
            assertThat(closed()).isZero();
            other.commit();
            assertThat(close.get().status()).isEqualTo(201);
        }
        assertThat(june.manager()
                        .put(path(activity, "attendance/" + person), PRESENT)
                        .rule())
                .isEqualTo("R-23");
    }

    @Test
    @DisplayName("R-43 a close that has to wait too long is given up, and changes nothing")
    void patience() throws Exception {
        try (var other = database.owner().getConnection()) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("SELECT pg_advisory_xact_lock_shared(hashtextextended('%s|%s', 43))"
                        .formatted(june.there().organisation(), june.month()));
            }
            Answer close = june.close();
            assertThat(close.status()).as(close.body()).isEqualTo(503);
            assertThat(close.header("Retry-After")).isNotEmpty();
            other.rollback();
        }
        assertThat(closed()).isZero();
        assertThat(june.close().status()).isEqualTo(201);
    }

    private boolean someoneWaits() {
        return june.db()
                .sql("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)")
                .query(Boolean.class)
                .single();
    }

    private long closed() {
        return june.db()
                .sql("""
                    SELECT count(*) FROM events.domain_event
                    WHERE organisation = :organisation AND payload_type = 'period.closed'
                    """)
                .param("organisation", june.there().organisation().value())
                .query(Long.class)
                .single();
    }

    private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> sent = new ArrayList<>();
            for (Callable<Answer> call : calls) {
                sent.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
            for (Future<Answer> answer : sent) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
