package org.quartier.standalone.season;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Who registers for a gathering. It knows who has a place, as the rules say, because only they can be
 * recorded as present: of what lies in the past nobody is promoted any more.
 */
final class Guests {

    /** Where a guest stands. */
    enum Standing {
        CONFIRMED,
        WAITING,
        GONE
    }

    private final District district;
    private final Gathering gathering;
    private final List<String> pool;
    private final Script script;
    private final Random random;
    private final String path;
    private final Map<String, Standing> standings = new LinkedHashMap<>();
    private final Map<String, Integer> parties = new LinkedHashMap<>();
    private final int places;

    Guests(District district, Gathering gathering, List<String> quarter, Script script) {
        this.district = district;
        this.gathering = gathering;
        this.script = script;
        this.random = district.random("guests" + gathering.number());
        this.path = "/activities/" + district.ref(gathering.key());
        this.pool = new ArrayList<>(quarter);
        Collections.shuffle(pool, random);
        int most = gathering.template().places();
        this.places = most > 50 ? most - 5 : most; // as they are reserved
    }

    /** They register between two instants, and some change their minds. */
    void register(Instant opens, Instant closes) {
        Duration each = Duration.between(opens, closes).dividedBy(gathering.registrations() + 2L);
        for (int i = 0; i < gathering.registrations(); i++) {
            Instant at = opens.plus(each.multipliedBy(i + 1L));
            String guest = pool.get(i);
            register(guest, at);
            if (random.nextInt(100) == 0) {
                script.mistake(409, at, path + "/registrations", "personId", district.ref(guest));
            }
            if (random.nextInt(12) == 0) {
                leave(pool.get(random.nextInt(i + 1)), at.plusSeconds(60));
            }
        }
    }

    private void register(String guest, Instant at) {
        int companions = random.nextInt(10) < 8 || gathering.template().isForChildren() ? 0 : 1 + random.nextInt(2);
        script.post(
                at,
                path + "/registrations",
                "personId",
                district.ref(guest),
                "companions",
                companions,
                "priority",
                random.nextInt(25) == 0 && standings.get(guest) != Standing.GONE ? 1 : null, // who comes back has none
                "source",
                random.nextInt(5) < 2 ? "ONLINE" : "STAFF");
        boolean fits = places == 0 || 1 + companions <= free();
        parties.put(guest, 1 + companions);
        standings.put(guest, fits && !isAnyoneWaiting() ? Standing.CONFIRMED : Standing.WAITING);
    }

    private void leave(String guest, Instant at) {
        Standing before = standings.get(guest);
        if (before == null || before == Standing.GONE) {
            return;
        }
        String registration = path + "/registrations/" + district.ref(guest);
        standings.put(guest, Standing.GONE);
        switch (random.nextInt(10)) {
            case 0 -> script.post(at, registration + "/rejection", "reason", "Platz wird anders gebraucht");
            case 1 -> {
                script.post(at, registration + "/withdrawal", "reason", "am Telefon verwechselt");
                restore(guest, before, at.plusSeconds(600));
            }
            case 2 -> {
                script.post(at, registration + "/withdrawal", "reason", "verreist");
                register(guest, at.plusSeconds(900));
            }
            case 3, 4 -> script.post(at, registration + "/withdrawal");
            default -> script.post(at, registration + "/withdrawal", "reason", "krank");
        }
    }

    /** A moderator may not: a manager does it. */
    private void restore(String guest, Standing before, Instant at) {
        boolean again = places == 0 || before == Standing.CONFIRMED && parties.getOrDefault(guest, 1) <= free();
        script.as(Who.MANAGER)
                .post(at, path + "/registrations/" + district.ref(guest) + "/restoration", "reason", "Irrtum");
        standings.put(guest, again ? Standing.CONFIRMED : Standing.WAITING);
    }

    private int free() {
        return places
                - standings.entrySet().stream()
                        .filter(guest -> guest.getValue() == Standing.CONFIRMED)
                        .mapToInt(guest -> parties.getOrDefault(guest.getKey(), 1))
                        .sum();
    }

    private boolean isAnyoneWaiting() {
        return standings.containsValue(Standing.WAITING);
    }

    /** They come, or do not: answers who was noted down as absent. */
    List<String> come() {
        List<String> confirmed = standings.entrySet().stream()
                .filter(guest -> guest.getValue() == Standing.CONFIRMED)
                .map(Map.Entry::getKey)
                .toList();
        List<String> waiting = standings.entrySet().stream()
                .filter(guest -> guest.getValue() == Standing.WAITING)
                .map(Map.Entry::getKey)
                .toList();
        int registered = gathering.registrations();
        List<String> others = pool.subList(registered, Math.min(pool.size(), registered + 3));
        return new Entrance(district, gathering, script).come(confirmed, waiting, others);
    }
}
