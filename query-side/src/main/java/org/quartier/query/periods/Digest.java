package org.quartier.query.periods;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.quartier.kernel.store.EventJson;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The digest of a report: SHA-256 over its figures as JSON in canonical form (RFC 8785: members in the order of their names,
 * no blanks), in hexadecimal digits. Figures are whole numbers, and texts plain ASCII, so that nothing else is to be
 * canonical about them. {@code jq -jcS .figures report.json | sha256sum} gives the same.
 */
final class Digest {

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .addModule(EventJson.module())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .changeDefaultPropertyInclusion(inclusion -> inclusion
                    .withValueInclusion(JsonInclude.Include.NON_NULL)
                    .withContentInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Digest() {}

    static String of(Report report) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(canonical(report).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it is the digest of. */
    static String canonical(Report report) {
        return CANONICAL.writeValueAsString(report.figures());
    }
}
