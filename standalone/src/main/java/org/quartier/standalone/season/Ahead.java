package org.quartier.standalone.season;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;

/** What is still to come and wanted by many: a series, and a course whose places are offered one by one. */
final class Ahead {

    private static final int WEEKS = 8;

    private final District district;
    private final List<String> guests;
    private final int quarter;
    private final Instant at;

    Ahead(District district, List<String> guests, int quarter) {
        this.district = district;
        this.guests = guests;
        this.quarter = quarter;
        this.at = district.calendar().latest();
    }

    /** Every week anew, with registration for all of it. */
    List<Intent> series() {
        Script script = new Script(district.key("series" + quarter), at);
        LocalDate first = district.calendar().today().plusDays(1).with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
        script.make(
                district.key("gymnastics" + quarter),
                at,
                "/series",
                "quarter",
                district.ref("quarter" + quarter),
                "kind",
                "WORKSHOP",
                "title",
                "Bewegung im Sitzen",
                "slot",
                slot(first, 10),
                "venue",
                district.ref("venue" + quarter),
                "room",
                district.ref("hall" + quarter),
                "contact",
                "Quartiersbüro",
                "audience",
                "ab 60",
                "accessibility",
                "stufenlos",
                "visibility",
                "PUBLIC",
                "capacity",
                Map.of("places", 5),
                "rule",
                "FREQ=WEEKLY;COUNT=" + WEEKS);
        String path = "/series/" + district.ref("gymnastics" + quarter);
        script.post(at, path + "/publication", "override", Map.of("reason", "auch an Feiertagen"));
        for (String guest : guests.subList(0, 9)) {
            script.post(at, path + "/registrations", "personId", district.ref(guest));
        }
        script.post(at, path + "/registrations/" + district.ref(guests.get(1)) + "/withdrawal", "reason", "Kur");
        return script.intents();
    }

    /** Three places: what becomes free is offered, taken, declined, left open, and given away out of order. */
    List<Intent> course() {
        Script script = new Script(district.key("course" + quarter), at);
        LocalDate day = district.calendar().today().plusWeeks(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY));
        String activity = "baking" + quarter;
        script.make(
                district.key(activity),
                at,
                "/activities",
                "quarter",
                district.ref("quarter" + quarter),
                "kind",
                "WORKSHOP",
                "title",
                "Backen mit Sauerteig",
                "slot",
                slot(day, 10),
                "venue",
                district.ref("venue" + quarter),
                "contact",
                "Quartiersbüro",
                "audience",
                "alle",
                "accessibility",
                "stufenlos",
                "visibility",
                "PUBLIC",
                "capacity",
                Map.of("places", 3, "waitingList", Map.of("mode", "OFFER")));
        String path = "/activities/" + district.ref(activity);
        script.post(at, path + "/publication", "override", Map.of("reason", "auch an Feiertagen"));
        for (String guest : guests.subList(0, 8)) {
            script.post(at, path + "/registrations", "personId", district.ref(guest));
        }
        script.post(at, registration(path, 0) + "/withdrawal", "reason", "krank");
        script.post(at, registration(path, 3) + "/acceptance");
        script.post(at, registration(path, 1) + "/withdrawal", "reason", "krank");
        script.post(at, registration(path, 4) + "/refusal", "reason", "hat schon etwas vor");
        script.post(at, registration(path, 7) + "/promotion", "reason", "hilft beim Aufbau");
        script.put(at, path + "/capacity", "places", 5);
        return script.intents();
    }

    private String registration(String path, int guest) {
        return path + "/registrations/" + district.ref(guests.get(guest));
    }

    private static Map<String, Object> slot(LocalDate day, int hour) {
        LocalTime from = LocalTime.of(hour, 0);
        return Script.object(
                "start",
                Gathering.text(day.atTime(from).atZone(Calendar.ZONE)),
                "end",
                Gathering.text(day.atTime(from.plusHours(2)).atZone(Calendar.ZONE)),
                "zone",
                Calendar.ZONE.getId());
    }
}
