package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;

/** A choir's months: planned once, published, moved, one evening cancelled, another hour from some week on. */
@StandaloneTest
class SeriesJourneyTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate FIRST =
            LocalDate.now(BERLIN).plusWeeks(2).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));

    @Autowired
    private People people;

    private TestHttp manager;
    private String quarter;
    private String anna;

    @Test
    @DisplayName("R-02 R-03 R-76 a series over HTTP: its UIDs stay, SEQUENCE rises, registrations go along")
    void aChoir() {
        manager = people.as("demo-manager");
        quarter = made(manager.post("/api/v1/quarters", """
            {"name": "Coerde", "municipality": "Münster", "federalState": "NW"}\
            """));
        anna = made(manager.post("/api/v1/persons", "{\"givenName\": \"Anna\", \"familyName\": \"Beck\"}"));
        String series = made(manager.post("/api/v1/series", body(FIRST, 18, ", \"rule\": \"FREQ=WEEKLY;COUNT=4\"")));
        String path = "/api/v1/series/" + series;
        ok(manager.post(path + "/publication", ""));
        Answer registered = ok(manager.post(path + "/registrations", "{\"personId\": \"%s\"}".formatted(anna)));
        assertThat(registered.json().at("/items").findValuesAsString("status"))
                .containsExactly("CONFIRMED", "CONFIRMED", "CONFIRMED", "CONFIRMED");
        List<String> before = entries(registered);
        assertThat(before).hasSize(4).allMatch(entry -> entry.endsWith(" 0 180000"));

        ok(manager.post(
                path + "/occurrences/" + FIRST.plusWeeks(1) + "/cancellation?scope=THIS", "{\"reason\": \"heating\"}"));
        Answer changed = ok(manager.put(
                path + "/occurrences/" + FIRST.plusWeeks(2) + "?scope=THIS_AND_FOLLOWING",
                body(FIRST.plusWeeks(2), 19, "")));
        String next = changed.text("continuedBy");

        List<String> after = entries(changed);
        assertThat(after)
                .extracting(entry -> entry.split(" ")[0])
                .containsExactlyElementsOf(
                        before.stream().map(entry -> entry.split(" ")[0]).toList());
        assertThat(after.subList(2, 4)).allMatch(entry -> entry.endsWith(" 1 190000"));
        assertThat(after.subList(0, 2)).allMatch(entry -> entry.endsWith(" 0 180000"));

        Answer old = manager.getAfter(changed, path);
        assertThat(old.text("continuedBy")).isEqualTo(next);
        assertThat(old.json().at("/exceptions").toString()).isEqualTo("[\"%s\"]".formatted(FIRST.plusWeeks(1)));
        Answer now = manager.getAfter(changed, "/api/v1/series/" + next);
        assertThat(now.json().at("/occurrences")).hasSize(2);
        String activity = now.text("/occurrences/0/activity");
        assertThat(manager.getAfter(changed, "/api/v1/activities/" + activity).text("series"))
                .isEqualTo(next);
        assertThat(manager.getAfter(changed, "/api/v1/activities/" + activity + "/participation")
                        .text("/registrations/0/personId"))
                .isEqualTo(anna);
        assertThat(people.as("demo-reader").getAfter(changed, path).status()).isEqualTo(200);
    }

    /** UID, SEQUENCE and the local hour of each entry in the feed, by day. */
    private List<String> entries(Answer after) {
        String feed = manager.getAfter(after, "/api/v1/calendar.ics?quarter=" + quarter)
                .body()
                .replace("\r\n ", "");
        Matcher entry = Pattern.compile(
                        "BEGIN:VEVENT.*?UID:(\\S+).*?SEQUENCE:(\\d+).*?DTSTART\\S*?:(\\d+)T(\\d+).*?END:VEVENT",
                        Pattern.DOTALL)
                .matcher(feed);
        return entry.results()
                .sorted(java.util.Comparator.comparing(found -> found.group(3)))
                .map(found -> found.group(1) + " " + found.group(2) + " " + found.group(4))
                .toList();
    }

    private String body(LocalDate day, int hour, String more) {
        return """
            {"quarter": "%s", "kind": "WORKSHOP", "title": "Choir", "onlineLink": "https://example.org/choir", "contact": "Quartiersbüro",
             "audience": "all", "accessibility": "step-free",
             "slot": {"start": "%s", "end": "%s", "zone": "Europe/Berlin"} %s}\
            """.formatted(
                        quarter,
                        day.atTime(hour, 0).atZone(BERLIN).toOffsetDateTime(),
                        day.atTime(hour + 2, 0).atZone(BERLIN).toOffsetDateTime(),
                        more);
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
