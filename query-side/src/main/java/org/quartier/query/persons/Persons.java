package org.quartier.query.persons;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.Contact;
import org.quartier.query.Names;
import org.quartier.query.Page;
import org.quartier.query.SearchTerms;
import org.quartier.query.persons.PersonController.Item;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads {@code query.person}. */
@Component
class Persons {

    private static final String SEEN = """
        (:everyone OR person IN (SELECT met.person FROM query.met_person met
            WHERE met.organisation = :organisation AND met.actor = :moderator))
        """;

    private static final String COLUMNS = """
        SELECT person, given_name, family_name, email, phone, address, birth_date, languages, quarter, erased, version,
               %s AS seen
        FROM query.person WHERE organisation = :organisation
        """.formatted(SEEN);

    private final JdbcClient db;

    Persons(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    /** By what a list can be sorted; erased persons, who have no name, come last. */
    enum Sort {
        NAME("erased, query.name_order(given_name, family_name) COLLATE \"C\", person"),
        ID("person");

        private final String columns;

        Sort(String columns) {
            this.columns = columns;
        }
    }

    /**
     * Those whose names and contact hold each word, among whom the actor may see; the cursor is an id, so that no name
     * stands in an address.
     */
    Page<Item> of(Actor actor, SearchTerms terms, Sort sort, Page.Request<UUID> page) {
        StringBuilder sql = new StringBuilder(COLUMNS).append("AND ").append(SEEN);
        for (int i = 0; i < terms.words().size(); i++) {
            sql.append("""
                AND query.person_search(given_name, family_name, email, phone, address)
                    LIKE query.search_pattern(:word%d)
                """.formatted(i));
        }
        UUID after = page.after();
        if (after != null) {
            sql.append("""
                AND (%1$s) > (SELECT %1$s FROM query.person WHERE organisation = :organisation AND person = :after
                    AND %2$s)
                """.formatted(sort.columns, SEEN));
        }
        sql.append("ORDER BY ").append(sort.columns).append(" LIMIT :limit + 1");
        StatementSpec asked = asked(sql.toString(), actor).param("limit", page.limit());
        if (after != null) {
            asked = asked.param("after", after);
        }
        for (int i = 0; i < terms.words().size(); i++) {
            asked = asked.param("word" + i, terms.words().get(i));
        }
        return Page.of(asked.query((row, n) -> item(row)).list(), page, Item::id);
    }

    Optional<Item> find(Actor actor, PersonId person) {
        return asked(COLUMNS + "AND person = :person", actor)
                .param("person", person.value())
                .query((row, n) -> item(row))
                .optional();
    }

    private StatementSpec asked(String sql, Actor actor) {
        return db.sql(sql)
                .param("organisation", actor.organisation().value())
                .param("everyone", Names.ofEveryone(actor))
                .param("moderator", Names.moderator(actor));
    }

    private static Item item(ResultSet row) throws SQLException {
        boolean seen = row.getBoolean("seen");
        return new Item(
                row.getObject("person", UUID.class),
                seen ? row.getString("given_name") : null,
                seen ? row.getString("family_name") : null,
                seen ? contact(row.getString("email"), row.getString("phone"), row.getString("address")) : null,
                seen ? row.getObject("birth_date", LocalDate.class) : null,
                List.of((String[]) row.getArray("languages").getArray()),
                row.getObject("quarter", UUID.class),
                row.getBoolean("erased"),
                row.getLong("version"));
    }

    private static @Nullable Contact contact(@Nullable String email, @Nullable String phone, @Nullable String address) {
        return email == null && phone == null && address == null ? null : new Contact(email, phone, address);
    }
}
