package org.quartier.command.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartier.kernel.web.Refusal;
import org.quartier.kernel.web.Refusal.FieldError;
import org.springframework.http.HttpStatus;

/** Which columns the tables of one kind of import have, and without which they cannot be taken. */
final class Columns {

    private static final int UNREAD_AT_MOST = 50;

    private final List<Column> read;
    private final List<Need> needs;

    Columns(List<Column> read, List<Need> needs) {
        this.read = read;
        this.needs = needs;
    }

    /**
     * What a table must have.
     *
     * @param said for whoever forgot it
     * @param anyOf one of these sets, as a whole
     */
    record Need(String said, List<Set<Column>> anyOf) {

        @SafeVarargs
        static Need of(String said, Set<Column>... anyOf) {
            List<Set<Column>> sets = new ArrayList<>();
            for (Set<Column> set : anyOf) {
                sets.add(set);
            }
            return new Need(said, sets);
        }

        private boolean isMetBy(Set<Column> there) {
            return anyOf.stream().anyMatch(there::containsAll);
        }
    }

    /** Finds the columns by a table's first row. */
    Header header(List<String> names) {
        Header header = new Header();
        List<String> unread = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip();
            String plain = Column.plain(name);
            List<Column> meant =
                    read.stream().filter(column -> column.isCalled(plain)).toList();
            if (!meant.isEmpty()) {
                header.put(meant.getFirst(), i, name);
            } else if (!name.isEmpty() && unread.size() < UNREAD_AT_MOST) {
                unread.add(name.length() > 40 ? name.substring(0, 40) + "…" : name);
            }
        }
        header.unread(unread);
        return header;
    }

    /**
     * Refuses a table before anything of it is imported.
     *
     * @throws Refusal 400, naming all columns that are missing and all that are there twice
     */
    void require(Header header) {
        List<FieldError> errors = new ArrayList<>();
        needs.stream()
                .filter(need -> !need.isMetBy(header.columns()))
                .forEach(need -> errors.add(new FieldError("columns", "lack " + need.said())));
        if (!header.twice().isEmpty()) {
            errors.add(new FieldError(
                    "columns", "name twice " + header.twice().stream().sorted().collect(Collectors.joining(", "))));
        }
        if (!errors.isEmpty()) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "malformed",
                    "The table cannot be imported: its first row does not name the columns that it needs.",
                    null,
                    errors,
                    List.of());
        }
    }
}
