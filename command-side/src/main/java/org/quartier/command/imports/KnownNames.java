package org.quartier.command.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
 * Which imported persons have a name, with and without their birth date, as hashes: other tables mean someone by the name
 * alone. The rows of someone who is erased go.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class KnownNames {

    private final JdbcClient db;

    KnownNames(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /** Those of a name, at most two; of a birth date where one is given. */
    List<PersonId> called(
            OrganisationId organisation,
            RowKeys keys,
            String givenName,
            String familyName,
            @Nullable LocalDate birthDate) {
        return db.sql("""
            SELECT person FROM command.imported_name WHERE organisation = :organisation AND key = :key LIMIT 2
            """)
                .param("organisation", organisation.value())
                .param("key", key(keys, givenName, familyName, birthDate))
                .query((row, n) -> new PersonId(row.getObject("person", UUID.class)))
                .list();
    }

    /** Keeps what a person is called. What they were called before stays: tables do not all change at once. */
    void keep(
            OrganisationId organisation,
            RowKeys keys,
            PersonId person,
            String givenName,
            String familyName,
            @Nullable LocalDate birthDate) {
        byte[][] all = Stream.of(null, birthDate)
                .distinct()
                .map(date -> key(keys, givenName, familyName, date))
                .toArray(byte[][]::new);
        db.sql("""
            INSERT INTO command.imported_name (organisation, key, person)
            SELECT :organisation, key, :person FROM unnest(CAST(:keys AS bytea[])) key
            WHERE EXISTS (SELECT FROM command.directory
                WHERE organisation = :organisation AND kind = 'PersonId' AND id = :person FOR KEY SHARE)
            ON CONFLICT DO NOTHING
            """)
                .param("organisation", organisation.value())
                .param("person", person.value())
                .param("keys", all)
                .update();
    }

    @EventHandler
    void on(PersonErasureRequested event, EventMetadata about) {
        db.sql("DELETE FROM command.imported_name WHERE organisation = :organisation AND person = :person")
                .param("organisation", about.organisation().value())
                .param("person", event.person().value())
                .update();
    }

    private static byte[] key(RowKeys keys, String givenName, String familyName, @Nullable LocalDate birthDate) {
        return keys.of("called", RowKeys.name(givenName), RowKeys.name(familyName), String.valueOf(birthDate));
    }
}
