package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.caching.Cache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.kernel.access.AccessTable;
import org.quartier.kernel.access.AccessTable.Row;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What belongs to one organisation does not exist for another: at every endpoint, from cache and log alike. */
@StandaloneTest
class IsolationTest {

    private static final String REASON = "{\"reason\": \"because it is a test\"}";

    /** Not about anybody's records: the system as a whole, or addresses that are secrets themselves. */
    private static final List<String> ELSEWHERE =
            List.of("/api/v1/operations/projections/{projection}/rebuild", "/api/v1/feeds/{secret}.ics");

    @Autowired
    private People people;

    @Autowired
    private AccessTable table;

    @Autowired
    private Cache aggregateCache;

    @Autowired
    @Qualifier("query")
    private JdbcClient db;

    private static final String LATER =
            """
            {"start": "%s", "end": "%s", "zone": "Europe/Berlin"}\
            """.formatted(OneOfEverything.START.plusHours(3), OneOfEverything.START.plusHours(4));

    private OneOfEverything demo;

    @BeforeEach
    void demoHasOneOfEverything() {
        demo = OneOfEverything.of(people, "demo");
    }

    @Test
    void anotherOrganisationsIdIs404Everywhere() {
        String position = demo.position();
        long before = eventsOfDemo();
        List<String> wrong = new ArrayList<>();

        wrong.addAll(callEverything(people.as("other-administrator"), demo, position)); // from a warm cache
        aggregateCache.removeAll();
        wrong.addAll(callEverything(people.as("other-administrator"), demo, position)); // from the log

        assertThat(wrong).isEmpty();
        assertThat(eventsOfDemo()).isEqualTo(before);
    }

    @Test
    void anIdOfAnotherKindIs404Everywhere() {
        String position = demo.position();
        long before = eventsOfDemo();
        List<String> wrong = new ArrayList<>();

        for (String kind : List.of("quarter", "venue", "volunteer", "activity")) {
            OneOfEverything mistaken = demo.mistaking(kind, "hourEntry");
            wrong.addAll(callEverything(people.as("demo-administrator"), mistaken, position));
            wrong.addAll(callEverything(people.as("other-administrator"), mistaken, position));
        }

        assertThat(wrong).isEmpty();
        assertThat(eventsOfDemo()).isEqualTo(before);
    }

    /** Each is taken with ids of one's own, so that it is another's id that is refused. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST|/venues|{'quarter': '{quarter}', 'name': 'x'}|quarter",
                "POST|/equipment|{'quarter': '{quarter}', 'name': 'x'}|quarter",
                "PUT|/equipment/{own equipment}|{'quarter': '{quarter}', 'name': 'x'}|quarter",
                "POST|/persons|{'givenName': 'x', 'familyName': 'y', 'quarter': '{quarter}'}|quarter",
                "PUT|/persons/{own person}|{'givenName': 'x', 'familyName': 'y', 'quarter': '{quarter}'}|quarter",
                "POST|/volunteers|{'personId': '{person}', 'quarter': '{quarter}'}|person quarter",
                "POST|/staff|{'personId': '{person}', 'roles': ['moderator'], 'quarters': ['{quarter}']}|person"
                        + " quarter",
                "POST|/activities|ACTIVITY|quarter venue room person",
                "POST|/series|SERIES|quarter venue room person",
                "POST|/series/{own series}/registrations|{'personId': '{person}'}|person",
                "PUT|/activities/{own activity}|ACTIVITY|venue room person",
                "PUT|/activities/{own activity}/schedule|{'slot': SLOT, 'room': '{room}', 'reason': 'x'}|room",
                "POST|/activities/{own activity}/registrations|{'personId': '{person}'}|person",
                "POST|/activities/{own activity}/check-ins|{'personId': '{person}', 'device': 'd', 'nonce':"
                        + " 'o'}|person",
                "POST|/volunteers/{own volunteer}/hours|{'activity': '{activity}', HOURS}|activity",
                "POST|/shifts/{own shift}/swaps|{'giver': '{volunteer}', 'taker': '{taker}'}|volunteer taker",
                "POST|/volunteers/{own volunteer}/allowances|{'type': 'EXPENSES', 'cents': 1, 'paidOn': '2026-01-02',"
                        + " 'receipt': 'x', 'activity': '{activity}'}|activity",
                "POST|/feed-addresses|{'filter': {'quarter': '{quarter}'}}|quarter",
                "POST|/feed-addresses|{'filter': {'room': '{room}'}}|room",
                "POST|/feed-addresses|{'filter': {'moderator': '{person}'}}|person",
            })
    void anotherOrganisationsIdInABodyIsUnknown(String method, String path, String body, String references) {
        OneOfEverything own = OneOfEverything.of(people, "other");
        TestHttp stranger = people.as("other-administrator");
        String of = "/api/v1" + own.with(path.replace("{own ", "{"));
        String filled = body.replace("SERIES", "ACTIVITY")
                .replace(
                        "ACTIVITY",
                        "{'quarter': '{quarter}', 'venue': '{venue}', 'room': '{room}', 'keyHolder': '{person}',"
                                + " 'kind': 'EVENT', 'title': 'x', 'slot': SLOT, 'contact': 'x', 'audience': 'x',"
                                + " 'accessibility': 'x'}")
                .replace("SLOT", LATER)
                .replace("HOURS", "'task': 'x', 'start': '2026-01-02T10:00:00Z', 'end': '2026-01-02T11:00:00Z'");
        String complete =
                body.equals("SERIES") ? filled.replaceFirst("\\{", "{'rule': 'FREQ=DAILY;COUNT=2', ") : filled;
        for (String reference : references.split(" ")) {
            String one = complete.replace("{" + reference + "}", demo.id(reference));
            long before = events();
            Answer answer = stranger.send(method, of, own.with(one));
            assertThat(answer.status()).as(reference + " " + answer.body()).isEqualTo(422);
            assertThat(answer.text("type")).endsWith("unknown-reference");
            assertThat(events()).isEqualTo(before);
        }
        Answer ours = stranger.send(method, of, own.with(complete));
        assertThat(ours.text("type")).as(ours.body()).doesNotEndWith("unknown-reference");
        assertThat(ours.status()).as(ours.body()).isIn(200, 201, 409);
    }

    @Test
    void anotherOrganisationsIdInAHeaderOrAQueryIsUnknown() {
        TestHttp stranger = people.as("other-administrator");
        Answer onBehalf = stranger.post("/api/v1/quarters", OneOfEverything.QUARTER, "On-Behalf-Of", demo.id("person"));
        Answer imported = stranger.post(
                "/api/v1/imports/activities?quarter=" + demo.id("quarter"),
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n",
                "Content-Type",
                "text/calendar");

        for (Answer answer : List.of(onBehalf, imported)) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
            assertThat(answer.text("type")).endsWith("unknown-reference");
        }
    }

    private List<String> callEverything(TestHttp caller, OneOfEverything of, String position) {
        List<String> wrong = new ArrayList<>();
        for (Row row : table.rows()) {
            String pattern = row.path().getPatternString();
            if (!pattern.startsWith("/api/") || !pattern.contains("{") || ELSEWHERE.contains(pattern)) {
                continue;
            }
            String path = of.with(pattern)
                    .replace("{date}", OneOfEverything.START.toLocalDate().toString());
            assertThat(path).doesNotContain("{");
            if (path.contains("/occurrences/")) {
                path += "?scope=ALL";
            }
            Answer answer = caller.send(
                    row.method().name(), path, body(row.method().name(), pattern), "Consistent-With", position);
            if (answer.status() != 404) {
                wrong.add(row.method() + " " + pattern + " " + answer.status() + " " + answer.body());
            }
        }
        return wrong;
    }

    private String body(String method, String pattern) {
        if (method.equals("GET") || method.equals("DELETE")) {
            return "";
        }
        String last = pattern.substring(pattern.lastIndexOf('/') + 1);
        return switch (last) {
            case "{quarter}" -> OneOfEverything.QUARTER;
            case "{activity}", "{date}" -> activity(ownQuarter());
            case "{person}" ->
                pattern.contains("moderators")
                        ? "{\"role\": \"LEAD\"}"
                        : pattern.contains("attendance")
                                ? "{\"status\": \"PRESENT\"}"
                                : "{\"givenName\": \"x\", \"familyName\": \"y\"}";
            case "{equipment}" ->
                !pattern.startsWith("/api/v1/equipment/")
                        ? "{}"
                        : "{\"quarter\": \"%s\", \"name\": \"x\"}".formatted(ownQuarter());
            case "rooms" -> "{\"name\": \"x\", \"capacity\": 10, \"fireSafetyMaximum\": 10}";
            case "closures" -> OneOfEverything.CLOSURE;
            case "schedule" -> "{\"slot\": %s, \"reason\": \"moved\"}".formatted(OneOfEverything.SLOT);
            case "capacity" -> "{\"places\": 3}";
            case "registrations" -> "{\"personId\": \"%s\"}".formatted(ownPerson());
            case "check-ins" -> "{\"personId\": \"%s\", \"device\": \"d\", \"nonce\": \"n\"}".formatted(ownPerson());
            case "head-counts" -> "{\"total\": 1, \"additional\": false}";
            case "corrections" ->
                pattern.contains("/hours/")
                        ? "{\"start\": \"2026-01-01T10:00:00Z\", \"end\": \"2026-01-01T11:00:00Z\", \"reason\": \"a"
                                + " reason\"}"
                        : "{\"status\": \"ABSENT\", \"reason\": \"because it is a test\"}";
            case "skills" -> "{\"skills\": [\"x\"]}";
            case "availability" -> "{\"availability\": []}";
            case "status" -> "{\"status\": \"PAUSED\"}";
            case "hours" -> "{\"task\": \"x\", \"start\": \"2026-01-01T10:00:00Z\", \"end\": \"2026-01-01T11:00:00Z\"}";
            case "departure" -> "{\"on\": \"2026-01-01\", \"reason\": \"a reason\"}";
            case "{shift}", "shifts" ->
                "{\"task\": \"x\", \"start\": \"2027-01-01T10:00:00Z\", \"end\": \"2027-01-01T11:00:00Z\","
                        + " \"needed\": 1}";
            case "swaps" -> "{\"giver\": \"%1$s\", \"taker\": \"%1$s\"}".formatted(demo.id("volunteer"));
            case "inspections" ->
                "{\"issuedOn\": \"2026-01-01\", \"inspectedOn\": \"2026-01-01\", \"relevantEntry\": false}";
            case "protected-contact" -> "{\"kind\": \"CARING\", \"intensity\": \"ALONE\", \"duration\": \"ONCE\"}";
            case "cancellation", "refusal" -> pattern.contains("/shifts/") ? "{}" : REASON;
            case "{volunteer}", "check-in", "confirmation" -> "{}";
            case "hours-statements" -> "{\"year\": 2026}";
            case "allowances" -> "{\"type\": \"EHRENAMTSPAUSCHALE\", \"cents\": 1, \"paidOn\": \"2026-01-02\"}";
            case "allowance-declarations" -> "{\"year\": 2026, \"cents\": 0}";
            case "completion", "publication", "room-confirmation", "submission", "approval", "acceptance" -> "{}";
            default -> REASON;
        };
    }

    private String ownQuarter() {
        return made(people.as("other-administrator").post("/api/v1/quarters", OneOfEverything.QUARTER));
    }

    private String ownPerson() {
        return made(people.as("other-administrator")
                .post("/api/v1/persons", "{\"givenName\": \"x\", \"familyName\": \"y\"}"));
    }

    private static String activity(String quarter) {
        return """
            {"quarter": "%s", "kind": "EVENT", "title": "Café", "slot": %s}\
            """.formatted(quarter, OneOfEverything.SLOT);
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    private long events() {
        return db.sql("SELECT count(*) FROM events.domain_event")
                .query(Long.class)
                .single();
    }

    private long eventsOfDemo() {
        return db.sql("SELECT count(*) FROM events.domain_event WHERE organisation = 'Demo'")
                .query(Long.class)
                .single();
    }
}
