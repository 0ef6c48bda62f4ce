package org.quartier.command.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.participation.Cafe.MAY_4;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.participation.WaitingList.Step;
import org.quartier.command.participation.WaitingList.Step.Promote;
import org.quartier.command.participation.WaitingList.Step.Skip;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.kernel.value.WaitingListPolicy;

class WaitingListTest {

    private static Registration waits(int party, int priority, Instant joinedAt, long sequence) {
        return new Registration(
                RegistrationId.next(),
                PersonId.next(),
                party - 1,
                priority,
                RegistrationStatus.WAITLISTED,
                sequence,
                joinedAt,
                null,
                null,
                false);
    }

    @Test
    @DisplayName("R-13 priority descending, then joined at, then sequence")
    void order() {
        Registration urgent = waits(1, 5, MAY_4.plusSeconds(9), 4);
        Registration early = waits(1, 0, MAY_4.minusMillis(1), 3);
        Registration first = waits(1, 0, MAY_4, 1);
        Registration second = waits(1, 0, MAY_4, 2);

        WaitingList list = WaitingList.of(List.of(second, first, early, urgent));

        assertThat(list.queue()).containsExactly(urgent, early, first, second);
        assertThat(list.positionOf(urgent.id())).isEqualTo(1);
        assertThat(list.positionOf(second.id())).isEqualTo(4);
        assertThat(list.positionOf(RegistrationId.next())).isZero();
    }

    @Test
    @DisplayName("R-12 only who waits is in the list")
    void confirmedIsNotInTheList() {
        Registration confirmed = waits(1, 0, MAY_4, 1).with(RegistrationStatus.CONFIRMED);
        assertThat(WaitingList.of(List.of(confirmed)).isEmpty()).isTrue();
    }

    @Test
    @DisplayName("R-14 a run fills every free place")
    void fillsAll() {
        Registration two = waits(2, 0, MAY_4, 1);
        Registration one = waits(1, 0, MAY_4, 2);
        Registration last = waits(1, 0, MAY_4, 3);

        List<Step> steps = WaitingList.of(List.of(two, one, last)).run(3, WaitingListPolicy.STRICT);

        assertThat(steps)
                .containsExactly(
                        new Promote(two, 3, List.of(two.id(), one.id(), last.id())),
                        new Promote(one, 1, List.of(one.id(), last.id())));
    }

    @Test
    @DisplayName("R-15 STRICT stops at who does not fit, FILL goes on and keeps their position")
    void strictAndFill() {
        Registration three = waits(3, 0, MAY_4, 1);
        Registration one = waits(1, 0, MAY_4, 2);
        Registration two = waits(2, 0, MAY_4, 3);
        WaitingList list = WaitingList.of(List.of(three, one, two));
        List<RegistrationId> all = list.ids();

        assertThat(list.run(2, WaitingListPolicy.STRICT)).containsExactly(new Skip(three, 2, all));
        assertThat(list.run(2, WaitingListPolicy.FILL))
                .containsExactly(
                        new Skip(three, 2, all),
                        new Promote(one, 2, all),
                        new Skip(two, 1, List.of(three.id(), two.id())));
    }

    @Test
    @DisplayName("R-11 while no place is free, nobody is promoted and nobody is skipped")
    void nothingFree() {
        WaitingList list = WaitingList.of(List.of(waits(1, 0, MAY_4, 1)));
        assertThat(list.run(0, WaitingListPolicy.FILL)).isEmpty();
        assertThat(list.run(-3, WaitingListPolicy.STRICT)).isEmpty();
    }

    @Test
    @DisplayName("R-14 no run gives away more than is free, and none leaves a place free that the head could take")
    void anyRun() {
        Random random = new Random(14);
        for (int i = 0; i < 2_000; i++) {
            List<Registration> all = new ArrayList<>();
            for (int n = 1; n <= random.nextInt(8); n++) {
                all.add(waits(1 + random.nextInt(4), random.nextInt(3), MAY_4.plusSeconds(random.nextInt(3)), n));
            }
            int free = random.nextInt(10) - 2;
            WaitingList list = WaitingList.of(all);
            for (WaitingListPolicy policy : WaitingListPolicy.values()) {
                List<Registration> promoted = list.run(free, policy).stream()
                        .filter(Promote.class::isInstance)
                        .map(step -> ((Promote) step).registration())
                        .toList();
                int given = promoted.stream().mapToInt(Registration::party).sum();
                List<Registration> left = new ArrayList<>(list.queue());
                left.removeAll(promoted);

                assertThat(given).isLessThanOrEqualTo(Math.max(free, 0));
                List<Registration> couldHave =
                        policy == WaitingListPolicy.STRICT && !left.isEmpty() ? left.subList(0, 1) : left;
                assertThat(couldHave).allMatch(registration -> registration.party() > free - given);
            }
        }
    }
}
