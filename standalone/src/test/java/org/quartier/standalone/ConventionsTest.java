package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The conventions of the REST contract, over real HTTP, at the simplest resource. */
@StandaloneTest
class ConventionsTest {

    private static final String QUARTERS = "/api/v1/quarters";
    private static final String COERDE = """
        {"name": "Coerde", "municipality": "Münster", "federalState": "NW"}\
        """;

    @Autowired
    private People people;

    @Autowired
    @Qualifier("query")
    private JdbcClient db;

    @Test
    void whatIsCreatedSaysWhereItIsItsVersionAndItsPosition() {
        Answer made = manager().post(QUARTERS, COERDE);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(QUARTERS + "/" + made.id());
        assertThat(made.header("ETag")).isEqualTo("\"0\"");
        assertThat(made.json().get("version").asLong()).isZero();
        assertThat(Long.parseLong(made.position())).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"name\": \"Coerde\"}",
                "{\"name\": \"Coerde\", \"municipality\": \"M\", \"federalState\": \"NW\", \"status\": \"OPEN\"}",
                "{\"name\": \"Coerde\", \"municipality\": \"M\", \"federalState\": \"NW\", \"organisation\":"
                        + " \"Other\"}",
                "{\"name\": \"Coerde\", \"municipality\": \"M\", \"federalState\": \"NW\", \"@class\": \"x\"}",
                "{\"name\": 1, \"municipality\": \"M\", \"federalState\": \"NW\"}",
                "{\"name\": \"a\", \"name\": \"b\", \"municipality\": \"M\", \"federalState\": \"NW\"}",
                "{\"name\": \"a\\u0000\", \"municipality\": \"M\", \"federalState\": \"NW\"}",
                "{\"name\": \"\\ud800\", \"municipality\": \"M\", \"federalState\": \"NW\"}",
                "{\"name\": \"Coerde\", \"municipality\": \"M\", \"federalState\": \"NW\"} {}"
            })
    void whatIsMalformedIsRefusedAndStoresNothing(String body) {
        long before = events();

        Answer answer = manager().send("POST", QUARTERS, body, "Content-Type", "application/json");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("type")).isEqualTo("urn:quartier:problem:malformed");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("instance")).isEqualTo(QUARTERS);
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void anotherContentTypeIs415AndALargeBodyIs413() {
        assertThat(manager()
                        .post(QUARTERS, COERDE, "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(manager().post(QUARTERS, "x".repeat((1 << 20) + 1)).status()).isEqualTo(413);
    }

    @Test
    void theRoleIsDecidedBeforeTheBodyIsRead() {
        assertThat(people.as("demo-reader")
                        .post(QUARTERS, "x".repeat((1 << 20) + 1))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoHasNoValidTokenIsTold() {
        TestHttp forged = new TestHttp(manager().base(), TestTokens.of("eve", "Demo", "administrator"));

        assertThat(people.nobody().get(QUARTERS).status()).isEqualTo(401);
        assertThat(forged.get(QUARTERS).status()).isEqualTo(401);
        assertThat(forged.get(QUARTERS).header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(new TestHttp(manager().base(), "nonsense").get(QUARTERS).status())
                .isEqualTo(401);
    }

    @Test
    void whatChangesNothingSaysTheVersionAndPositionThatAreThere() {
        Answer made = manager().post(QUARTERS, COERDE);
        long before = events();

        Answer same = manager().put(QUARTERS + "/" + made.id(), COERDE);

        assertThat(same.status()).isEqualTo(200);
        assertThat(same.header("ETag")).isEqualTo(made.header("ETag"));
        assertThat(same.position()).isEqualTo(made.position());
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void anOutdatedVersionIs412AndStoresNothing() {
        Answer made = manager().post(QUARTERS, COERDE);
        String other = COERDE.replace("Coerde", "Berg Fidel");
        String path = QUARTERS + "/" + made.id();
        assertThat(manager().put(path, other, "If-Match", "\"0\"").header("ETag"))
                .isEqualTo("\"1\"");
        long before = events();

        assertThat(manager().put(path, COERDE, "If-Match", "\"0\"").status()).isEqualTo(412);
        assertThat(manager().put(path, COERDE, "If-Match", "nonsense").status()).isEqualTo(412);
        assertThat(events()).isEqualTo(before);
    }

    @Test
    @DisplayName("R-73 what happened earlier can be recorded, what happens later cannot")
    void happenedAt() {
        String earlier = COERDE.replace("}", ", \"happenedAt\": \"2026-01-01T10:00:00+01:00\"}");
        Answer made = manager().post(QUARTERS, earlier);

        assertThat(made.status()).isEqualTo(201);
        assertThat(db.sql("SELECT happened_at FROM events.domain_event WHERE global_index = :position")
                        .param("position", Long.parseLong(made.position()))
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo("2026-01-01T09:00:00Z");
        Answer later = manager().post(QUARTERS, earlier.replace("2026-01", "2999-01"));
        assertThat(later.status()).isEqualTo(422);
        assertThat(later.rule()).isEqualTo("R-73");
    }

    @Test
    @DisplayName("R-73 every event says who, for whom, by which way and whose")
    void metadata() {
        String resident = manager()
                .post("/api/v1/persons", "{\"givenName\": \"Ada\", \"familyName\": \"Beck\"}")
                .id();
        Answer made = manager().post(QUARTERS, COERDE, "On-Behalf-Of", resident);

        assertThat(db.sql("SELECT meta_data FROM events.domain_event WHERE global_index = :position")
                        .param("position", Long.parseLong(made.position()))
                        .query(String.class)
                        .single())
                .contains("\"organisation\":\"Demo\"", "\"channel\":\"API\"", "\"actor\":", "\"correlationId\":")
                .contains("\"causationId\":", "\"happenedAt\":")
                .contains("\"onBehalfOf\":\"" + resident + "\"")
                .doesNotContain("demo-manager");
        assertThat(manager().post(QUARTERS, COERDE, "On-Behalf-Of", "nobody").status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("R-74 the same key and body give the same answer, another body is refused")
    void sameKey() {
        Answer first = manager().post(QUARTERS, COERDE, "Idempotency-Key", "same");
        long before = events();
        Answer again = manager().post(QUARTERS, COERDE, "Idempotency-Key", "same");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.position()).isEqualTo(first.position());
        Answer other = manager().post(QUARTERS, COERDE.replace("NW", "NI"), "Idempotency-Key", "same");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.rule()).isEqualTo("R-74");
        assertThat(events()).isEqualTo(before);
    }

    @Test
    @DisplayName("R-74 another user's same key is another key")
    void sameKeyOfAnotherUser() {
        Answer first = manager().post(QUARTERS, COERDE, "Idempotency-Key", "mine");
        Answer theirs = people.as("demo-coordinator").post(QUARTERS, COERDE, "Idempotency-Key", "mine");
        Answer elsewhere = people.as("other-manager").post(QUARTERS, COERDE, "Idempotency-Key", "mine");

        assertThat(Set.of(first.id(), theirs.id(), elsewhere.id())).hasSize(3);
    }

    @Test
    @DisplayName("R-74 a refused request leaves its key unused")
    void onlyAnswersWithAnEffectAreKept() {
        String future = COERDE.replace("}", ", \"happenedAt\": \"2999-01-01T10:00:00Z\"}");

        assertThat(manager().post(QUARTERS, future, "Idempotency-Key", "retry").status())
                .isEqualTo(422);
        assertThat(manager().post(QUARTERS, COERDE, "Idempotency-Key", "retry").status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("R-74 the same key fifty times at once has one effect")
    void sameKeyAtOnce() {
        Set<String> ids = ConcurrentHashMap.newKeySet();
        Set<Integer> statuses = ConcurrentHashMap.newKeySet();
        long before = events();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 50)
                    .forEach(i -> threads.submit(() -> {
                        Answer answer = manager().post(QUARTERS, COERDE, "Idempotency-Key", "at-once");
                        statuses.add(answer.status());
                        if (answer.status() == 201) {
                            ids.add(answer.id());
                        }
                    }));
        }

        assertThat(ids).hasSize(1);
        assertThat(statuses).isSubsetOf(201, 409);
        assertThat(events()).isEqualTo(before + 1);
    }

    @Test
    void onesOwnWriteIsReadAtOnce() {
        for (int i = 0; i < 20; i++) {
            Answer made = manager().post(QUARTERS, COERDE);
            Answer list = manager().get(QUARTERS + "?limit=500", "Consistent-With", made.position());
            assertThat(Long.parseLong(list.position())).isGreaterThanOrEqualTo(Long.parseLong(made.position()));
            assertThat(all()).contains(made.id());
        }
    }

    @Test
    void whatCannotBeReadInTimeIs503() {
        Answer answer = manager().get(QUARTERS, "Consistent-With", "999999999", "Prefer", "wait=0");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(manager().get(QUARTERS, "Consistent-With", "soon").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=501",
                "limit=-1",
                "limit=99999999999",
                "limit=x",
                "cursor=!!!",
                "cursor=%ff",
                "cursor=%00"
            })
    void aListRefusesWhatIsNoPage(String query) {
        assertThat(manager().get(QUARTERS + "?" + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /collisions?room=01a2061c-2d4a-78b8-9486-b4236eeb176c&to=2026-05-06, from",
        "GET, /collisions?room=01a2061c-2d4a-78b8-9486-b4236eeb176c&from=2026-05-05, to",
        "GET, /statistics/out-of-hours?from=2026-05-05, to",
        "PUT, /series/01a2061c-2d4a-78b8-9486-b4236eeb176c/occurrences/2026-05-05, scope"
    })
    void aParameterThatIsMissingIsNamed(String method, String path, String missing) {
        Answer answer = manager()
                .send(method, "/api/v1" + path, method.equals("PUT") ? "{}" : "", "Content-Type", "application/json");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("type")).isEqualTo("urn:quartier:problem:malformed");
        assertThat(answer.text("/errors/0/field")).isEqualTo(missing);
        assertThat(answer.text("/errors/0/detail")).isEqualTo("is missing");
    }

    @Test
    void pagesHoldEachItemOnce() {
        List<String> made = IntStream.range(0, 7)
                .mapToObj(i -> manager().post(QUARTERS, COERDE))
                .map(Answer::id)
                .toList();

        assertThat(all()).containsAll(made).doesNotHaveDuplicates();
    }

    private List<String> all() {
        List<String> ids = new java.util.ArrayList<>();
        String next = "";
        do {
            Answer page = manager()
                    .get(
                            QUARTERS + "?limit=3" + (next.isEmpty() ? "" : "&cursor=" + next),
                            "Consistent-With",
                            db.sql("SELECT max(global_index) FROM events.domain_event")
                                    .query(String.class)
                                    .single());
            assertThat(page.json().get("items").size()).isLessThanOrEqualTo(3);
            page.json().get("items").forEach(item -> ids.add(item.get("id").asString()));
            next = page.json().path("next").asString("");
        } while (!next.isEmpty());
        return ids;
    }

    @Test
    void whatDoesNotExistIs404AndAnotherMethodIs405() {
        assertThat(manager().get("/api/v1/nothing").status()).isEqualTo(404);
        assertThat(manager().put(QUARTERS + "/nonsense", COERDE).status()).isEqualTo(404);
        assertThat(manager()
                        .put(QUARTERS + "/01a2061c-2d4a-78b8-9486-b4236eeb176c", COERDE)
                        .status())
                .isEqualTo(404);
        assertThat(manager().delete(QUARTERS).status()).isEqualTo(405);
        assertThat(manager().get("/actuator/health").status()).isEqualTo(404);
        assertThat(manager().get("/actuator/env").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1//quarters", "/api/v1/quarters%2f", "/api/v1/..;/quarters", "/api/v1/quarters;a=b"})
    void aPathThatPretendsIsMalformed(String path) {
        assertThat(manager().get(path).status()).isEqualTo(400);
    }

    @Test
    void theApiIsDescribedAndHasAPage() {
        Answer description = people.nobody().get("/v3/api-docs");

        assertThat(description.text("openapi")).startsWith("3.1");
        assertThat(description.json().at("/paths").has(QUARTERS)).isTrue();
        JsonNode plan = description.json().at("/paths/~1api~1v1~1activities~1{activity}/get");
        assertThat(plan.at("/parameters/0/schema/format").asString()).isEqualTo("uuid");
        assertThat(plan.at("/responses/200/content").has("application/json")).isTrue();
        assertThat(plan.at("/responses/default/content/application~1problem+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(description
                        .json()
                        .at("/components/schemas/Problem/properties")
                        .has("rule"))
                .isTrue();
        assertThat(people.nobody().get("/docs").status()).isIn(200, 302);
        assertThat(people.nobody().get("/swagger-ui/index.html").body()).contains("swagger");
        assertThat(people.nobody().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(people.nobody().get("/actuator/health/liveness").status()).isEqualTo(200);
    }

    private TestHttp manager() {
        return people.as("demo-manager");
    }

    private long events() {
        return db.sql("SELECT count(*) FROM events.domain_event")
                .query(Long.class)
                .single();
    }
}
