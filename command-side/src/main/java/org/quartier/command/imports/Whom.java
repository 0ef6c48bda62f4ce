package org.quartier.command.imports;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Directory;
import org.quartier.command.Directory.Reference;
import org.quartier.command.GeneralRule;
import org.quartier.command.ImportedHours;
import org.quartier.command.imports.KnownRows.Known;
import org.quartier.command.imports.RowKind.Run;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.web.Refusal;
import org.springframework.stereotype.Component;

/**
 * Finds the person that a row means: by Quartier's own id of them or of their volunteer record, by the number that
 * they have elsewhere, or by name and birth date.
 */
@Component
class Whom {

    private static final int LONGEST_UID = 500;

    private final Directory directory;
    private final ImportedHours hours;
    private final KnownRows rows;
    private final KnownNames names;

    Whom(Directory directory, ImportedHours hours, KnownRows rows, KnownNames names) {
        this.directory = directory;
        this.hours = hours;
        this.rows = rows;
        this.names = names;
    }

    /**
     * Whom a row means.
     *
     * @param person null for someone new
     * @param key by which they will be known again, or null when the row names them by Quartier's own id
     */
    record Meant(@Nullable PersonId person, byte @Nullable [] key) {}

    /**
     * Whom a row means.
     *
     * @param uid of the person in the system that the file is from, or null
     * @throws UnreadableEntry when it says that of nobody
     * @throws Refusal R-69 when they were erased
     */
    Meant of(Row row, @Nullable String uid, RowKeys keys, Run run) throws UnreadableEntry {
        UUID volunteer = row.id(Column.VOLUNTEER_ID);
        if (volunteer != null) {
            return new Meant(
                    hours.personOf(run.organisation(), new VolunteerId(volunteer))
                            .orElseThrow(() -> row.wrong(Column.VOLUNTEER_ID, "does not exist")),
                    null);
        }
        UUID person = row.id(Column.PERSON_ID);
        if (person != null) {
            directory.require(run.organisation(), new Reference("personId", new PersonId(person)));
            return new Meant(new PersonId(person), null);
        }
        byte[] key = key(row, uid, keys);
        Known known = rows.find(run.organisation(), ImportKind.PERSONS, key).orElse(null);
        if (known == null) {
            return new Meant(null, key);
        }
        if (known.record() == null) {
            throw GeneralRule.PERSON_ERASED.violated();
        }
        return new Meant(new PersonId(known.record()), key);
    }

    /**
     * As {@link #of}, of a table that is about someone else than persons: whoever is the only one of the name is meant by
     * it, also without a birth date.
     *
     * @throws UnreadableEntry also when several have the name
     * @throws Refusal R-69 when they were erased
     */
    Meant orByName(Row row, @Nullable String uid, RowKeys keys, Run run) throws UnreadableEntry {
        Meant meant = of(row, uid, keys, run);
        String givenName = row.text(Column.GIVEN_NAME);
        String familyName = row.text(Column.FAMILY_NAME);
        if (meant.person() != null || uid != null || givenName == null || familyName == null) {
            return meant;
        }
        List<PersonId> called =
                names.called(run.organisation(), keys, givenName, familyName, row.date(Column.BIRTH_DATE));
        if (called.size() > 1) {
            throw new UnreadableEntry("means someone by a name that several have; an id or a birth date is needed");
        }
        return called.isEmpty() ? meant : new Meant(called.getFirst(), null);
    }

    private static byte[] key(Row row, @Nullable String uid, RowKeys keys) throws UnreadableEntry {
        if (uid != null) {
            if (uid.length() > LONGEST_UID) {
                throw new UnreadableEntry("has an id of more than " + LONGEST_UID + " characters");
            }
            return keys.of("uid", uid);
        }
        String givenName = row.text(Column.GIVEN_NAME);
        String familyName = row.text(Column.FAMILY_NAME);
        if (givenName == null || familyName == null) {
            throw new UnreadableEntry("does not say whom it is about: it has neither an id nor given and family name");
        }
        return keys.of(
                "name", RowKeys.name(givenName), RowKeys.name(familyName), String.valueOf(row.date(Column.BIRTH_DATE)));
    }
}
