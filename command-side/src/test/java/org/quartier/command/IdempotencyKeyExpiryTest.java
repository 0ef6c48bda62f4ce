package org.quartier.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideTest
class IdempotencyKeyExpiryTest {

    private static final String QUARTER = """
        {"name": "Coerde", "municipality": "Münster", "federalState": "NW"}\
        """;

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    @Test
    @DisplayName("R-74 whoever keeps a new key takes at most a hundred expired ones of the organisation along")
    void expiredKeysGo() {
        Office office = Office.at(port, database);
        keep(office, "Expiring", 150, "25 hours");
        keep(office, "Expiring", 5, "23 hours 59 minutes");
        keep(office, "Another", 3, "25 hours");
        TestHttp manager = new TestHttp(office.base(), TestTokens.of("manager", "Expiring", "quarter-manager"));

        Office.made(manager.post("/api/v1/quarters", QUARTER, "Idempotency-Key", "first"));
        assertThat(kept(office, "Expiring")).isEqualTo(50 + 5 + 1);
        Office.made(manager.post("/api/v1/quarters", QUARTER, "Idempotency-Key", "second"));
        assertThat(kept(office, "Expiring")).isEqualTo(5 + 2);
        assertThat(kept(office, "Another")).isEqualTo(3);
    }

    @Test
    @DisplayName("R-74 an expired key asks for something new")
    void expiredKeyAgain() {
        Office office = Office.at(port, database);
        TestHttp manager = new TestHttp(office.base(), TestTokens.of("manager", "Again", "quarter-manager"));
        String first = Office.made(manager.post("/api/v1/quarters", QUARTER, "Idempotency-Key", "same"));
        assertThat(Office.made(manager.post("/api/v1/quarters", QUARTER, "Idempotency-Key", "same")))
                .isEqualTo(first);
        office.db()
                .sql("UPDATE command.idempotency_key SET kept_at = now() - interval '24 hours' WHERE organisation ="
                        + " 'Again'")
                .update();
        assertThat(Office.made(manager.post("/api/v1/quarters", QUARTER, "Idempotency-Key", "same")))
                .isNotEqualTo(first);
        assertThat(kept(office, "Again")).isEqualTo(1);
    }

    private static void keep(Office office, String organisation, int count, String age) {
        office.db()
                .sql("""
                    INSERT INTO command.idempotency_key
                        (organisation, actor, key, digest, id, version, position, more, kept_at)
                    SELECT :organisation, 'someone', :age || n, 'digest', 'id', 0, 1, '{}', now() - :age::interval
                    FROM generate_series(1, :count) n
                    """)
                .param("organisation", organisation)
                .param("age", age)
                .param("count", count)
                .update();
    }

    private static long kept(Office office, String organisation) {
        return office.db()
                .sql("SELECT count(*) FROM command.idempotency_key WHERE organisation = :organisation")
                .param("organisation", organisation)
                .query(Long.class)
                .single();
    }
}
