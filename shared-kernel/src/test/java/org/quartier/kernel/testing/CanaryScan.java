package org.quartier.kernel.testing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Looks for canaries, made-up personal data that occurs nowhere else, in every column of every table of a database, as
 * text and as bytes, whatever their case.
 *
 * <p>Scan before an erasure too: a scan that finds the canaries where they may stand is one that can see.
 */
public final class CanaryScan {

    private final JdbcClient owner;
    private final List<String> listed;

    /**
     * A scan.
     *
     * @param owner who may read all tables
     * @param listed where personal data may stand until it is erased: {@code schema.table.column}, or {@code
     *     schema.table.*}
     */
    public CanaryScan(DataSource owner, String... listed) {
        this.owner = JdbcClient.create(owner);
        this.listed = List.of(listed);
    }

    /**
     * Where canaries stand, as {@code schema.table.column}.
     *
     * @param listed of the columns where they may
     * @param elsewhere of all others
     */
    public record Hits(SortedSet<String> listed, SortedSet<String> elsewhere) {

        /** All of them. */
        public SortedSet<String> all() {
            SortedSet<String> all = new TreeSet<>(listed);
            all.addAll(elsewhere);
            return all;
        }
    }

    private record Column(String table, String column, String name) {}

    /** The columns in which any of these stands. */
    public Hits find(String... canaries) {
        List<String> forms =
                Stream.of(canaries).flatMap(CanaryScan::forms).distinct().toList();
        Hits hits = new Hits(new TreeSet<>(), new TreeSet<>());
        for (Column column : columns()) {
            if (holds(column, forms)) {
                (isListed(column.name) ? hits.listed : hits.elsewhere).add(column.name);
            }
        }
        return hits;
    }

    /** As it is, as JSON may escape it, and as the bytes of either look as text: in hexadecimal. */
    private static Stream<String> forms(String canary) {
        StringBuilder escaped = new StringBuilder();
        canary.chars().forEach(c -> escaped.append(c < 128 ? Character.toString(c) : "\\u%04x".formatted(c)));
        return Stream.of(canary, escaped.toString())
                .flatMap(text -> Stream.of(text, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8))));
    }

    private boolean isListed(String column) {
        return listed.stream()
                .anyMatch(entry -> entry.endsWith(".*")
                        ? column.startsWith(entry.substring(0, entry.length() - 1))
                        : column.equals(entry));
    }

    private List<Column> columns() {
        return owner.sql("""
            SELECT format('%I.%I', s.nspname, t.relname) AS "table", format('%I', c.attname) AS "column",
                   s.nspname || '.' || t.relname || '.' || c.attname AS name
            FROM pg_attribute c
            JOIN pg_class t ON t.oid = c.attrelid AND t.relkind IN ('r', 'm')
            JOIN pg_namespace s ON s.oid = t.relnamespace
            WHERE c.attnum > 0 AND NOT c.attisdropped
              AND s.nspname NOT LIKE 'pg\\_%' AND s.nspname <> 'information_schema'
            ORDER BY name
            """)
                .query((row, n) -> new Column(row.getString("table"), row.getString("column"), row.getString("name")))
                .list();
    }

    private boolean holds(Column column, List<String> forms) {
        StatementSpec asked = owner.sql("""
            SELECT EXISTS (SELECT FROM %s
                WHERE EXISTS (SELECT FROM unnest(:forms) form WHERE strpos(lower(%s::text), lower(form)) > 0))
            """.formatted(column.table, column.column));
        return asked.param("forms", forms.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }
}
