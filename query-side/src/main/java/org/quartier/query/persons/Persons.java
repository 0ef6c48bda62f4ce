package org.quartier.query.persons;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.Contact;
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

    private static final String COLUMNS = """
        SELECT person, given_name, family_name, email, phone, address, birth_date, languages, quarter, erased, version
        FROM query.person WHERE organisation = :organisation
        """;

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

    /** Those whose names and contact hold each word; the cursor is an id, so that no name stands in an address. */
    Page<Item> of(OrganisationId organisation, SearchTerms terms, Sort sort, Page.Request page) {
        StringBuilder sql = new StringBuilder(COLUMNS);
        for (int i = 0; i < terms.words().size(); i++) {
            sql.append("""
                AND query.person_search(given_name, family_name, email, phone, address)
                    LIKE query.search_pattern(:word%d)
                """.formatted(i));
        }
        UUID after = page.afterId();
        if (after != null) {
            sql.append("""
                AND (%1$s) > (SELECT %1$s FROM query.person WHERE organisation = :organisation AND person = :after)
                """.formatted(sort.columns));
        }
        sql.append("ORDER BY ").append(sort.columns).append(" LIMIT :limit + 1");
        StatementSpec asked = db.sql(sql.toString())
                .param("organisation", organisation.value())
                .param("limit", page.limit());
        if (after != null) {
            asked = asked.param("after", after);
        }
        for (int i = 0; i < terms.words().size(); i++) {
            asked = asked.param("word" + i, terms.words().get(i));
        }
        return Page.of(
                asked.query((row, n) -> item(row)).list(),
                page,
                item -> item.id().toString());
    }

    Optional<Item> find(OrganisationId organisation, PersonId person) {
        return db.sql(COLUMNS + "AND person = :person")
                .param("organisation", organisation.value())
                .param("person", person.value())
                .query((row, n) -> item(row))
                .optional();
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getObject("person", UUID.class),
                row.getString("given_name"),
                row.getString("family_name"),
                contact(row.getString("email"), row.getString("phone"), row.getString("address")),
                row.getObject("birth_date", LocalDate.class),
                List.of((String[]) row.getArray("languages").getArray()),
                row.getObject("quarter", UUID.class),
                row.getBoolean("erased"),
                row.getLong("version"));
    }

    private static @Nullable Contact contact(@Nullable String email, @Nullable String phone, @Nullable String address) {
        return email == null && phone == null && address == null ? null : new Contact(email, phone, address);
    }
}
