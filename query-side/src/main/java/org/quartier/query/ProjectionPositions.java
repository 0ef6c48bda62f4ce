package org.quartier.query;

import java.util.List;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the projections are: by their stored tokens, which commit with the read models. */
@Component
public class ProjectionPositions {

    private final JdbcClient db;
    private final Serializer serializer;

    ProjectionPositions(@Qualifier("query") JdbcClient db, @Qualifier("serializer") Serializer serializer) {
        this.db = db;
        this.serializer = serializer;
    }

    /** The index up to which all of these have read the log; 0 when one has not begun. */
    public long of(String... projections) {
        List<Long> positions = db.sql("""
            SELECT token, token_type FROM query.token_entry WHERE processor_name = ANY(:projections)
            """)
                .param("projections", projections)
                .query((row, n) -> position(row.getBytes("token"), row.getString("token_type")))
                .list();
        return positions.size() < projections.length
                ? 0
                : positions.stream().mapToLong(Long::longValue).min().orElse(0);
    }

    /** The index of the last event in the log. */
    public long head() {
        return db.sql("SELECT coalesce(max(global_index), 0) FROM events.domain_event")
                .query(Long.class)
                .single();
    }

    private long position(byte @Nullable [] token, @Nullable String type) {
        if (token == null || type == null) {
            return 0;
        }
        TrackingToken stored = serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
        TrackingToken lowest = WrappedToken.unwrapLowerBound(stored);
        return lowest == null ? 0 : lowest.position().orElse(0);
    }
}
