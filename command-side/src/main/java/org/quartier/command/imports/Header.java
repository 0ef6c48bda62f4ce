package org.quartier.command.imports;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The first row of a table: where its columns are, and what they are called in it. */
final class Header {

    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final Map<Column, String> names = new EnumMap<>(Column.class);
    private final Set<String> twice = new TreeSet<>();
    private List<String> unread = List.of();
    private int width;

    void put(Column column, int place, String name) {
        if (names.containsKey(column)) {
            twice.add(names.get(column) + " and " + name);
        } else {
            places.put(column, place);
            names.put(column, name);
        }
    }

    void unread(List<String> columns) {
        unread = List.copyOf(columns);
    }

    void width(int columns) {
        width = columns;
    }

    /** How many cells a row may have. */
    int width() {
        return width;
    }

    Set<Column> columns() {
        return places.keySet();
    }

    /** Where a column is, or null. */
    @Nullable
    Integer place(Column column) {
        return places.get(column);
    }

    /** What a column is called in this table. */
    String name(Column column) {
        return names.getOrDefault(column, column.name());
    }

    /** Columns that mean the same. */
    Set<String> twice() {
        return twice;
    }

    /** The names of columns that no import reads. */
    List<String> unread() {
        return unread;
    }
}
