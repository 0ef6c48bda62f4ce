package org.quartier.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.kernel.event.ActivityEvent;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Imports over real HTTP into a real PostgreSQL. Each test is an organisation of its own. */
@CommandSideTest
class ImportJourneyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String QUARTER =
            "{\"name\": \"Coerde\", \"municipality\": \"Münster\", \"federalState\": \"NW\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    @Autowired
    @Qualifier("eventStore")
    private EventStore store;

    private final String organisation = "Org-" + UUID.randomUUID();
    private JdbcClient db;
    private TestHttp manager;
    private String quarter;

    @BeforeEach
    void openAQuarter() {
        db = JdbcClient.create(database.owner());
        manager = as(organisation, "quarter-manager");
        quarter = manager.post("/api/v1/quarters", QUARTER).id();
    }

    @Test
    void theEarlierCalendarThenTheSameThenTheLater() throws IOException {
        JsonNode first = imported(season("earlier"), false);
        assertCounts(first, 193, 193, 0, 0, 0, 0);
        assertThat(first.get("items")).hasSize(193).allMatch(item -> is("CREATED", item) && item.has("activity"));
        assertThat(events("activity.planned")).isEqualTo(193);
        assertThat(events("activity.published")).isEqualTo(193);
        long before = events("%");

        JsonNode same = imported(season("earlier"), false);
        assertCounts(same, 193, 0, 0, 193, 0, 0);
        assertThat(events("%")).isEqualTo(before);
        assertThat(activities(same)).isEqualTo(activities(first));

        JsonNode later = imported(season("later"), false);
        assertCounts(later, 193, 11, 18, 164, 0, 11);
        assertThat(events("activity.planned")).isEqualTo(204);
        assertThat(db.sql("SELECT count(DISTINCT uid) FROM command.activity_uid WHERE organisation = :organisation")
                        .param("organisation", organisation)
                        .query(Integer.class)
                        .single())
                .isEqualTo(204);
        assertThat(activities(later)).containsAllEntriesOf(activities(first)); // also those that are missing
        assertThat(later.get("items").valueStream().limit(193)).noneMatch(item -> is("MISSING", item));
        assertThat(events("activity.rescheduled")).isEqualTo(7);
        assertThat(items(later, "CHANGED"))
                .hasSize(18)
                .allSatisfy(item -> assertThat(revisions(item))
                        .isNotEmpty()
                        .allSatisfy(event -> assertThat(reason(event)).isEqualTo("import")));
        assertThat(items(later, "UNCHANGED"))
                .allSatisfy(item -> assertThat(revisions(item)).isEmpty());
    }

    private static String reason(ActivityEvent event) {
        return switch (event) {
            case ActivityChanged changed -> changed.reason();
            case ActivityRescheduled moved -> moved.reason();
            default -> throw new AssertionError(event);
        };
    }

    @Test
    void itsReportIncludesWhatWasWrittenBefore() {
        Answer written = manager.post("/api/v1/quarters", QUARTER);
        String path = "/api/v1/imports/"
                + imported(entry("a", "SUMMARY:Café"), true).get("id").asString();
        for (String question : List.of(path, "/api/v1/imports")) {
            Answer answer = manager.getAfter(written, question);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(Long.parseLong(answer.position())).isGreaterThanOrEqualTo(Long.parseLong(written.position()));
            assertThat(manager.get(question, "Consistent-With", "soon").status())
                    .isEqualTo(400);
            Answer ahead = manager.get(question, "Consistent-With", "999999999999999999");
            assertThat(ahead.status()).isEqualTo(503);
            assertThat(ahead.header("Retry-After")).isNotEmpty();
        }
    }

    @Test
    @DisplayName("R-73 every event of an import says so, and has the caller and the import's correlation")
    void aboutItsEvents() {
        JsonNode report = imported(entry("a", "SUMMARY:Café\r\nLOCATION:Hall"), false);

        List<String> metadata = db.sql("""
            SELECT meta_data || actor || correlation_id FROM events.domain_event
            WHERE organisation = :organisation AND payload_type LIKE 'activity.%' ORDER BY global_index
            """)
                .param("organisation", organisation)
                .query(String.class)
                .list();
        assertThat(metadata)
                .hasSize(2)
                .allMatch(text -> text.contains("IMPORT"))
                .allMatch(text -> text.contains(report.get("id").asString()));
    }

    @Test
    void aDryRunSaysWhatWouldBeDoneAndDoesNothing() throws IOException {
        long before = events("%");
        JsonNode dry = imported(season("earlier"), true);

        assertCounts(dry, 193, 193, 0, 0, 0, 0);
        assertThat(dry.get("dryRun").asBoolean()).isTrue();
        assertThat(events("%")).isEqualTo(before);
        assertThat(rows("command.activity_uid")).isZero();

        imported(season("earlier"), false);
        long after = events("%");
        assertCounts(imported(season("later"), true), 193, 11, 18, 164, 0, 11);
        assertThat(events("%")).isEqualTo(after);
    }

    @Test
    void aBadEntrySpoilsNoOther() {
        String calendar = "BEGIN:VCALENDAR\r\n" + vevent("a", "SUMMARY:Good\r\nLOCATION:Hall")
                + "BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:No start\r\nEND:VEVENT\r\n"
                + vevent("a", "SUMMARY:Twice\r\nLOCATION:Hall")
                + vevent("c", "SUMMARY:Weekly\r\nRRULE:FREQ=WEEKLY")
                + "BEGIN:VEVENT\r\nUID:d\r\nBEGIN:VALARM\r\n"
                + vevent("e", "SUMMARY:Good too\r\nLOCATION:Hall") + "END:VCALENDAR\r\n";
        JsonNode report = imported(calendar, false);

        assertCounts(report, 6, 2, 0, 0, 4, 0);
        assertThat(results(report)).containsExactly("CREATED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "CREATED");
        assertThat(report.at("/items/1/detail").asString()).isEqualTo("has no DTSTART");
        assertThat(report.at("/items/2/detail").asString()).isEqualTo("has the UID of an entry before it");
        assertThat(report.at("/items/3/detail").asString()).contains("series");
        assertThat(report.at("/items/4/detail").asString()).isEqualTo("has no END:VEVENT");
    }

    @Test
    @DisplayName("R-01 an imported place counts as a venue; without one an entry stays a draft")
    void thePlace() {
        JsonNode report = imported(entry("a", "SUMMARY:Nowhere"), false);
        assertCounts(report, 1, 1, 0, 0, 0, 0);
        assertThat(report.at("/items/0/detail").asString()).startsWith("R-01");
        assertThat(events("activity.published")).isZero();

        assertCounts(imported(entry("a", "SUMMARY:Nowhere"), false), 1, 0, 0, 1, 0, 0);
        assertCounts(imported(entry("a", "SUMMARY:Somewhere\r\nLOCATION:Hall"), false), 1, 0, 1, 0, 0, 0);
        assertThat(events("activity.published")).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "R-01 what is published keeps a place: an entry that takes it away is refused, and can only call it off")
    void thePlaceIsKept() {
        imported(entry("a", "SUMMARY:Café\r\nLOCATION:Hall"), false);
        long before = events("%");
        for (boolean dryRun : List.of(true, false)) {
            JsonNode report = imported(entry("a", "SUMMARY:Café"), dryRun);
            assertCounts(report, 1, 0, 0, 0, 1, 0);
            assertThat(report.at("/items/0/detail").asString()).startsWith("R-01");
        }
        assertThat(events("%")).isEqualTo(before);
        String off = entry("a", "SUMMARY:Café\r\nSTATUS:CANCELLED");
        assertCounts(imported(off, false), 1, 0, 1, 0, 0, 0);
        assertCounts(imported(off, false), 1, 0, 0, 1, 0, 0); // the same file twice changes nothing
        assertThat(events("activity.cancelled")).isEqualTo(1);
    }

    @Test
    @DisplayName("R-01 by hand a place alone is no venue")
    void thePlaceByHand() {
        Answer planned = manager.post("/api/v1/activities", """
            {"quarter": "%s", "kind": "EVENT", "title": "Café", "place": "Hall", "contact": "office", "audience": "all",
             "accessibility": "unknown",
             "slot": {"start": "2026-12-02T10:00:00+01:00", "end": "2026-12-02T11:00:00+01:00", "zone": "Europe/Berlin"}}
            """.formatted(quarter));

        Answer refused = manager.post("/api/v1/activities/" + planned.id() + "/publication", "");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.rule()).isEqualTo("R-01");
        assertThat(refused.body()).contains("\"venue\"");
        assertThat(events("activity.published")).isZero();
    }

    @Test
    void hostileInputIsRefusedEntryByEntry() {
        String calendar = "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\nDTSTART;;;=:x\r\nEND:VEVENT\r\n".repeat(1_000)
                + "BEGIN:VEVENT\r\n" + "BEGIN:VALARM\r\n".repeat(1_000_000);

        JsonNode report = imported(calendar, false);

        assertCounts(report, 1_001, 0, 0, 0, 1_001, 0);
    }

    @Test
    @DisplayName("R-07 cancelled is final: a change to a cancelled activity is refused")
    void cancelled() {
        String lines = "SUMMARY:Café\r\nLOCATION:Hall\r\nSTATUS:";
        imported(entry("a", lines + "CONFIRMED"), false);
        assertCounts(imported(entry("a", lines + "CANCELLED"), false), 1, 0, 1, 0, 0, 0);
        assertCounts(imported(entry("a", lines + "CANCELLED"), false), 1, 0, 0, 1, 0, 0);
        long before = events("%");

        JsonNode revived = imported(entry("a", lines + "CONFIRMED"), false);

        assertCounts(revived, 1, 0, 0, 0, 1, 0);
        assertThat(revived.at("/items/0/detail").asString()).startsWith("R-07");
        assertThat(events("%")).isEqualTo(before);
        assertThat(events("activity.cancelled")).isEqualTo(1);
    }

    @Test
    void statusDecidesHowFarItGoes() {
        imported(entry("t", "SUMMARY:Perhaps\r\nLOCATION:Hall\r\nSTATUS:TENTATIVE"), false);
        assertThat(events("activity.published")).isZero();
        assertCounts(
                imported(entry("t", "SUMMARY:Perhaps\r\nLOCATION:Hall\r\nSTATUS:CONFIRMED"), false), 1, 0, 1, 0, 0, 0);
        assertThat(events("activity.published")).isEqualTo(1);

        imported(entry("c", "SUMMARY:Never\r\nLOCATION:Hall\r\nSTATUS:CANCELLED"), false);
        assertThat(events("activity.cancelled")).isEqualTo(1);
    }

    @Test
    void whatIsMissingIsListedAndLeftAsItIs() {
        imported(entry("a", "SUMMARY:Café\r\nLOCATION:Hall"), false);
        long before = events("%");

        JsonNode empty = imported("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", false);

        assertCounts(empty, 0, 0, 0, 0, 0, 1);
        assertThat(empty.at("/items/0/uid").asString()).isEqualTo("a");
        assertThat(events("%")).isEqualTo(before);
    }

    @Test
    void anotherQuarterOfTheOrganisationHasNoSecondActivityOfTheSameUid() {
        imported(entry("a", "SUMMARY:Café\r\nLOCATION:Hall"), false);
        quarter = manager.post("/api/v1/quarters", QUARTER).id();

        assertCounts(imported(entry("a", "SUMMARY:Café\r\nLOCATION:Hall"), false), 1, 0, 0, 0, 1, 0);
    }

    @Test
    void anotherOrganisationHasItsOwnAndSeesNothing() {
        JsonNode report = imported(entry("a", "SUMMARY:Café\r\nLOCATION:Hall"), false);
        TestHttp other = as("Other-" + UUID.randomUUID(), "quarter-manager");

        assertThat(other.get("/api/v1/imports/" + report.get("id").asString()).status())
                .isEqualTo(404);
        assertThat(other.get("/api/v1/imports").json().get("items")).isEmpty();
        Answer foreign = post(other, entry("a", "SUMMARY:x"), "quarter=" + quarter);
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.text("type")).endsWith("unknown-reference");
    }

    @Test
    void whatCannotBeImportedIsRefusedAtOnce() {
        String query = "quarter=" + quarter;
        assertThat(post(manager, "title;start", query).status()).isEqualTo(400);
        assertThat(post(manager, entry("a", "SUMMARY:x"), "quarter=" + UUID.randomUUID())
                        .status())
                .isEqualTo(422);
        assertThat(post(manager, entry("a", "SUMMARY:x"), "dryRun=true").status())
                .isEqualTo(400);
        assertThat(post(manager, entry("a", "SUMMARY:x"), query + "&dryRun=perhaps")
                        .status())
                .isEqualTo(400);
        assertThat(post(as(organisation, "moderator"), entry("a", "SUMMARY:x"), query)
                        .status())
                .isEqualTo(403);
        for (String type : List.of("application/json", "text/plain")) {
            assertThat(manager.post("/api/v1/imports/activities?" + query, "a;b", "Content-Type", type)
                            .status())
                    .isEqualTo(415);
        }
        assertThat(post(manager, "x".repeat((20 << 20) + 1), query).status()).isEqualTo(413);
        assertThat(rows("command.import")).isZero();
    }

    @Test
    @DisplayName("R-74 the same key gives the same import, and another file is refused")
    void idempotencyKey() {
        String path = "/api/v1/imports/activities?quarter=" + quarter;
        String[] headers = {"Content-Type", "text/calendar", "Idempotency-Key", "one"};
        Answer first = manager.post(path, entry("a", "SUMMARY:x\r\nLOCATION:y"), headers);
        Answer again = manager.post(path, entry("a", "SUMMARY:x\r\nLOCATION:y"), headers);
        Answer other = manager.post(path, entry("b", "SUMMARY:x\r\nLOCATION:y"), headers);

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.rule()).isEqualTo("R-74");
        finished(first);
    }

    @Test
    void anOrganisationHasOneImportAtATimeUntilTheProcessThatRunsItIsDead() throws SQLException {
        UUID running = UUID.randomUUID();
        db.sql("""
            INSERT INTO command.import
                (id, organisation, kind, quarter, actor, process, dry_run, status, total, started_at)
            VALUES (:id, :organisation, 'ACTIVITIES', :quarter, 'x', 4711, false, 'RUNNING', 1, now())
            """)
                .param("id", running)
                .param("organisation", organisation)
                .param("quarter", UUID.fromString(quarter))
                .update();
        try (Connection process = database.owner().getConnection();
                Statement lock = process.createStatement()) {
            lock.execute("SELECT pg_advisory_lock(4711)");
            Answer second = post(manager, entry("a", "SUMMARY:x\r\nLOCATION:y"), "quarter=" + quarter);
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.text("type")).endsWith("import-running");
            assertThat(rows("command.import")).isEqualTo(1);
        }

        await().atMost(PATIENCE).until(() -> isFree(4711));
        assertCounts(imported(entry("a", "SUMMARY:x\r\nLOCATION:y"), false), 1, 1, 0, 0, 0, 0);

        JsonNode report = manager.get("/api/v1/imports/" + running).json();
        assertThat(report.get("status").asString()).isEqualTo("FAILED");
        assertThat(report.get("detail").asString()).contains("interrupted");
    }

    @Test
    void whatWasPlannedButNotYetPublishedIsTakenUpAgain() {
        // as a process leaves it that dies between the two
        imported(entry("a", "SUMMARY:x\r\nLOCATION:y\r\nSTATUS:TENTATIVE"), false);

        assertCounts(imported(entry("a", "SUMMARY:x\r\nLOCATION:y"), false), 1, 0, 1, 0, 0, 0);
        assertThat(events("activity.planned")).isEqualTo(1);
        assertThat(events("activity.published")).isEqualTo(1);
    }

    @Test
    void aChangeByHandInBetweenIsComparedToo() {
        String calendar = entry("a", "SUMMARY:Café\r\nLOCATION:Hall");
        String activity = imported(calendar, false).at("/items/0/activity").asString();
        Answer moved = manager.put("/api/v1/activities/" + activity + "/schedule", """
            {"slot": {"start": "2026-08-03T10:00:00+02:00", "end": "2026-08-03T11:00:00+02:00", "zone": "Europe/Berlin"},
             "reason": "by hand"}
            """);
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);

        assertCounts(imported(calendar, false), 1, 0, 1, 0, 0, 0);
        assertCounts(imported(calendar, false), 1, 0, 0, 1, 0, 0);
    }

    @Test
    void importsAreListedNewestFirst() {
        String first =
                imported(entry("a", "SUMMARY:x\r\nLOCATION:y"), false).get("id").asString();
        String second =
                imported(entry("a", "SUMMARY:x\r\nLOCATION:y"), false).get("id").asString();

        assertThat(Long.parseLong(manager.get("/api/v1/imports").header("Event-Position")))
                .isPositive();
        JsonNode page = manager.get("/api/v1/imports?limit=1").json();
        assertThat(page.at("/items/0/id").asString()).isEqualTo(second);
        assertThat(page.at("/items/0").has("items")).isFalse();
        JsonNode next = manager.get(
                        "/api/v1/imports?limit=1&cursor=" + page.get("next").asString())
                .json();
        assertThat(next.at("/items/0/id").asString()).isEqualTo(first);
        assertThat(next.get("next").isNull()).isTrue();
        assertThat(manager.get("/api/v1/imports?limit=0").status()).isEqualTo(400);
        assertThat(manager.get("/api/v1/imports?cursor=x").status()).isEqualTo(400);
    }

    private JsonNode imported(String calendar, boolean dryRun) {
        Answer started = post(manager, calendar, "quarter=" + quarter + "&dryRun=" + dryRun);
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        assertThat(started.header("Location")).isEqualTo("/api/v1/imports/" + started.id());
        return finished(started);
    }

    private JsonNode finished(Answer started) {
        JsonNode report = await().atMost(PATIENCE)
                .until(
                        () -> manager.get("/api/v1/imports/" + started.id()).json(),
                        answer -> !answer.get("status").asString().equals("RUNNING"));
        assertThat(report.get("status").asString()).isEqualTo("COMPLETED");
        return report;
    }

    private static Answer post(TestHttp who, String calendar, String query) {
        return who.post("/api/v1/imports/activities?" + query, calendar, "Content-Type", "text/calendar");
    }

    private TestHttp as(String of, String role) {
        return new TestHttp(
                "http://127.0.0.1:" + port, TestTokens.of(UUID.randomUUID().toString(), of, role));
    }

    private static String season(String name) throws IOException {
        return Files.readString(CalendarFileTest.SEASON.resolve("events-" + name + ".ics"));
    }

    private static String entry(String uid, String lines) {
        return "BEGIN:VCALENDAR\r\n" + vevent(uid, lines) + "END:VCALENDAR\r\n";
    }

    private static String vevent(String uid, String lines) {
        return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTART:20260801T100000\r\nDTEND:20260801T110000\r\n" + lines
                + "\r\nEND:VEVENT\r\n";
    }

    private static void assertCounts(
            JsonNode report, int total, int created, int changed, int unchanged, int refused, int missing) {
        assertThat(List.of("total", "created", "changed", "unchanged", "refused", "missing").stream()
                        .map(name -> report.get(name).asInt())
                        .toList())
                .as(() -> items(report, "REFUSED").toString())
                .containsExactly(total, created, changed, unchanged, refused, missing);
        assertThat(report.get("items")).hasSize(total + missing);
    }

    private static boolean is(String result, JsonNode item) {
        return item.get("result").asString().equals(result);
    }

    private static List<JsonNode> items(JsonNode report, String result) {
        return report.get("items")
                .valueStream()
                .filter(item -> is(result, item))
                .toList();
    }

    private static List<String> results(JsonNode report) {
        return report.get("items")
                .valueStream()
                .map(item -> item.get("result").asString())
                .toList();
    }

    private static Map<String, String> activities(JsonNode report) {
        Map<String, String> activities = new HashMap<>();
        report.get("items")
                .forEach(item -> activities.put(
                        item.get("uid").asString(), item.get("activity").asString()));
        return activities;
    }

    private boolean isFree(long process) {
        return db.sql("SELECT pg_try_advisory_xact_lock(:process)")
                .param("process", process)
                .query(Boolean.class)
                .single();
    }

    /** What an activity went through after it was published. */
    private List<ActivityEvent> revisions(JsonNode item) {
        return store.readEvents(item.get("activity").asString())
                .asStream()
                .map(message -> (ActivityEvent) message.getPayload())
                .filter(event -> event instanceof ActivityChanged || event instanceof ActivityRescheduled)
                .toList();
    }

    private long events(String type) {
        return db.sql("""
            SELECT count(*) FROM events.domain_event WHERE organisation = :organisation AND payload_type LIKE :type
            """)
                .param("organisation", organisation)
                .param("type", type)
                .query(Long.class)
                .single();
    }

    private long rows(String table) {
        return db.sql("SELECT count(*) FROM " + table + " WHERE organisation = :organisation")
                .param("organisation", organisation)
                .query(Long.class)
                .single();
    }
}
