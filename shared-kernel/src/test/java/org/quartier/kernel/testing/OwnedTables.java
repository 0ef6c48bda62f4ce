package org.quartier.kernel.testing;

import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of Quartier's schemas, to see that each row says whose it is. */
public final class OwnedTables {

    private static final Set<String> OF_NOBODY = Set.of("schema_history", "token_entry");

    private OwnedTables() {}

    /** The tables of the schemas events, command, query and keys whose rows do not name their organisation. */
    public static List<String> withoutOrganisation(DataSource owner) {
        return JdbcClient.create(owner)
                .sql("""
                    SELECT t.table_schema || '.' || t.table_name
                    FROM information_schema.tables t
                    WHERE t.table_schema IN ('events', 'command', 'query', 'keys') AND t.table_type = 'BASE TABLE'
                      AND t.table_name <> ALL (:nobodys)
                      AND NOT EXISTS (SELECT FROM information_schema.columns c
                          WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name
                            AND c.column_name = 'organisation' AND c.is_nullable = 'NO')
                    ORDER BY 1
                    """)
                .param("nobodys", OF_NOBODY.toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
