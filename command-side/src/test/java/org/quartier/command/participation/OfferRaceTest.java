package org.quartier.command.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.participation.Cafe.offering;
import static org.quartier.command.participation.ParticipationWorld.in;
import static org.quartier.command.participation.ParticipationWorld.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.kernel.event.ParticipationEvent.OfferAccepted;
import org.quartier.kernel.event.ParticipationEvent.OfferDeclined;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.PlaceOffered;
import org.quartier.kernel.event.ParticipationEvent.RegistrationEvent;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.RegistrationStatus;

/** A hundred people at once where places are offered: nobody has one too many, and nobody jumps the queue. */
@CommandSideTest
class OfferRaceTest extends OverHttp {

    private static final int PEOPLE = 100;
    private static final int PLACES = 20;

    @Test
    @DisplayName("R-11 to R-16 100 people register, answer and give back at once: no more are taken than there are")
    void everybodyAtOnce() throws Exception {
        ActivityId cafe = world.activity(in(6_000), null, offering(PLACES));
        List<PersonId> people =
                IntStream.range(0, PEOPLE).mapToObj(n -> world.person()).toList();
        atOnce(
                people.stream()
                        .map(person -> (Callable<Answer>) () -> register(cafe, person))
                        .toList(),
                201);
        List<PersonId> confirmed = log(cafe).stream()
                .filter(ParticipantRegistered.class::isInstance)
                .map(ParticipantRegistered.class::cast)
                .filter(registered -> registered.status() == RegistrationStatus.CONFIRMED)
                .map(ParticipantRegistered::person)
                .toList();
        assertThat(confirmed).hasSize(PLACES);

        // all who have a place give it back; each third of those who wait withdraws
        List<Callable<Answer>> changes = new ArrayList<>();
        confirmed.forEach(person -> changes.add(() -> ask(cafe, person, "withdrawal")));
        List<PersonId> others =
                people.stream().filter(person -> !confirmed.contains(person)).toList();
        for (int n = 0; n < others.size(); n += 3) {
            PersonId person = others.get(n);
            changes.add(() -> ask(cafe, person, "withdrawal"));
        }
        atOnce(changes, 200);
        // twice at once: accept and decline of the same offers; one of both comes first
        Set<PersonId> open = open(cafe);
        assertThat(open).hasSize(PLACES);
        List<Callable<Answer>> answers = new ArrayList<>();
        open.forEach(person -> {
            answers.add(() -> ask(cafe, person, "acceptance"));
            answers.add(() -> ask(cafe, person, "refusal"));
        });
        atOnce(answers, 200, 409);

        check(cafe);
    }

    private Answer ask(ActivityId cafe, PersonId person, String what) {
        return manager.post(path(cafe, "registrations/" + person + "/" + what), "{}");
    }

    private Set<PersonId> open(ActivityId cafe) {
        Set<PersonId> open = new HashSet<>();
        for (Object event : log(cafe)) {
            if (event instanceof PlaceOffered offered) {
                open.add(offered.person());
            } else if (event instanceof RegistrationEvent other) {
                open.remove(other.person());
            }
        }
        return open;
    }

    /** After each event: no more taken than there are places, each offered once, in the order of the list. */
    private void check(ActivityId cafe) {
        Map<RegistrationId, Boolean> taken = new HashMap<>();
        List<RegistrationId> waiting = new ArrayList<>();
        Set<RegistrationId> offered = new HashSet<>();
        Set<PersonId> answered = new HashSet<>();
        for (Object event : log(cafe)) {
            if (event instanceof PlaceOffered it) {
                assertThat(it.queue()).isEqualTo(waiting);
                assertThat(it.registration()).isEqualTo(waiting.removeFirst());
                assertThat(it.free()).isEqualTo(PLACES - taken.size());
                assertThat(offered.add(it.registration())).isTrue();
                taken.put(it.registration(), true);
            } else if (event instanceof ParticipantRegistered it && it.status() == RegistrationStatus.WAITLISTED) {
                waiting.add(it.registration());
            } else if (event instanceof ParticipantRegistered it) {
                taken.put(it.registration(), true);
            } else if (event instanceof OfferAccepted it) {
                assertThat(answered.add(it.person())).isTrue();
            } else if (event instanceof RegistrationEvent it) {
                taken.remove(it.registration());
                waiting.remove(it.registration());
                assertThat(event instanceof OfferDeclined && !answered.add(it.person()))
                        .isFalse();
            }
            assertThat(taken.size()).isLessThanOrEqualTo(PLACES);
        }
        assertThat(taken.size())
                .as("every free place is taken while someone waits")
                .isEqualTo(waiting.isEmpty() ? taken.size() : PLACES);
    }

    private static void atOnce(List<Callable<Answer>> requests, Integer... statuses) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> sent = new ArrayList<>();
            for (Callable<Answer> request : requests) {
                sent.add(threads.submit(() -> {
                    start.await();
                    return request.call();
                }));
            }
            start.countDown();
            for (Future<Answer> answer : sent) {
                assertThat(answer.get().status()).as(answer.get().body()).isIn((Object[]) statuses);
            }
        }
    }
}
