package org.quartier.query.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.quartier.kernel.id.OrganisationId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code query.feed_address}. */
@Component
class FeedAddresses {

    private final JdbcClient db;
    private final JsonMapper json;

    FeedAddresses(@Qualifier("query") JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Whose feed an address leads to, and which entries it holds. */
    record FeedAddress(OrganisationId organisation, Map<String, String> filter) {}

    /** What is behind an address that was opened and not revoked. The organisation is what is looked for here. */
    Optional<FeedAddress> behind(String secret) {
        return db.sql("SELECT organisation, filter FROM query.feed_address WHERE secret_digest = :digest")
                .param("digest", HexFormat.of().formatHex(sha256(secret.getBytes(StandardCharsets.UTF_8))))
                .query((row, n) -> new FeedAddress(
                        new OrganisationId(row.getString("organisation")),
                        json.readValue(row.getString("filter"), new TypeReference<Map<String, String>>() {})))
                .optional();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
