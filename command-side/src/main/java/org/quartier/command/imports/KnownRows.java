package org.quartier.command.imports;

import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.PersonEvent.PersonErasureRequested;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which person or hour entry a row's key stands for. The id is reserved before it is used, so that a crash in between
 * leads to the same id again. When a person is erased, their rows lose every link to them: the key alone stays, so that
 * the next import of the same file does not bring them back.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class KnownRows {

    private final JdbcClient db;

    KnownRows(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /** What a key stands for; null of a person who was erased. */
    record Known(@Nullable UUID record) {}

    /** What a key stands for, or nothing when no import had it. */
    Optional<Known> find(OrganisationId organisation, ImportKind kind, byte[] key) {
        return db.sql("""
            SELECT record FROM command.imported_row
            WHERE organisation = :organisation AND kind = :kind AND key = :key
            """)
                .param("organisation", organisation.value())
                .param("kind", kind.name())
                .param("key", key)
                .query((row, n) -> new Known(row.getObject("record", UUID.class)))
                .optional();
    }

    /** Reserves an id for a key; another that is there already stays. */
    Known reserve(OrganisationId organisation, ImportKind kind, byte[] key, UUID record, PersonId person) {
        db.sql("""
            INSERT INTO command.imported_row (organisation, kind, key, record, person)
            VALUES (:organisation, :kind, :key, :record, :person)
            ON CONFLICT (organisation, kind, key) DO NOTHING
            """)
                .param("organisation", organisation.value())
                .param("kind", kind.name())
                .param("key", key)
                .param("record", record)
                .param("person", person.value())
                .update();
        return find(organisation, kind, key).orElseThrow();
    }

    /** Takes a reservation back: what it was for was refused. */
    void release(OrganisationId organisation, ImportKind kind, byte[] key, UUID record) {
        db.sql("""
            DELETE FROM command.imported_row
            WHERE organisation = :organisation AND kind = :kind AND key = :key AND record = :record
            """)
                .param("organisation", organisation.value())
                .param("kind", kind.name())
                .param("key", key)
                .param("record", record)
                .update();
    }

    @EventHandler
    void on(PersonErasureRequested event, EventMetadata about) {
        db.sql("""
            UPDATE command.imported_row SET record = NULL, person = NULL
            WHERE organisation = :organisation AND person = :person
            """)
                .param("organisation", about.organisation().value())
                .param("person", event.person().value())
                .update();
    }
}
