package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.common.caching.Cache;
import org.junit.jupiter.api.Test;
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

    private static final OffsetDateTime START =
            OffsetDateTime.now().truncatedTo(ChronoUnit.MINUTES).minusMinutes(10);
    private static final String SLOT = """
        {"start": "%s", "end": "%s", "zone": "Europe/Berlin"}\
        """.formatted(START, START.plusHours(2));
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

    private final Map<String, String> ids = new HashMap<>();

    @Test
    void anotherOrganisationsIdIs404Everywhere() {
        String position = demoHasOneOfEverything();
        long before = eventsOfDemo();
        List<String> wrong = new ArrayList<>();

        wrong.addAll(callEverything(people.as("other-administrator"), position)); // from a warm cache
        aggregateCache.removeAll();
        wrong.addAll(callEverything(people.as("other-administrator"), position)); // from the log

        assertThat(wrong).isEmpty();
        assertThat(eventsOfDemo()).isEqualTo(before);
    }

    @Test
    void anIdOfAnotherKindIs404Everywhere() {
        String position = demoHasOneOfEverything();
        long before = eventsOfDemo();
        Map<String, String> meant = Map.copyOf(ids);
        List<String> wrong = new ArrayList<>();
        for (String kind : List.of("quarter", "venue", "volunteer", "activity")) {
            ids.replaceAll((name, id) -> name.equals(kind) ? meant.get("hourEntry") : meant.get(kind));
            wrong.addAll(callEverything(people.as("demo-administrator"), position));
            wrong.addAll(callEverything(people.as("other-administrator"), position));
        }
        assertThat(wrong).isEmpty();
        assertThat(eventsOfDemo()).isEqualTo(before);
    }

    @Test
    void anotherOrganisationsIdInABodyIsUnknown() {
        demoHasOneOfEverything();
        TestHttp stranger = people.as("other-administrator");
        String own = made(stranger.post("/api/v1/quarters", quarter()));
        Map<String, String> bodies = Map.of(
                "/api/v1/venues", "{\"quarter\": \"%s\", \"name\": \"x\"}".formatted(ids.get("quarter")),
                "/api/v1/persons",
                        "{\"givenName\": \"x\", \"familyName\": \"y\", \"quarter\": \"%s\"}"
                                .formatted(ids.get("quarter")),
                "/api/v1/activities", activity(ids.get("quarter"), null, null),
                "/api/v1/volunteers", "{\"personId\": \"%s\", \"quarter\": \"%s\"}".formatted(ids.get("person"), own),
                "/api/v1/staff",
                        "{\"personId\": \"%s\", \"roles\": [\"moderator\"], \"quarters\": []}"
                                .formatted(ids.get("person")));

        bodies.forEach((path, body) -> {
            Answer answer = stranger.post(path, body);
            assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(422);
            assertThat(answer.text("type")).endsWith("unknown-reference");
        });
    }

    @Test
    void whatSomeoneElseAsksForIsNotInAnyList() {
        String position = demoHasOneOfEverything();
        for (Row row : table.rows()) {
            String path = row.path().getPatternString();
            if (!row.method().name().equals("GET") || !path.startsWith("/api/") || path.contains("{")) {
                continue;
            }
            String answer = people.as("other-administrator")
                    .get(path + "?from=2020-01-01&to=2030-01-01", "Consistent-With", position)
                    .body();
            assertThat(answer).as(path).doesNotContain(ids.values());
            assertThat(people.as("other-administrator")
                            .get(path, "Consistent-With", position)
                            .body())
                    .as(path)
                    .doesNotContain(ids.values());
        }
    }

    private List<String> callEverything(TestHttp caller, String position) {
        List<String> wrong = new ArrayList<>();
        for (Row row : table.rows()) {
            String pattern = row.path().getPatternString();
            if (!pattern.startsWith("/api/") || !pattern.contains("{") || ELSEWHERE.contains(pattern)) {
                continue;
            }
            String path = pattern;
            for (Map.Entry<String, String> id : ids.entrySet()) {
                path = path.replace("{" + id.getKey() + "}", id.getValue());
            }
            assertThat(path).doesNotContain("{");
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
            case "{quarter}" -> quarter();
            case "{activity}" -> activity(ownQuarter(), null, null);
            case "{person}" ->
                pattern.contains("moderators")
                        ? "{\"role\": \"LEAD\"}"
                        : pattern.contains("attendance")
                                ? "{\"status\": \"PRESENT\"}"
                                : "{\"givenName\": \"x\", \"familyName\": \"y\"}";
            case "rooms" -> "{\"name\": \"x\", \"capacity\": 10, \"fireSafetyMaximum\": 10}";
            case "schedule" -> "{\"slot\": %s, \"reason\": \"moved\"}".formatted(SLOT);
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
            case "hours-statements" -> "{\"year\": 2026}";
            case "allowances" -> "{\"type\": \"EHRENAMTSPAUSCHALE\", \"cents\": 1, \"paidOn\": \"2026-01-02\"}";
            case "allowance-declarations" -> "{\"year\": 2026, \"cents\": 0}";
            case "completion", "publication", "submission", "approval", "acceptance" -> "{}";
            default -> REASON;
        };
    }

    private String demoHasOneOfEverything() {
        TestHttp manager = people.as("demo-manager");
        String quarter = remember("quarter", manager.post("/api/v1/quarters", quarter()));
        String venue = remember(
                "venue",
                manager.post("/api/v1/venues", "{\"quarter\": \"%s\", \"name\": \"Haus\"}".formatted(quarter)));
        String room = made(manager.post(
                "/api/v1/venues/" + venue + "/rooms",
                "{\"name\": \"x\", \"capacity\": 10, \"fireSafetyMaximum\": 10}"));
        String person =
                remember("person", manager.post("/api/v1/persons", "{\"givenName\": \"Anna\", \"familyName\": \"B\"}"));
        remember(
                "staff",
                people.as("demo-administrator")
                        .post(
                                "/api/v1/staff",
                                "{\"personId\": \"%s\", \"roles\": [\"moderator\"], \"quarters\": [\"%s\"]}"
                                        .formatted(person, quarter)));
        String activity = remember("activity", manager.post("/api/v1/activities", activity(quarter, venue, room)));
        made(manager.post(
                "/api/v1/activities/" + activity + "/registrations", "{\"personId\": \"%s\"}".formatted(person)));
        remember(
                "checkIn",
                manager.post(
                        "/api/v1/activities/" + activity + "/check-ins",
                        "{\"personId\": \"%s\", \"device\": \"d\", \"nonce\": \"n\"}".formatted(person)));
        String volunteer = remember(
                "volunteer",
                manager.post(
                        "/api/v1/volunteers",
                        "{\"personId\": \"%s\", \"quarter\": \"%s\"}".formatted(person, quarter)));
        remember(
                "hourEntry",
                manager.post(
                        "/api/v1/volunteers/" + volunteer + "/hours",
                        "{\"task\": \"x\", \"start\": \"2026-01-01T10:00:00Z\", \"end\": \"2026-01-01T11:00:00Z\"}"));
        remember("statement", manager.post("/api/v1/volunteers/" + volunteer + "/hours-statements", "{}"));
        remember("allowance", manager.post("/api/v1/volunteers/" + volunteer + "/allowances", """
            {"type": "EXPENSES", "cents": 1, "paidOn": "2026-01-02", "receipt": "K-1"}\
            """));
        remember("address", manager.post("/api/v1/feed-addresses", "{\"filter\": {}}"));
        Answer imported = manager.post(
                "/api/v1/imports/activities?dryRun=true&quarter=" + quarter,
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n",
                "Content-Type",
                "text/calendar");
        assertThat(imported.status()).as(imported.body()).isEqualTo(202);
        ids.put("importId", imported.id());
        return manager.post("/api/v1/quarters", quarter()).position();
    }

    private String ownQuarter() {
        return made(people.as("other-administrator").post("/api/v1/quarters", quarter()));
    }

    private String ownPerson() {
        return made(people.as("other-administrator")
                .post("/api/v1/persons", "{\"givenName\": \"x\", \"familyName\": \"y\"}"));
    }

    private static String quarter() {
        return "{\"name\": \"Coerde\", \"municipality\": \"Münster\", \"federalState\": \"NW\"}";
    }

    private static String activity(String quarter, String venue, String room) {
        return """
            {"quarter": "%s", "kind": "EVENT", "title": "Café", "slot": %s %s}\
            """.formatted(
                quarter, SLOT, venue == null ? "" : ", \"venue\": \"%s\", \"room\": \"%s\"".formatted(venue, room));
    }

    private String remember(String name, Answer answer) {
        ids.put(name, made(answer));
        return ids.get(name);
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    private long eventsOfDemo() {
        return db.sql("SELECT count(*) FROM events.domain_event WHERE organisation = 'Demo'")
                .query(Long.class)
                .single();
    }
}
