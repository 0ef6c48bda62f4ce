package org.quartier.standalone.season;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Who comes to a gathering: by scan, by list, unregistered, or counted only; and what was noted down wrongly. */
final class Entrance {

    private static final String DEVICE = "Einlass";
    private static final int SHORT_VISIT = 45; // minutes

    private final District district;
    private final Gathering gathering;
    private final Script script;
    private final Random random;
    private final String path;
    private final Instant start;
    private int present;
    private int nameless;
    private int scans;
    private final List<String> absent = new ArrayList<>();

    Entrance(District district, Gathering gathering, Script script) {
        this.district = district;
        this.gathering = gathering;
        this.script = script;
        this.random = district.random("entrance" + gathering.number());
        this.path = "/activities/" + district.ref(gathering.key());
        this.start = gathering.start().toInstant();
    }

    /** Answers who was noted down as absent, and still is. */
    List<String> come(List<String> confirmed, List<String> waiting, List<String> others) {
        confirmed.forEach(this::record);
        for (String guest : waiting) {
            if (random.nextInt(6) == 0) {
                scan(guest);
            }
        }
        if (gathering.template().places() == 0) {
            others.subList(0, random.nextInt(others.size() + 1)).forEach(this::scan);
            namelessGuests();
        }
        if (random.nextInt(10) < gathering.template().counted()) {
            count();
        }
        return absent;
    }

    private void record(String guest) {
        String attendance = path + "/attendance/" + district.ref(guest);
        int chance = random.nextInt(100);
        if (chance < 34) {
            scan(guest);
        } else if (chance < 66) {
            script.put(at(), attendance, "status", "PRESENT");
            present++;
            if (chance == 65) {
                correct(attendance, "PARTIAL", SHORT_VISIT, "ging früher, sagt die Moderation");
            }
        } else if (chance < 72) {
            script.put(at(), attendance, "status", "PARTIAL", "minutes", SHORT_VISIT);
            present++;
        } else if (chance < 84) {
            script.put(at(), attendance, "status", "ABSENT");
            if (chance < 74) {
                correct(attendance, "PRESENT", null, "stand auf der Liste aus Papier");
                present++;
            } else {
                absent.add(guest);
            }
        } else if (chance < 89) {
            script.put(start.minus(Duration.ofHours(3)), attendance, "status", "EXCUSED");
        }
    }

    private void correct(String attendance, String status, @Nullable Integer minutes, String reason) {
        script.post(
                gathering.end().plus(Duration.ofHours(20)),
                attendance + "/corrections",
                "status",
                status,
                "minutes",
                minutes,
                "reason",
                reason);
    }

    private void scan(String guest) {
        String scan = gathering.key() + ".scan" + scans++;
        Instant at = at();
        Object[] body = {"personId", district.ref(guest), "device", DEVICE, "nonce", scan};
        script.make(district.key(scan), at, path + "/check-ins", body);
        switch (random.nextInt(30)) {
            case 0 -> // the wrong badge
                script.post(
                        at.plusSeconds(120),
                        path + "/check-ins/" + district.ref(scan) + "/annulment",
                        "reason",
                        "falscher Ausweis");
            case 1 -> {
                script.post(at, path + "/check-ins", body); // the scanner was not sure
                present++;
            }
            default -> present++;
        }
    }

    private void namelessGuests() {
        for (int i = random.nextInt(3); i > 0; i--) {
            int companions = random.nextInt(3);
            String scan = gathering.key() + ".scan" + scans++;
            script.make(
                    district.key(scan),
                    at(),
                    path + "/check-ins",
                    "walkIn",
                    Map.of("companions", companions),
                    "device",
                    DEVICE,
                    "nonce",
                    scan);
            if (random.nextInt(12) == 0) {
                script.post(
                        at(),
                        path + "/check-ins/" + district.ref(scan) + "/annulment",
                        "reason",
                        "nur nach dem Weg gefragt");
            } else {
                nameless += 1 + companions;
            }
        }
    }

    private void count() {
        Instant at = gathering.end().minus(Duration.ofMinutes(20));
        if (random.nextInt(12) == 0) {
            count(at.minusSeconds(1_800), present + nameless + 1, false);
        }
        boolean additional = gathering.template().every() == 13 && random.nextBoolean();
        count(at, additional ? 20 + random.nextInt(60) : present + random.nextInt(15), additional);
    }

    private void count(Instant at, int total, boolean additional) {
        int children = random.nextInt(total / 3 + 1);
        int old = random.nextInt(total / 2 + 1);
        script.post(
                at,
                path + "/head-counts",
                "total",
                total,
                "additional",
                additional,
                "byCategory",
                random.nextInt(3) == 0 ? null : Map.of("6_13", children, "60_74", old));
    }

    private Instant at() {
        return start.plus(Duration.ofMinutes(random.nextInt(40) - 10L));
    }
}
