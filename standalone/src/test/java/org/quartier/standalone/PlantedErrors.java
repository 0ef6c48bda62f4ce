package org.quartier.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quartier.kernel.id.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Errors in single rows of the read models of an organisation, and how it was before. */
final class PlantedErrors {

    private final JdbcClient readModels;
    private final OrganisationId organisation;
    private final List<Planted> planted = new ArrayList<>();

    PlantedErrors(JdbcClient readModels, OrganisationId organisation) {
        this.readModels = readModels;
        this.organisation = organisation;
    }

    private record Planted(String table, String column, String row, String right) {}

    /** The last that was said of a thing: what was said before is of other days. */
    static String lastOf(String table, String thing, String said) {
        return "position = (SELECT max(position) FROM query.%1$s x WHERE x.%2$s = %1$s.%2$s AND x.%3$s IS NOT NULL)"
                .formatted(table, thing, said);
    }

    /** Sets a column of one of the rows. */
    void plant(String table, String column, String wrong, String where) {
        Map<String, Object> row = readModels
                .sql(
                        "SELECT CAST(ctid AS text) AS row, CAST(%s AS text) AS value FROM query.%s WHERE organisation = '%s' AND %s LIMIT 1"
                                .formatted(column, table, organisation, where))
                .query()
                .singleRow();
        planted.add(set(
                new Planted(
                        table,
                        column,
                        row.get("row").toString(),
                        row.get("value").toString()),
                wrong));
    }

    void takeBack() {
        planted.reversed().forEach(error -> set(error, error.right()));
    }

    private Planted set(Planted at, String value) {
        String row = readModels
                .sql("UPDATE query.%s SET %s = '%s' WHERE ctid = '%s' RETURNING CAST(ctid AS text)"
                        .formatted(at.table(), at.column(), value, at.row()))
                .query(String.class)
                .single();
        return new Planted(at.table(), at.column(), row, at.right());
    }
}
