package org.quartier.query.directory;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.query.Page;
import org.quartier.query.Rows;
import org.quartier.query.directory.EquipmentController.Closure;
import org.quartier.query.directory.EquipmentController.Item;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code query.equipment}, with when each piece is out of use. */
@Component
class EquipmentList {

    private final JdbcClient db;
    private final Clock clock;

    EquipmentList(@Qualifier("query") JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private record ClosureOf(UUID equipment, Closure closure) {}

    Page<Item> of(OrganisationId organisation, @Nullable QuarterId quarter, Page.Request<UUID> page) {
        Map<UUID, List<Closure>> closures = closures(organisation);
        return Page.of(
                db.sql("""
                    SELECT * FROM query.equipment
                    WHERE organisation = :organisation AND (CAST(:quarter AS uuid) IS NULL OR quarter = :quarter)
                      AND (CAST(:after AS uuid) IS NULL OR equipment > :after)
                    ORDER BY equipment LIMIT :limit + 1
                    """)
                        .param("organisation", organisation.value())
                        .param("quarter", quarter == null ? null : quarter.value())
                        .param("after", page.after())
                        .param("limit", page.limit())
                        .query((row, n) -> new Item(
                                row.getObject("equipment", UUID.class),
                                row.getObject("quarter", UUID.class),
                                row.getString("name"),
                                row.getString("description"),
                                closures.getOrDefault(row.getObject("equipment", UUID.class), List.of()),
                                row.getLong("version")))
                        .list(),
                page,
                Item::id);
    }

    private Map<UUID, List<Closure>> closures(OrganisationId organisation) {
        return db
                .sql("""
                    SELECT equipment, closure, from_at, to_at FROM query.equipment_closure
                    WHERE organisation = :organisation AND to_at > :now ORDER BY from_at, closure
                    """)
                .param("organisation", organisation.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) -> new ClosureOf(
                        row.getObject("equipment", UUID.class),
                        new Closure(
                                row.getObject("closure", UUID.class),
                                Rows.instant(row, "from_at"),
                                Rows.instant(row, "to_at"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        ClosureOf::equipment, Collectors.mapping(ClosureOf::closure, Collectors.toList())));
    }
}
