package org.quartier.standalone.season;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.quartier.standalone.season.Gathering.Fate;

/** Which volunteers help at which gathering: at most at one a day, so that nobody is in two places. */
final class Helpers {

    private static final Duration AROUND = Duration.ofMinutes(30);
    private static final int SHOW_UP = 88; // of a hundred

    private final District district;
    private final Residents residents;
    private final Map<LocalDate, Set<Integer>> busy = new HashMap<>();
    private final List<Helped> helped = new ArrayList<>();

    Helpers(District district, Residents residents) {
        this.district = district;
        this.residents = residents;
    }

    /** A volunteer was there, at a gathering. */
    record Helped(int volunteer, Gathering gathering) {}

    List<Helped> helped() {
        return List.copyOf(helped);
    }

    /** Asks for help at a gathering, if it needs any, and finds some. */
    Crew crew(Gathering gathering, Script script, Instant at) {
        Crew crew = new Crew(gathering, script.as(Who.MANAGER));
        boolean planned = gathering.fate() != Fate.HELD_LATER && gathering.fate() != Fate.POSTPONED;
        if (planned && gathering.template().helpers() > 0) {
            crew.plan(at);
            crew.signUp(at.plus(Duration.ofDays(2)));
        }
        return crew;
    }

    /** Those who are free on the day and may look after whom the gathering is for. */
    private List<Integer> free(Gathering gathering, Random random) {
        List<Integer> free = new ArrayList<>(residents.volunteers(gathering.quarter()));
        free.removeIf(volunteer -> busy.getOrDefault(gathering.day(), Set.of()).contains(volunteer)
                || gathering.template().isForChildren() && !residents.isCleared(volunteer));
        Collections.shuffle(free, random);
        return free;
    }

    /** Those who help at one gathering. */
    final class Crew {

        private final Gathering gathering;
        private final Script script;
        private final Random random;
        private final String shift;
        private final List<Integer> signedUp = new ArrayList<>();

        private Crew(Gathering gathering, Script script) {
            this.gathering = gathering;
            this.script = script;
            this.random = district.random("crew" + gathering.number());
            this.shift = "/shifts/" + district.ref("shift" + gathering.number());
        }

        private void plan(Instant at) {
            Template template = gathering.template();
            script.make(
                    district.key("shift" + gathering.number()),
                    at,
                    "/activities/" + district.ref(gathering.key()) + "/shifts",
                    "task",
                    template.isForChildren() ? "Kinder betreuen" : "Auf- und Abbau, Ausschank",
                    "start",
                    Gathering.text(gathering.plannedStart().minus(AROUND)),
                    "end",
                    Gathering.text(gathering
                            .plannedStart()
                            .plusMinutes(template.minutes())
                            .plus(AROUND)),
                    "needed",
                    template.helpers(),
                    "skills",
                    random.nextInt(4) == 0 ? List.of(Residents.SKILLS.getFirst()) : List.of());
        }

        private void signUp(Instant at) {
            List<Integer> free = free(gathering, random);
            int wanted = gathering.template().helpers() - (random.nextInt(4) == 0 ? 1 : 0);
            while (signedUp.size() < wanted && !free.isEmpty()) {
                int volunteer = take(free);
                script.put(at, shift + "/volunteers/" + volunteer(volunteer));
                signedUp.add(volunteer);
            }
            if (!free.isEmpty() && random.nextInt(4) == 0) {
                script.put(at, shift + "/standby/" + volunteer(take(free)));
            }
            if (!signedUp.isEmpty() && !free.isEmpty() && random.nextInt(8) == 0) {
                swap(at, take(free));
            }
            if (!signedUp.isEmpty() && random.nextInt(20) == 0) {
                int leaving = signedUp.removeLast();
                script.post(at, shift + "/volunteers/" + volunteer(leaving) + "/release", "reason", "erkrankt");
            }
        }

        private void swap(Instant at, int taker) {
            String swap = "swap" + gathering.number();
            int giver = signedUp.removeFirst();
            script.make(district.key(swap), at, shift + "/swaps", "giver", volunteer(giver), "taker", volunteer(taker));
            String answer = shift + "/swaps/" + district.ref(swap);
            if (random.nextInt(4) == 0) {
                script.post(at, answer + "/refusal");
                signedUp.add(giver);
            } else {
                script.post(at, answer + "/acceptance");
                signedUp.add(taker);
            }
        }

        private int take(List<Integer> free) {
            int volunteer = free.removeLast();
            busy.computeIfAbsent(gathering.day(), day -> new HashSet<>()).add(volunteer);
            return volunteer;
        }

        /** Most of them are there. */
        void come() {
            for (int volunteer : signedUp) {
                if (random.nextInt(100) < SHOW_UP) {
                    script.as(Who.MANAGER)
                            .post(
                                    gathering.start().toInstant(),
                                    shift + "/volunteers/" + volunteer(volunteer) + "/check-in");
                    helped.add(new Helped(volunteer, gathering));
                }
            }
        }

        private String volunteer(int number) {
            return district.ref("volunteer" + number);
        }
    }
}
