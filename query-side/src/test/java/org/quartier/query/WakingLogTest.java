package org.quartier.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.VolunteerEvent.SkillsChanged;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.store.PostgresEventStorageEngine;
import org.quartier.kernel.store.Upcasters;
import org.quartier.kernel.testing.TestLog;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

@QuerySideTest
class WakingLogTest {

    private static final int POLL_MILLIS = 5;

    @Autowired
    private TestLog log;

    @Autowired
    @Qualifier("query")
    private javax.sql.DataSource query;

    @Autowired
    @Qualifier("query")
    private TransactionManager transactions;

    @Autowired
    @Qualifier("serializer")
    private Serializer serializer;

    private WakingLog waking;

    @BeforeEach
    void start() {
        waking = new WakingLog(EmbeddedEventStore.builder()
                .storageEngine(new PostgresEventStorageEngine(
                        query, transactions, serializer, Upcasters.all(), SnapshotFilter.rejectAll(), index -> {}))
                .fetchDelay(POLL_MILLIS)
                .build());
        waking.start();
    }

    @AfterEach
    void stop() {
        waking.stop();
    }

    private void append() {
        VolunteerId volunteer = VolunteerId.next();
        log.append(volunteer, new SkillsChanged(volunteer, java.util.List.of("Akkordeon")));
    }

    /** Appends until it is called: whether the follower has begun by the first event cannot be told from outside. */
    private void calls(CountDownLatch called) throws InterruptedException {
        for (int i = 0; i < 100 && called.getCount() > 0; i++) {
            append();
            called.await(100, TimeUnit.MILLISECONDS);
        }
        assertThat(called.getCount()).isZero();
    }

    @Test
    void whoWaitsIsCalledWhenAnEventIsThere() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        try (BlockingStream<TrackedEventMessage<?>> stream = waking.openStream(waking.createHeadToken())) {
            assertThat(stream.setOnAvailableCallback(called::countDown)).isTrue();
            calls(called);
            assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whoHasLeftIsCalledNoMore() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        BlockingStream<TrackedEventMessage<?>> left = waking.openStream(waking.createHeadToken());
        left.setOnAvailableCallback(calls::incrementAndGet);
        left.close();
        CountDownLatch another = new CountDownLatch(2);
        try (BlockingStream<TrackedEventMessage<?>> stays = waking.openStream(waking.createHeadToken())) {
            stays.setOnAvailableCallback(another::countDown);
            calls(another);
        }
        assertThat(calls).hasValue(0);
    }
}
