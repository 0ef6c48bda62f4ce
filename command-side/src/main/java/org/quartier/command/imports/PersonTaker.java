package org.quartier.command.imports;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartier.command.GeneralRule;
import org.quartier.command.ImportOutcome;
import org.quartier.command.ImportOutcome.Result;
import org.quartier.command.ImportedPersons;
import org.quartier.command.ImportedPersons.Entry;
import org.quartier.command.imports.KnownRows.Known;
import org.quartier.command.imports.RowKind.Run;
import org.quartier.command.imports.Whom.Meant;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.stereotype.Component;

/** Takes what rows say of persons: whoever is new gets an id, under which the next import finds them. */
@Component
class PersonTaker {

    private final ImportedPersons persons;
    private final KnownRows rows;
    private final KnownNames names;

    PersonTaker(ImportedPersons persons, KnownRows rows, KnownNames names) {
        this.persons = persons;
        this.rows = rows;
        this.names = names;
    }

    /** About whom a row was taken, and in which line: of two rows about the same one the second is not taken. */
    static final class Seen {
        private final Map<String, Integer> lines = new HashMap<>();

        /** @throws UnreadableEntry when an earlier row was about them as well */
        void require(Meant meant) throws UnreadableEntry {
            Integer earlier = lines.get(who(meant));
            if (earlier != null) {
                throw new UnreadableEntry(
                        "is about the same as line " + earlier + "; an id or a birth date tells two of one name apart");
            }
        }

        /** Keeps that a row was taken, unless it was refused. */
        ImportOutcome after(ImportOutcome outcome, Meant meant, Row row) {
            if (outcome.result() != Result.REFUSED) {
                lines.put(who(meant), row.line());
            }
            return outcome;
        }

        private static String who(Meant meant) {
            byte[] key = meant.key();
            return key == null ? String.valueOf(meant.person()) : HexFormat.of().formatHex(key);
        }
    }

    /** What became of the row, and whom it is about; null for someone new in a dry run. */
    record Taken(ImportOutcome outcome, @Nullable PersonId person) {}

    /** Registers or changes a person. */
    Taken take(Meant meant, Entry entry, RowKeys keys, Run run, EventMetadata about) {
        PersonId known = meant.person();
        boolean isNew = known == null;
        PersonId person = known == null ? reserved(meant, run) : known;
        ImportOutcome outcome = persons.take(person, entry, run.quarter(), run.dryRun(), about);
        if (outcome.result() == Result.REFUSED) {
            if (isNew && !run.dryRun() && meant.key() != null) {
                rows.release(run.organisation(), ImportKind.PERSONS, meant.key(), person.value());
            }
            return new Taken(outcome, outcome.person());
        }
        if (!run.dryRun() && entry.givenName() != null && entry.familyName() != null) {
            names.keep(run.organisation(), keys, person, entry.givenName(), entry.familyName(), entry.birthDate());
        }
        return new Taken(outcome, run.dryRun() && isNew ? null : person);
    }

    private PersonId reserved(Meant meant, Run run) {
        PersonId next = PersonId.next();
        if (run.dryRun() || meant.key() == null) {
            return next;
        }
        Known known = rows.reserve(run.organisation(), ImportKind.PERSONS, meant.key(), next.value(), next);
        if (known.record() == null) {
            throw GeneralRule.PERSON_ERASED.violated();
        }
        return new PersonId(known.record());
    }
}
