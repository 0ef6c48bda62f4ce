package org.quartier.command.imports;

import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Directory;
import org.quartier.command.Directory.Reference;
import org.quartier.command.GeneralRule;
import org.quartier.command.ImportOutcome;
import org.quartier.command.ImportOutcome.Result;
import org.quartier.command.ImportedActivities;
import org.quartier.command.ImportedHours;
import org.quartier.command.ImportedHours.Entry;
import org.quartier.command.imports.Columns.Need;
import org.quartier.command.imports.KnownRows.Known;
import org.quartier.command.imports.RowTimes.Stretch;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.stereotype.Component;

/**
 * Tables of hours of volunteers who are known. A row without an id is known again by the person and when it starts.
 */
@Component
class HourRows implements RowKind {

    private static final int LONGEST_UID = 500;
    private static final Columns COLUMNS = new Columns(
            List.of(
                    Column.UID,
                    Column.VOLUNTEER_ID,
                    Column.PERSON_ID,
                    Column.PERSON_UID,
                    Column.GIVEN_NAME,
                    Column.FAMILY_NAME,
                    Column.BIRTH_DATE,
                    Column.TASK,
                    Column.ACTIVITY,
                    Column.START,
                    Column.END,
                    Column.DATE,
                    Column.FROM,
                    Column.TO,
                    Column.END_DATE,
                    Column.HOURS,
                    Column.MINUTES,
                    Column.STATUS),
            List.of(
                    Need.of(
                            "who it is: person number (Mitgliedsnummer), personId or volunteer, or given and family"
                                    + " name (Vorname, Nachname)",
                            Set.of(Column.PERSON_UID),
                            Set.of(Column.PERSON_ID),
                            Set.of(Column.VOLUNTEER_ID),
                            Set.of(Column.GIVEN_NAME, Column.FAMILY_NAME)),
                    Need.of("task (Tätigkeit)", Set.of(Column.TASK)),
                    Need.of(
                            "when it starts: start (Beginn), or date and from (Datum, von)",
                            Set.of(Column.START),
                            Set.of(Column.DATE, Column.FROM)),
                    Need.of(
                            "when it ends: end (Ende), to (bis), hours (Stunden) or minutes (Minuten)",
                            Set.of(Column.END),
                            Set.of(Column.TO),
                            Set.of(Column.HOURS),
                            Set.of(Column.MINUTES))));

    private static final Map<String, Boolean> DRAFT =
            Map.of("draft", true, "entwurf", true, "submitted", false, "eingereicht", false);

    private final ImportSecrets secrets;
    private final Whom whom;
    private final KnownRows rows;
    private final ImportedHours hours;
    private final ImportedActivities activities;
    private final Directory directory;

    HourRows(
            ImportSecrets secrets,
            Whom whom,
            KnownRows rows,
            ImportedHours hours,
            ImportedActivities activities,
            Directory directory) {
        this.secrets = secrets;
        this.whom = whom;
        this.rows = rows;
        this.hours = hours;
        this.activities = activities;
        this.directory = directory;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.HOURS;
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public @Nullable String uid(Row row) {
        return row.text(Column.UID);
    }

    @Override
    public Taker begin(Run run) {
        RowKeys keys = secrets.of(run.organisation());
        Map<String, Integer> seen = new HashMap<>();
        return (row, about) -> {
            Entry entry = entry(row, run);
            PersonId person =
                    whom.orByName(row, row.text(Column.PERSON_UID), keys, run).person();
            if (person == null) {
                throw new UnreadableEntry("is about nobody who is known; import persons or volunteers first");
            }
            byte[] key = key(row, person, entry.start(), keys);
            String same = HexFormat.of().formatHex(key);
            if (seen.containsKey(same)) {
                throw new UnreadableEntry("is about the same as line " + seen.get(same));
            }
            ImportOutcome outcome = take(key, person, entry, run, about);
            if (outcome.result() != Result.REFUSED) {
                seen.put(same, row.line());
            }
            return outcome;
        };
    }

    private ImportOutcome take(byte[] key, PersonId person, Entry entry, Run run, EventMetadata about) {
        HourEntryId next = HourEntryId.next();
        Known known = run.dryRun()
                ? rows.find(run.organisation(), ImportKind.HOURS, key).orElse(new Known(next.value()))
                : rows.reserve(run.organisation(), ImportKind.HOURS, key, next.value(), person);
        if (known.record() == null) {
            throw GeneralRule.PERSON_ERASED.violated();
        }
        HourEntryId id = new HourEntryId(known.record());
        ImportOutcome outcome = hours.take(id, person, entry, run.dryRun(), about);
        if (outcome.result() == Result.REFUSED && outcome.record() == null && !run.dryRun()) {
            rows.release(run.organisation(), ImportKind.HOURS, key, id.value());
        }
        return outcome;
    }

    private Entry entry(Row row, Run run) throws UnreadableEntry {
        String task = row.text(Column.TASK);
        if (task == null) {
            throw row.missing(Column.TASK);
        }
        Stretch when = RowTimes.stretch(row, run.zone());
        return new Entry(
                activity(row, run),
                task,
                when.start(),
                when.end(),
                Boolean.TRUE.equals(row.word(Column.STATUS, DRAFT)));
    }

    /** By Quartier's own id, or by the UID that it has in the calendar. */
    private @Nullable ActivityId activity(Row row, Run run) throws UnreadableEntry {
        String said = row.text(Column.ACTIVITY);
        if (said == null) {
            return null;
        }
        ActivityId known = activities.find(said, run.organisation()).orElse(null);
        if (known != null) {
            return known;
        }
        UUID id = row.id(Column.ACTIVITY);
        if (id == null) {
            throw row.wrong(Column.ACTIVITY, "does not exist");
        }
        ActivityId activity = new ActivityId(id);
        directory.require(run.organisation(), new Reference("activity", activity));
        return activity;
    }

    private static byte[] key(Row row, PersonId person, Instant start, RowKeys keys) throws UnreadableEntry {
        String uid = row.text(Column.UID, LONGEST_UID);
        return uid == null ? keys.of("hours", person.toString(), start.toString()) : keys.of("uid", uid);
    }
}
