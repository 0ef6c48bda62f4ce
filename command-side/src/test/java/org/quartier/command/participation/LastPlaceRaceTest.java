package org.quartier.command.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.participation.Cafe.places;
import static org.quartier.command.participation.ParticipationWorld.in;
import static org.quartier.command.participation.ParticipationWorld.path;
import static org.quartier.command.participation.ParticipationWorld.registering;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.kernel.access.Actors;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.RegistrationStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A hundred people at once. */
@CommandSideTest
class LastPlaceRaceTest {

    private static final int PEOPLE = 100;

    @Autowired
    private EventStore events;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private Actors actors;

    @LocalServerPort
    private int port;

    @Test
    @DisplayName("R-12, R-13 100 people for the last place: one is confirmed, 99 wait in order")
    void oneOfAHundred() throws Exception {
        ParticipationWorld world = new ParticipationWorld(events, transactions, actors, port);
        TestHttp manager = world.manager();
        ActivityId activity = world.activity(in(30), null, places(1));
        List<PersonId> people =
                IntStream.range(0, PEOPLE).mapToObj(n -> world.person()).toList();

        List<Answer> answers = atOnce(manager, activity, people);

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(201));
        assertThat(answers.stream().filter(answer -> "CONFIRMED".equals(answer.text("status"))))
                .hasSize(1);
        List<ParticipantRegistered> log = payloads(activity, ParticipantRegistered.class);
        assertThat(log.stream().map(ParticipantRegistered::sequence))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, PEOPLE).boxed().toList());
        List<RegistrationId> list = log.stream()
                .filter(registered -> registered.status() == RegistrationStatus.WAITLISTED)
                .map(ParticipantRegistered::registration)
                .toList();
        assertThat(answers.stream()
                        .filter(answer -> answer.json().has("position"))
                        .collect(Collectors.toMap(
                                answer -> answer.json().at("/position").asInt(), Answer::id)))
                .isEqualTo(IntStream.rangeClosed(1, PEOPLE - 1)
                        .boxed()
                        .collect(Collectors.toMap(n -> n, n -> list.get(n - 1).toString())));
        // more places promote all of them, in the order of the list: 1 to 99, none missing
        assertThat(manager.put(path(activity, "capacity"), "{\"places\": 100}").status())
                .isEqualTo(200);
        assertThat(payloads(activity, RegistrationPromoted.class).stream().map(RegistrationPromoted::registration))
                .containsExactlyElementsOf(list);
    }

    private <T> List<T> payloads(ActivityId activity, Class<T> type) {
        return events.readEvents(new ParticipationId(activity).toString(), 0)
                .asStream()
                .map(message -> (Object) message.getPayload())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static List<Answer> atOnce(TestHttp manager, ActivityId activity, List<PersonId> people) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> sent = new ArrayList<>();
            for (PersonId person : people) {
                sent.add(threads.submit(() -> {
                    start.await();
                    return manager.post(path(activity, "registrations"), registering(person));
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
