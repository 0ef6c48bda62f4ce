package org.quartier.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestTokens;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Shows that a projection is the same after a rebuild, in all rows and columns. A bean of every {@link QuerySideTest}:
 * {@code rebuild.keepsEverythingOf("calendar")} after the events of interest are in the log.
 */
public final class RebuildCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JdbcClient owner;
    private final List<Projection> projections;
    private final Environment environment;

    RebuildCheck(TestDatabase database, List<Projection> projections, Environment environment) {
        this.owner = JdbcClient.create(database.owner());
        this.projections = projections;
        this.environment = environment;
    }

    /**
     * Rebuilds a projection over HTTP as an administrator does, and compares. The rows are spoilt in between, so that a
     * rebuild that does nothing, or leaves old rows, is found out. Each table must have rows.
     *
     * @return the rows, by table, for further looks
     */
    public Map<String, List<String>> keepsEverythingOf(String projection) {
        List<String> tables = tablesOf(projection);
        awaitHead(projection);
        Map<String, List<String>> before = rowsOf(tables);
        assertThat(before)
                .as("a comparison of empty tables shows nothing")
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
        tables.forEach(table -> owner.sql("UPDATE " + table + " SET organisation = organisation || '-spoilt'")
                .update());

        Answer started = administrator().post("/api/v1/operations/projections/" + projection + "/rebuild", "");
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        awaitHead(projection);

        assertThat(state(projection).get("deadLetters").asLong()).isZero();
        assertThat(rowsOf(tables)).isEqualTo(before);
        return before;
    }

    /** Waits until a projection has read all that is in the log. */
    public void awaitHead(String projection) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            JsonNode state = state(projection);
            assertThat(state.get("position").asLong())
                    .isEqualTo(state.get("head").asLong());
        });
    }

    /** All rows of tables, sorted, with the name of each column. */
    public Map<String, List<String>> rowsOf(List<String> tables) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : tables) {
            rows.put(
                    table,
                    owner.sql("SELECT to_json(t)::text FROM " + table + " t ORDER BY to_json(t)::text COLLATE \"C\"")
                            .query(String.class)
                            .list());
        }
        return rows;
    }

    private List<String> tablesOf(String name) {
        return projections.stream()
                .filter(projection -> projection.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no projection is called " + name))
                .tables();
    }

    private JsonNode state(String projection) {
        for (JsonNode item :
                administrator().get("/api/v1/operations/projections").json().get("items")) {
            if (item.get("name").asString().equals(projection)) {
                return item;
            }
        }
        throw new AssertionError("no projection is called " + projection);
    }

    private TestHttp administrator() {
        return new TestHttp(
                "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"),
                TestTokens.of("adam", "Demo", "administrator"));
    }
}
