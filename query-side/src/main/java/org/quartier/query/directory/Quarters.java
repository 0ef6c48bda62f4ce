package org.quartier.query.directory;

import java.util.UUID;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.Page;
import org.quartier.query.directory.QuarterController.Item;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code query.quarter}. */
@Component
class Quarters {

    private final JdbcClient db;

    Quarters(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    Page<Item> of(OrganisationId organisation, Page.Request<UUID> page) {
        return Page.of(
                db.sql("""
                    SELECT quarter, name, municipality, federal_state, zone, working_hours, version
                    FROM query.quarter
                    WHERE organisation = :organisation AND (CAST(:after AS uuid) IS NULL OR quarter > :after)
                    ORDER BY quarter LIMIT :limit + 1
                    """)
                        .param("organisation", organisation.value())
                        .param("after", page.after())
                        .param("limit", page.limit())
                        .query((row, n) -> new Item(
                                row.getObject("quarter", UUID.class),
                                row.getString("name"),
                                row.getString("municipality"),
                                row.getString("federal_state"),
                                row.getString("zone"),
                                row.getString("working_hours"),
                                row.getLong("version")))
                        .list(),
                page,
                Item::id);
    }
}
