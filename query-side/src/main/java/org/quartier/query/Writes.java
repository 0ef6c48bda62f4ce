package org.quartier.query;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.Id;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.value.AgeBand;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Where projections write. Statements are kept until the batch of events commits and are then sent together, grouped by
 * their text: those of one aggregate in their order, those of different aggregates in any, as with segments.
 */
@Component
public class Writes {

    private static final String PENDING = "quartier.pending-writes";

    private final NamedParameterJdbcTemplate db;

    Writes(@Qualifier("query") javax.sql.DataSource query) {
        this.db = new NamedParameterJdbcTemplate(query);
    }

    /**
     * Writes within the batch of the current event.
     *
     * @param sql with named parameters
     * @param parameters name and value in turn; ids, instants, enumerations and age bands are written as the database
     *     knows them
     */
    public void add(String sql, @Nullable Object... parameters) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            values.put((String) java.util.Objects.requireNonNull(parameters[i]), asColumn(parameters[i + 1]));
        }
        pending().add(sequence(), sql, values);
    }

    /** Sends what is pending: before a read inside a handler, and before the batch commits. */
    public void flush() {
        pending().flush(db);
    }

    /** Forgets what is pending: the event that wrote it is undone. */
    void forget() {
        pending().clear();
    }

    private Pending pending() {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        return batch.getOrComputeResource(PENDING, key -> {
            Pending made = new Pending();
            batch.onPrepareCommit(committing -> made.flush(db));
            return made;
        });
    }

    private static String sequence() {
        Message<?> message = CurrentUnitOfWork.get().getMessage();
        return message instanceof DomainEventMessage<?> event ? event.getAggregateIdentifier() : "";
    }

    private static @Nullable Object asColumn(@Nullable Object value) {
        return switch (value) {
            case Id id -> id.value();
            case OrganisationId organisation -> organisation.value();
            case Instant instant -> OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
            case AgeBand band -> band.code();
            case Enum<?> constant -> constant.name();
            case java.time.ZoneId zone -> zone.getId();
            case null -> null;
            default -> value;
        };
    }

    /** The statements of one batch. */
    private static final class Pending {
        private final List<Group> groups = new ArrayList<>();
        private final Map<String, Integer> lastGroup = new HashMap<>();

        private record Group(String sql, List<Map<String, @Nullable Object>> rows) {}

        private void add(String sequence, String sql, Map<String, @Nullable Object> values) {
            int at = lastGroup.getOrDefault(sequence, 0);
            while (at < groups.size() && !groups.get(at).sql.equals(sql)) {
                at++;
            }
            if (at == groups.size()) {
                groups.add(new Group(sql, new ArrayList<>()));
            }
            groups.get(at).rows.add(values);
            lastGroup.put(sequence, at);
        }

        private void clear() {
            groups.clear();
            lastGroup.clear();
        }

        private void flush(NamedParameterJdbcTemplate db) {
            List<Group> sending = List.copyOf(groups);
            clear();
            for (Group group : sending) {
                @SuppressWarnings({"unchecked", "rawtypes"})
                Map<String, ?>[] rows = group.rows.toArray(new Map[0]);
                db.batchUpdate(group.sql, rows);
            }
        }
    }
}
