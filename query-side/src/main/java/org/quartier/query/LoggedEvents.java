package org.quartier.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.store.Upcasters;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads single events from the log when a question is asked, personal data decrypted; after an erasure it is absent.
 * So a table of the query side need not keep what would have to be erased from it.
 */
@Component
public class LoggedEvents {

    private static final String SELECT = """
        SELECT global_index, event_identifier, aggregate_identifier, sequence_number, aggregate_type, payload_type,
               payload_revision, payload, meta_data, recorded_at
        FROM events.domain_event
        """;

    private final JdbcClient db;
    private final Serializer serializer;
    private final EventUpcaster upcasters = Upcasters.all();

    LoggedEvents(@Qualifier("query") JdbcClient db, @Qualifier("serializer") Serializer serializer) {
        this.db = db;
        this.serializer = serializer;
    }

    private record Stored(long position, String identifier, GenericDomainEventEntry<String> entry) {}

    /**
     * The events at these positions.
     *
     * @return by position; one that the organisation does not have is missing
     * @throws org.quartier.kernel.privacy.KeyStoreUnavailableException when it cannot be known whether a person is
     *     erased
     */
    public Map<Long, DomainEvent> at(OrganisationId organisation, Collection<Long> positions) {
        List<Stored> stored = stored(organisation, positions);
        Map<String, Long> positionOf = new HashMap<>();
        stored.forEach(event -> positionOf.put(event.identifier(), event.position()));
        DomainEventStream events = EventStreamUtils.upcastAndDeserializeDomainEvents(
                stored.stream().map(Stored::entry), serializer, upcasters);
        Map<Long, DomainEvent> found = new HashMap<>();
        while (events.hasNext()) {
            EventMessage<?> event = events.next();
            Long position = positionOf.get(event.getIdentifier());
            if (position != null && event.getPayload() instanceof DomainEvent fact) {
                found.put(position, fact);
            }
        }
        return found;
    }

    /**
     * What happened to one aggregate, from the first event up to a version.
     *
     * @return nothing where the organisation has no such aggregate
     */
    public List<? extends DomainEventMessage<?>> of(OrganisationId organisation, String aggregate, long version) {
        List<Stored> stored = db.sql(SELECT + """
            WHERE organisation = :organisation AND aggregate_identifier = :aggregate AND sequence_number <= :version
            ORDER BY sequence_number
            """)
                .param("organisation", organisation.value())
                .param("aggregate", aggregate)
                .param("version", version)
                .query(LoggedEvents::stored)
                .list();
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                        stored.stream().map(Stored::entry), serializer, upcasters)
                .asStream()
                .toList();
    }

    private List<Stored> stored(OrganisationId organisation, Collection<Long> positions) {
        return db.sql(SELECT + """
            WHERE organisation = :organisation AND global_index = ANY(:positions)
            ORDER BY global_index
            """)
                .param("organisation", organisation.value())
                .param("positions", positions.toArray(Long[]::new))
                .query(LoggedEvents::stored)
                .list();
    }

    private static Stored stored(ResultSet row, int n) throws SQLException {
        return new Stored(
                row.getLong("global_index"),
                row.getString("event_identifier"),
                new GenericDomainEventEntry<>(
                        row.getString("aggregate_type"),
                        row.getString("aggregate_identifier"),
                        row.getLong("sequence_number"),
                        row.getString("event_identifier"),
                        Rows.instant(row, "recorded_at"),
                        row.getString("payload_type"),
                        row.getString("payload_revision"),
                        row.getString("payload"),
                        row.getString("meta_data")));
    }
}
