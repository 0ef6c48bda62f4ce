package org.quartier.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestTokens;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The staff of one organisation over HTTP, a stranger from another, and a look into the log. */
public record Office(String base, JdbcClient db) {

    /** The office of a command side under test. */
    public static Office at(int port, TestDatabase database) {
        return new Office("http://127.0.0.1:" + port, JdbcClient.create(database.owner()));
    }

    /** A member of the staff. */
    public TestHttp as(String subject, String role) {
        return new TestHttp(base, TestTokens.of(subject, "Demo", role));
    }

    /** May do everything. */
    public TestHttp administrator() {
        return as("administrator", "administrator");
    }

    /** Runs quarters. */
    public TestHttp manager() {
        return as("manager", "quarter-manager");
    }

    /** May do everything, elsewhere. */
    public TestHttp stranger() {
        return new TestHttp(base, TestTokens.of("administrator", "Elsewhere", "administrator"));
    }

    /** A new quarter. */
    public String quarter() {
        return made(manager().post("/api/v1/quarters", """
            {"name": "Coerde", "municipality": "Münster", "federalState": "NW"}\
            """));
    }

    /** A new person. */
    public String person(String givenName) {
        return made(manager().post("/api/v1/persons", """
            {"givenName": "%s", "familyName": "Beck"}\
            """.formatted(givenName)));
    }

    /** The id of what was created. */
    public static String made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    /** Everything went well. */
    public static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    /** A rule refused it; null for a refusal without a number. */
    public static void refused(Answer answer, int status, String rule, String name) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("urn:quartier:problem:" + name);
        assertThat(answer.rule()).isEqualTo(rule == null ? "" : rule);
    }

    /** The names of what is stored about an aggregate, in order. */
    public List<String> stored(String aggregate) {
        return db.sql("""
            SELECT payload_type FROM events.domain_event WHERE aggregate_identifier = :id ORDER BY sequence_number
            """).param("id", aggregate).query(String.class).list();
    }

    /** How many events are stored in all. */
    public long storedInAll() {
        return db.sql("SELECT count(*) FROM events.domain_event")
                .query(Long.class)
                .single();
    }
}
