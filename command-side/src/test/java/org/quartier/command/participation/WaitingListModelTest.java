package org.quartier.command.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.participation.Cafe.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.hamcrest.CustomMatcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quartier.command.Scenario;
import org.quartier.command.participation.ParticipationCommand.AnswerOffer;
import org.quartier.command.participation.ParticipationCommand.ChangeCapacity;
import org.quartier.command.participation.ParticipationCommand.ExpireOffer;
import org.quartier.command.participation.ParticipationCommand.ForcePromotion;
import org.quartier.command.participation.ParticipationCommand.LapseRegistration;
import org.quartier.command.participation.ParticipationCommand.RegisterParticipant;
import org.quartier.command.participation.ParticipationCommand.RejectRegistration;
import org.quartier.command.participation.ParticipationCommand.RestoreRegistration;
import org.quartier.command.participation.ParticipationCommand.WithdrawRegistration;
import org.quartier.command.participation.Registrant.Standing;
import org.quartier.command.participation.WaitingListModel.Party;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.OfferAccepted;
import org.quartier.kernel.event.ParticipationEvent.OfferDeclined;
import org.quartier.kernel.event.ParticipationEvent.OfferExpired;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.event.ParticipationEvent.PlaceOffered;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRestored;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.RegistrationSource;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.value.WaitingListPolicy;
import org.quartier.kernel.web.Refusal;

/** Random days of a café, against {@link WaitingListModel}: who has a place, who waits where, what was free and why. */
class WaitingListModelTest {

    private static final int PERSONS = 7;
    private static final int COMMANDS = 45;
    private static final int DAYS = 30;

    private static final Set<String> SAID = new TreeSet<>();

    private final List<PersonId> persons =
            IntStream.range(0, PERSONS).mapToObj(n -> PersonId.next()).toList();
    private final TreeMap<Integer, RegistrationId> latest = new TreeMap<>();
    private final WaitingListModel model = new WaitingListModel();
    private final List<Object> asked = new ArrayList<>();
    private Scenario<Participation> cafe;

    static Stream<Integer> seeds() {
        return IntStream.range(0, DAYS).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("R-11 to R-21 hold in whatever order things are asked")
    void randomDays(int seed) {
        Random random = new Random(seed);
        model.now = MAY_1;
        model.offer = seed % 2 == 0;
        cafe = cafe(model.offer ? offering(model.places) : places(model.places))
                .given(new ParticipationMoved(CAFE, SLOT, WaitingListModel.ROOM));
        for (int n = 0; n < COMMANDS; n++) {
            timePasses(random);
            step(random);
        }
        assertThat(model.parties).as("seed %s", seed).isNotEmpty();
    }

    @AfterAll
    static void everythingCameUp() {
        assertThat(SAID)
                .containsExactlyInAnyOrder(
                        "R-11",
                        "R-16",
                        "R-18",
                        "R-20",
                        "R-21",
                        "R-26",
                        "accepted",
                        "capacity",
                        "declined",
                        "expired",
                        "lapsed",
                        "offered",
                        "promoted",
                        "registered",
                        "rejected",
                        "restored",
                        "skipped",
                        "withdrawn");
    }

    /** Up to seven hours, so that some sequences end after the start; what expires meanwhile is due at its time. */
    private void timePasses(Random random) {
        Instant until = model.now.plus(Duration.ofMinutes(random.nextInt(400)));
        for (Optional<Party> due = due(until); due.isPresent(); due = due(until)) {
            Party party = due.get();
            model.expire(party);
            check(new ExpireOffer(ID, persons.get(party.person), latest.get(party.person), party.until, occasion()));
        }
        model.now = until;
    }

    private Optional<Party> due(Instant until) {
        return model.parties.values().stream()
                .filter(party -> party.status == RegistrationStatus.OFFERED && !party.until.isAfter(until))
                .min(Comparator.comparing(party -> party.until));
    }

    private Occasion occasion() {
        return new Occasion(model.now, WaitingListModel.OFFER);
    }

    private void step(Random random) {
        int who = random.nextInt(PERSONS);
        PersonId person = persons.get(who);
        if (!model.parties.containsKey(who) || random.nextInt(5) == 0) {
            int size = 1 + random.nextInt(3);
            int priority = random.nextInt(5) == 0 ? random.nextInt(3) - 1 : 0;
            model.register(who, size, priority);
            check(new RegisterParticipant(
                    ID,
                    RegistrationId.next(),
                    registrant(person),
                    size - 1,
                    priority,
                    RegistrationSource.STAFF,
                    false));
            return;
        }
        switch (random.nextInt(10)) {
            case 0, 1 -> {
                model.end(who, "withdrawn");
                check(new WithdrawRegistration(ID, person, null, occasion()));
            }
            case 2 -> {
                model.end(who, "rejected");
                check(new RejectRegistration(ID, person, null, occasion()));
            }
            case 3, 4, 5 -> {
                int asked = random.nextInt(4) == 0 ? who : whoHasAnOffer().orElse(who);
                boolean accepts = random.nextInt(3) > 0;
                if (accepts) {
                    model.accept(asked);
                } else {
                    model.end(asked, "declined");
                }
                check(new AnswerOffer(ID, persons.get(asked), accepts, null, occasion()));
            }
            case 6 -> {
                model.restore(who);
                check(new RestoreRegistration(ID, registrant(person), null, occasion()));
            }
            case 7 -> {
                if (random.nextBoolean()) {
                    model.force(who);
                    check(new ForcePromotion(ID, person, "her turn", model.now));
                } else {
                    model.lapse(who);
                    check(new LapseRegistration(ID, person, "ERASED", occasion()));
                }
            }
            default -> change(random);
        }
    }

    private Optional<Integer> whoHasAnOffer() {
        return model.parties.values().stream()
                .filter(party -> party.status == RegistrationStatus.OFFERED)
                .map(party -> party.person)
                .findFirst();
    }

    private static Registrant registrant(PersonId person) {
        return new Registrant(person, Standing.KNOWN, null, List.of());
    }

    private void change(Random random) {
        int places = random.nextInt(8);
        int reserved = places == 0 ? 0 : random.nextInt(Math.min(places, 3));
        boolean fill = random.nextInt(3) == 0 ? !model.fill : model.fill;
        boolean offer = random.nextInt(3) == 0 ? !model.offer : model.offer;
        boolean keep = random.nextBoolean();
        model.change(places, reserved, fill, offer, keep);
        check(new ChangeCapacity(
                ID,
                places,
                reserved,
                fill ? WaitingListPolicy.FILL : WaitingListPolicy.STRICT,
                offer ? WaitingListMode.OFFER : WaitingListMode.AUTO,
                keep,
                occasion()));
    }

    /** The command leads to what the model said, and to nothing else. */
    private void check(Object command) {
        asked.add(command);
        String all = asked.stream().map(Object::toString).collect(Collectors.joining("\n"));
        List<String> expected = model.said();
        expected.forEach(words -> SAID.add(words.split(" ")[0]));
        Scenario<Participation> now = cafe.at(model.now);
        if (expected.size() == 1 && expected.getFirst().startsWith("R-")) {
            now.when(command).expectNoEvents().expectException(new CustomMatcher<>(expected + " after\n" + all) {
                @Override
                public boolean matches(Object refusal) {
                    return refusal instanceof Refusal refused
                            && expected.getFirst().equals(refused.rule());
                }
            });
            return;
        }
        List<DomainEvent> events = new ArrayList<>();
        now.when(command).expectSuccessfulHandlerExecution().expectEventsMatching(new CustomMatcher<>("any") {
            @Override
            public boolean matches(Object published) {
                ((List<?>) published).forEach(it -> events.add((DomainEvent) ((EventMessage<?>) it).getPayload()));
                return true;
            }
        });
        if (!events.isEmpty() && events.getFirst() instanceof ParticipantRegistered it) {
            latest.put(number(it.person()), it.registration());
        }
        assertThat(events.stream().map(this::said)).as(all).containsExactlyElementsOf(expected);
        cafe = now.given(events.toArray(DomainEvent[]::new));
    }

    private int number(PersonId person) {
        return persons.indexOf(person);
    }

    private String queue(List<RegistrationId> queue) {
        return queue.stream()
                .map(id -> latest.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .getKey())
                .toList()
                .toString();
    }

    private String said(DomainEvent event) {
        return switch ((ParticipationEvent) event) {
            case ParticipantRegistered it ->
                "registered " + number(it.person()) + " " + it.status() + " of " + it.free();
            case RegistrationWithdrawn it -> "withdrawn " + number(it.person());
            case RegistrationRejected it -> "rejected " + number(it.person());
            case RegistrationLapsed it -> "lapsed " + number(it.person());
            case OfferDeclined it -> "declined " + number(it.person());
            case OfferExpired it -> "expired " + number(it.person());
            case OfferAccepted it -> "accepted " + number(it.person());
            case RegistrationRestored it -> "restored " + number(it.person()) + " " + it.status() + " of " + it.free();
            case CapacityChanged it ->
                "capacity " + it.capacity().places() + " " + it.capacity().reserved()
                        + (it.overbookedKept() ? " overbooked" : "");
            case RegistrationPromoted it ->
                "promoted " + number(it.person()) + " of " + it.free() + " before " + queue(it.queue()) + " by "
                        + it.rule();
            case PlaceOffered it ->
                "offered " + number(it.person()) + " of " + it.free() + " before " + queue(it.queue()) + " by "
                        + it.rule() + " until " + it.expiresAt();
            case PromotionSkipped it ->
                "skipped " + number(it.person()) + " of " + it.free() + " before " + queue(it.queue());
            default -> event.toString();
        };
    }
}
