package org.quartier.query.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.quartier.kernel.access.Actor;
import org.quartier.query.Names;
import org.quartier.query.Page;
import org.quartier.query.directory.StaffController.Item;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code query.staff}; names come from {@code query.seen_name}. */
@Component
class Staff {

    private final JdbcClient db;

    Staff(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    /** Which staff member and person an actor is. */
    record Oneself(UUID staff, UUID person) {}

    Page<Item> of(Actor actor, Page.Request<UUID> page) {
        return Page.of(
                db.sql("""
                    SELECT s.staff, s.person, n.name, s.roles, s.quarters,
                           s.departed_on, s.version
                    FROM query.staff s
                    LEFT JOIN query.seen_name(:organisation, :everyone, :moderator) n ON n.person = s.person
                    WHERE s.organisation = :organisation AND (CAST(:after AS uuid) IS NULL OR s.staff > :after)
                    ORDER BY s.staff LIMIT :limit + 1
                    """)
                        .param("organisation", actor.organisation().value())
                        .param("everyone", Names.ofEveryone(actor))
                        .param("moderator", Names.moderator(actor))
                        .param("after", page.after())
                        .param("limit", page.limit())
                        .query((row, n) -> new Item(
                                row.getObject("staff", UUID.class),
                                row.getObject("person", UUID.class),
                                row.getString("name"),
                                List.of((String[]) row.getArray("roles").getArray()),
                                List.of((UUID[]) row.getArray("quarters").getArray()),
                                row.getObject("departed_on", LocalDate.class),
                                row.getLong("version")))
                        .list(),
                page,
                Item::id);
    }

    /** The actor's own record: the one not yet ended, else the last. */
    Optional<Oneself> oneself(Actor actor) {
        return db.sql("""
            SELECT staff, person FROM query.staff
            WHERE organisation = :organisation AND actor = :actor
            ORDER BY departed_on DESC NULLS FIRST, staff DESC LIMIT 1
            """)
                .param("organisation", actor.organisation().value())
                .param("actor", actor.id().value())
                .query((row, n) -> new Oneself(row.getObject("staff", UUID.class), row.getObject("person", UUID.class)))
                .optional();
    }
}
