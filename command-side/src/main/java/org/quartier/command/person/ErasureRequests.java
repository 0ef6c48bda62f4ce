package org.quartier.command.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.PersonEvent.PersonErasureRequested;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Channel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose erasure was requested, and whether it is confirmed; written in the transaction of the event, so that no request
 * can be lost between its steps. It holds ids only.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class ErasureRequests {

    private static final String POLICY = "policy:erasure";

    private final JdbcClient db;

    ErasureRequests(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /** A request, with what the policy that carries it through says about itself. */
    record Request(PersonId person, EventMetadata about) {}

    @EventHandler
    void on(PersonErasureRequested event, EventMetadata about, @MessageIdentifier String cause) {
        db.sql("""
            INSERT INTO command.person_erasure
                (organisation, person, correlation, cause, happened_at, confirmed)
            VALUES (:organisation, :person, :correlation, :cause, :happenedAt, false)
            """)
                .param("organisation", about.organisation().value())
                .param("person", event.person().value())
                .param("correlation", about.correlation())
                .param("cause", cause)
                .param("happenedAt", about.happenedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @EventHandler
    void on(PersonErased event, EventMetadata about) {
        db.sql("""
            UPDATE command.person_erasure SET confirmed = true
            WHERE organisation = :organisation AND person = :person
            """)
                .param("organisation", about.organisation().value())
                .param("person", event.person().value())
                .update();
    }

    /** The request for one person. */
    Request of(OrganisationId organisation, PersonId person) {
        return db.sql("""
            SELECT organisation, person, correlation, cause, happened_at FROM command.person_erasure
            WHERE organisation = :organisation AND person = :person
            """)
                .param("organisation", organisation.value())
                .param("person", person.value())
                .query((row, n) -> request(row))
                .single();
    }

    /** Those of all organisations that were never confirmed, oldest first. */
    List<Request> unconfirmed() {
        return db.sql("""
            SELECT organisation, person, correlation, cause, happened_at FROM command.person_erasure
            WHERE NOT confirmed ORDER BY happened_at, person
            """).query((row, n) -> request(row)).list();
    }

    private static Request request(ResultSet row) throws SQLException {
        return new Request(
                new PersonId(row.getObject("person", UUID.class)),
                new EventMetadata(
                        new OrganisationId(row.getString("organisation")),
                        POLICY,
                        null,
                        Channel.POLICY,
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        row.getString("correlation"),
                        row.getString("cause")));
    }
}
