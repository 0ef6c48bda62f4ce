package org.quartier.query.statistic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.query.Writes;

/** Of which organisation, when it happened, when it was recorded and where in the log: what a row that stays says of itself. */
public record Fact(OrganisationId organisation, Instant happenedAt, Instant recordedAt, long position) {

    /** What an event says of itself. */
    public static Fact of(EventMetadata about, Instant recordedAt, TrackingToken token) {
        return new Fact(
                about.organisation(),
                about.happenedAt(),
                recordedAt,
                token.position().orElseThrow());
    }

    /** Writes with the parameters organisation, happenedAt, recordedAt, position and these. */
    public void write(Writes writes, String sql, @Nullable Object... more) {
        List<@Nullable Object> parameters = new ArrayList<>(List.of(
                "organisation",
                organisation,
                "happenedAt",
                happenedAt,
                "recordedAt",
                recordedAt,
                "position",
                position));
        parameters.addAll(Arrays.asList(more));
        writes.add(sql, parameters.toArray());
    }
}
