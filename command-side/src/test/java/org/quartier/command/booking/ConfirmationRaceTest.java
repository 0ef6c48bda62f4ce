package org.quartier.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Neighbourhood.may5;
import static org.quartier.command.Neighbourhood.planned;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.kernel.event.ActivityEvent.PreBookingRejected;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two that want what one of them loses by the other, at the same instant. */
@CommandSideTest
class ConfirmationRaceTest {

    private static final int ROUNDS = 50;

    @LocalServerPort
    int port;

    @Autowired
    EventStore store;

    @Autowired
    TransactionManager transactions;

    private Neighbourhood coerde;

    @BeforeEach
    void anOrganisation() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
    }

    @Test
    @DisplayName("R-04 of two confirmations that overlap at the same instant, one wins and rejects the other at once")
    void confirmations() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            RoomId hall = coerde.room();
            ActivityId cafe = preBooked(hall, "10:00", "12:00");
            ActivityId choir = preBooked(hall, "11:00", "13:00");
            List<Answer> both = together(() -> confirm(cafe), () -> confirm(choir));
            assertThat(both).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            assertThat(both)
                    .filteredOn(answer -> answer.status() == 409)
                    .extracting(Answer::rule)
                    .containsExactly("R-04");
            ActivityId loser = both.getFirst().status() == 200 ? choir : cafe;
            assertThat(store.readEvents(loser.toString()).asStream().map(event -> event.getPayload()))
                    .last()
                    .isEqualTo(new PreBookingRejected(loser, hall, loser.equals(cafe) ? choir : cafe));
        }
    }

    @Test
    @DisplayName(
            "R-04 a confirmation and a binding move of what it rejects, at the same instant, do not wait in a circle")
    void confirmationAndMove() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            RoomId hall = coerde.room();
            ActivityId cafe = preBooked(hall, "10:00", "12:00");
            ActivityId choir = preBooked(hall, "11:00", "13:00");
            List<Answer> both = together(
                    () -> confirm(cafe),
                    () -> coerde.http()
                            .put(
                                    "/api/v1/activities/" + choir,
                                    coerde.body(may5("11:00", "12:30"), ", \"room\": \"%s\"".formatted(hall))));
            assertThat(both).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        }
    }

    private ActivityId preBooked(RoomId room, String from, String to) {
        return planned(coerde.http()
                .post(
                        "/api/v1/activities",
                        coerde.body(may5(from, to), ", \"room\": \"%s\", \"booking\": \"PRE\"".formatted(room))));
    }

    private Answer confirm(ActivityId activity) {
        return coerde.http().post("/api/v1/activities/" + activity + "/room-confirmation", "");
    }

    /** Sends both at once; who waited in a circle would not answer in time. */
    private static List<Answer> together(Callable<Answer> one, Callable<Answer> two) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> both =
                    threads.invokeAll(List.of(after(barrier, one), after(barrier, two)), 10, TimeUnit.SECONDS);
            return List.of(both.get(0).get(), both.get(1).get());
        }
    }

    private static Callable<Answer> after(CyclicBarrier barrier, Callable<Answer> call) {
        return () -> {
            barrier.await(10, TimeUnit.SECONDS);
            return call.call();
        };
    }
}
