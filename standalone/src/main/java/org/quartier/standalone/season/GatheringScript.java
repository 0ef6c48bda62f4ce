package org.quartier.standalone.season;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.quartier.standalone.season.Gathering.Fate;

/** What happens around one gathering, from the first plan to the last correction. */
final class GatheringScript {

    private static final Duration A_MONTH = Duration.ofDays(30);
    private static final int WITHOUT_COMPLETION = 15; // of a hundred

    private final District district;
    private final Residents residents;
    private final Helpers helpers;
    private final Gathering gathering;
    private final Script script;
    private final Random random;
    private final String path;
    private final Afterthoughts afterthoughts;

    GatheringScript(
            District district, Residents residents, Helpers helpers, Afterthoughts afterthoughts, Gathering gathering) {
        this.district = district;
        this.residents = residents;
        this.helpers = helpers;
        this.afterthoughts = afterthoughts;
        this.gathering = gathering;
        this.script =
                new Script(district.key(gathering.key()), district.calendar().latest());
        this.random = district.random(gathering.key());
        this.path = "/activities/" + district.ref(gathering.key());
    }

    List<Intent> intents() {
        Instant first = gathering.plannedStart().toInstant();
        Instant opens =
                earlier(first.minus(A_MONTH), district.calendar().latest().minus(Duration.ofDays(12)));
        plan(opens.minus(Duration.ofDays(2)));
        if (gathering.fate() == Fate.DRAFT) {
            return script.intents();
        }
        publish(opens);
        Helpers.Crew crew = helpers.crew(gathering, script, opens);
        Guests guests = new Guests(district, gathering, residents.guests(gathering.quarter()), script.as(who()));
        Instant closes = earlier(
                first.minus(Duration.ofHours(30)), district.calendar().latest().minus(Duration.ofHours(1)));
        guests.register(opens.plus(Duration.ofHours(3)), closes);
        happens(first.minus(Duration.ofHours(28)));
        if (gathering.takesPlace()
                && district.calendar().isPast(gathering.start().toLocalDate())) {
            crew.come();
            afterthoughts.missed(gathering, guests.come());
            complete();
        }
        return script.intents();
    }

    private void plan(Instant at) {
        Template template = gathering.template();
        int quarter = gathering.quarter();
        String room = template.room();
        script.as(Who.MANAGER)
                .make(
                        district.key(gathering.key()),
                        at,
                        "/activities",
                        "quarter",
                        district.ref("quarter" + quarter),
                        "kind",
                        template.kind(),
                        "title",
                        template.title(),
                        "slot",
                        gathering.slot(gathering.plannedStart()),
                        "venue",
                        district.ref("venue" + quarter),
                        "room",
                        room == null ? null : district.ref(room + quarter),
                        "contact",
                        "Quartiersbüro, +49 30 23125 000",
                        "audience",
                        template.isForChildren() ? "Kinder von 6 bis 12" : "alle im Quartier",
                        "accessibility",
                        room == null ? "unknown" : "stufenlos",
                        "keyHolder",
                        template.isOutOfHours() ? district.ref(Residents.moderator(quarter, 0)) : null,
                        "capacity",
                        places(template.places()),
                        "minimumParticipants",
                        template.places() == 0 ? null : template.places() / 3,
                        "visibility",
                        template.kind().equals("CONSULTATION_HOUR") ? "INTERNAL" : "PUBLIC");
        if (template.isForChildren()) {
            script.put(
                    at,
                    path + "/protected-contact",
                    "kind",
                    "SUPERVISING",
                    "intensity",
                    "ACCOMPANIED",
                    "duration",
                    "REGULAR");
        }
    }

    private @Nullable Map<String, Object> places(int places) {
        return places == 0
                ? null
                : Script.object(
                        "places",
                        places,
                        "reserved",
                        places > 50 ? 5 : null,
                        "waitingList",
                        Map.of("policy", gathering.template().policy()));
    }

    /** Out of hours the first quarter sends two people, the second one says why not. */
    private void publish(Instant at) {
        Template template = gathering.template();
        String lead = moderator(template.moderator());
        boolean two = template.isOutOfHours() && gathering.quarter() == 0;
        script.put(at, path + "/moderators/" + lead, "role", "LEAD");
        if (two) {
            script.put(at, path + "/moderators/" + moderator(0), "role", "CO");
        }
        script.post(
                at,
                path + "/publication",
                "override",
                template.isOutOfHours() && !two ? Map.of("reason", "Der Verein von nebenan ist dabei.") : null);
        if (random.nextInt(20) > 0) { // else they forgot to answer
            script.as(who()).post(at.plus(Duration.ofHours(2)), path + "/moderators/" + lead + "/acceptance");
        }
        if (two && random.nextInt(5) == 0) {
            script.as(Who.MANAGER)
                    .post(
                            at.plus(Duration.ofHours(2)),
                            path + "/moderators/" + moderator(0) + "/refusal",
                            "reason",
                            "Urlaub");
        }
    }

    private void happens(Instant at) {
        script.as(Who.MANAGER);
        switch (gathering.fate()) {
            case CANCELLED -> script.post(at, path + "/cancellation", "reason", "Die Referentin ist erkrankt.");
            case POSTPONED -> script.post(at, path + "/postponement", "reason", "Der Raum wird renoviert.");
            case HELD_LATER -> {
                script.post(at, path + "/postponement", "reason", "Sturmwarnung");
                move(at.plus(Duration.ofHours(3)), "Eine Woche später");
            }
            case MOVED -> move(at, "Vorher wird der Saal geputzt.");
            case HELD, DRAFT -> {}
        }
        if (gathering.template().places() > 0 && gathering.takesPlace() && random.nextInt(10) == 0) {
            script.put(
                    at.plus(Duration.ofHours(5)),
                    path + "/capacity",
                    "places",
                    gathering.template().places() + 2);
        }
    }

    private void move(Instant at, String reason) {
        String room = gathering.template().room();
        script.put(
                at,
                path + "/schedule",
                "slot",
                gathering.slot(gathering.start()),
                "room",
                room == null ? null : district.ref(room + gathering.quarter()),
                "reason",
                reason,
                "override",
                Map.of("reason", "Es bleibt dabei.")); // it may be a holiday
    }

    private void complete() {
        if (random.nextInt(100) >= WITHOUT_COMPLETION) {
            script.as(who())
                    .post(
                            gathering.end().plus(Duration.ofMinutes(30)),
                            path + "/completion",
                            "minutes",
                            gathering.template().kind().endsWith("ASSEMBLY") ? "Beschlüsse wie besprochen." : null);
        }
    }

    private String moderator(int number) {
        return district.ref(Residents.moderator(gathering.quarter(), number));
    }

    /** The moderator who signs in does what is theirs; for the others a manager does it. */
    private Who who() {
        String lead =
                Residents.moderator(gathering.quarter(), gathering.template().moderator());
        return district.number() == 0 && lead.equals(Residents.signedIn()) ? Who.MODERATOR : Who.MANAGER;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
