package org.quartier.command.imports;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartier.command.imports.Columns.Need;
import org.quartier.command.imports.PersonTaker.Seen;
import org.quartier.command.imports.Whom.Meant;
import org.springframework.stereotype.Component;

/** Tables of persons. */
@Component
class PersonRows implements RowKind {

    private static final Columns COLUMNS = new Columns(
            PersonCells.COLUMNS,
            List.of(
                    Need.of("given name (Vorname)", Set.of(Column.GIVEN_NAME)),
                    Need.of("family name (Nachname)", Set.of(Column.FAMILY_NAME))));

    private final ImportSecrets secrets;
    private final Whom whom;
    private final PersonTaker persons;

    PersonRows(ImportSecrets secrets, Whom whom, PersonTaker persons) {
        this.secrets = secrets;
        this.whom = whom;
        this.persons = persons;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.PERSONS;
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public @Nullable String uid(Row row) {
        return row.first(Column.UID, Column.PERSON_UID);
    }

    @Override
    public Taker begin(Run run) {
        RowKeys keys = secrets.of(run.organisation());
        Seen seen = new Seen();
        return (row, about) -> {
            Meant meant = whom.of(row, uid(row), keys, run);
            seen.require(meant);
            return seen.after(
                    persons.take(meant, PersonCells.read(row), keys, run, about).outcome(), meant, row);
        };
    }
}
