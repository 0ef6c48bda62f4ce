package org.quartier.command;

import java.util.Map;
import java.util.Optional;
import org.quartier.kernel.id.OrganisationId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answers given under idempotency keys in the last 24 hours. They hold ids and what else an answer says, never
 * personal data. No timer removes the expired ones: whoever keeps a new one takes some old ones of their organisation
 * along.
 */
@Component
class IdempotencyKeys {

    private static final int EXPIRED_AT_ONCE = 100;

    private final JdbcClient db;
    private final JsonMapper json;

    IdempotencyKeys(@Qualifier("command") JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    record Request(OrganisationId organisation, String actor, String key, String digest) {}

    private record Kept(String digest, Recorded recorded) {}

    /**
     * The answer given before, or nothing when this is the first request with its key.
     *
     * @throws RuleViolation when the first one is still running, or asked for something else
     */
    Optional<Recorded> begin(Request request) {
        boolean mine = db.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 74))")
                .param("name", request.organisation() + "|" + request.actor() + "|" + request.key())
                .query(Boolean.class)
                .single();
        GeneralRule.REQUEST_STILL_RUNNING.require(mine);
        Optional<Kept> kept = db.sql("""
            SELECT digest, id, version, position, more FROM command.idempotency_key
            WHERE organisation = :organisation AND actor = :actor AND key = :key
              AND kept_at > now() - interval '24 hours'
            """)
                .param("organisation", request.organisation().value())
                .param("actor", request.actor())
                .param("key", request.key())
                .query((row, n) -> new Kept(
                        row.getString("digest"),
                        new Recorded(
                                row.getString("id"),
                                row.getLong("version"),
                                row.getLong("position"),
                                json.readValue(row.getString("more"), new TypeReference<Map<String, Object>>() {}))))
                .optional();
        kept.ifPresent(found ->
                GeneralRule.KEY_USED_FOR_ANOTHER_REQUEST.require(found.digest().equals(request.digest())));
        return kept.map(Kept::recorded);
    }

    /** Keeps an answer, in the transaction of its effect, and forgets some that are expired. */
    void keep(Request request, Recorded recorded) {
        db.sql("""
            INSERT INTO command.idempotency_key
                (organisation, actor, key, digest, id, version, position, more, kept_at)
            VALUES (:organisation, :actor, :key, :digest, :id, :version, :position, :more, now())
            ON CONFLICT (organisation, actor, key) DO UPDATE SET digest = excluded.digest,
                id = excluded.id, version = excluded.version, position = excluded.position,
                more = excluded.more, kept_at = excluded.kept_at
            """)
                .param("organisation", request.organisation().value())
                .param("actor", request.actor())
                .param("key", request.key())
                .param("digest", request.digest())
                .param("id", recorded.id())
                .param("version", recorded.version())
                .param("position", recorded.position())
                .param("more", json.writeValueAsString(recorded.more()))
                .update();
        forgetExpired(request.organisation());
    }

    private void forgetExpired(OrganisationId organisation) {
        // skips what another command is about to keep or forget: nobody ever waits for this
        db.sql("""
            DELETE FROM command.idempotency_key WHERE (organisation, actor, key) IN (
                SELECT organisation, actor, key FROM command.idempotency_key
                WHERE organisation = :organisation AND kept_at <= now() - interval '24 hours'
                ORDER BY kept_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            """)
                .param("organisation", organisation.value())
                .param("limit", EXPIRED_AT_ONCE)
                .update();
    }
}
