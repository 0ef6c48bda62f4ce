package org.quartier.standalone.season;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Two quarters that do not exist, with a community centre each.
 *
 * @param number from 0; it begins all keys
 * @param size its share of the whole
 */
record District(int number, Calendar calendar, Size size, long seed) {

    /** How many quarters it has. */
    static final int QUARTERS = 2;

    static final String CITY = "Musterstadt";

    private static final List<String> NAMES = List.of("Am Mühlenbach", "Brunnenviertel");
    private static final List<String> STREETS = List.of("Mühlenweg", "Brunnengasse");
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(20, 0);

    /** A source of chance of its own for each purpose, so that more of one thing changes nothing about another. */
    Random random(String purpose) {
        return new Random(Objects.hash(seed, number, purpose) * 2_654_435_761L);
    }

    /** A key of this district. */
    String key(String name) {
        return "d" + number + "." + name;
    }

    /** What stands for the id of what is named by a key of this district. */
    String ref(String name) {
        return "{" + key(name) + "}";
    }

    /** Who runs all of it: a charity, so that it may pay allowances. */
    static List<Intent> organisation(Calendar calendar) {
        Script script = new Script("organisation", calendar.latest()).as(Who.ADMINISTRATOR);
        script.put(
                begins(calendar),
                "/organisation",
                "name",
                "Nachbarschaftswerk Musterstadt",
                "kind",
                "CHARITY",
                "settings",
                Map.of("travelBufferMinutes", 15));
        return script.intents();
    }

    List<Intent> places() {
        Script script = new Script(key("places"), calendar.latest());
        Instant at = begins(calendar);
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            String name = NAMES.get(quarter) + (number == 0 ? "" : " " + (number + 1));
            script.make(
                    key("quarter" + quarter),
                    at,
                    "/quarters",
                    "name",
                    name,
                    "municipality",
                    CITY,
                    "federalState",
                    "NW",
                    "workingHours",
                    workingHours());
            script.make(
                    key("venue" + quarter),
                    at,
                    "/venues",
                    "quarter",
                    ref("quarter" + quarter),
                    "name",
                    "Nachbarschaftshaus " + name,
                    "address",
                    STREETS.get(quarter) + " 1, 00000 " + CITY,
                    "accessibility",
                    "step-free, accessible toilet");
            room(script, at, quarter, "hall", "Großer Saal", 80, 99);
            room(script, at, quarter, "office", "Werkstattraum", 30, 35);
        }
        return script.intents();
    }

    private void room(Script script, Instant at, int quarter, String key, String name, int capacity, int most) {
        script.make(
                key(key + quarter),
                at,
                "/venues/" + ref("venue" + quarter) + "/rooms",
                "name",
                name,
                "capacity",
                capacity,
                "fireSafetyMaximum",
                most,
                "setUpMinutes",
                15,
                "tearDownMinutes",
                15);
    }

    private static Instant begins(Calendar calendar) {
        return Calendar.at(calendar.first().minusDays(40), 9);
    }

    private static List<Map<String, Object>> workingHours() {
        return Stream.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")
                .map(day -> Script.object("day", day, "from", OPENS.toString(), "to", CLOSES.toString()))
                .toList();
    }
}
