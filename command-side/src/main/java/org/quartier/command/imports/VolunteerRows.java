package org.quartier.command.imports;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.command.ImportOutcome;
import org.quartier.command.ImportOutcome.Result;
import org.quartier.command.ImportedPersons;
import org.quartier.command.ImportedVolunteers;
import org.quartier.command.ImportedVolunteers.Entry;
import org.quartier.command.imports.Columns.Need;
import org.quartier.command.imports.PersonTaker.Seen;
import org.quartier.command.imports.PersonTaker.Taken;
import org.quartier.command.imports.Whom.Meant;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.VolunteerStatus;
import org.quartier.kernel.value.WeeklyTime;
import org.springframework.stereotype.Component;

/** Tables of volunteers: of persons who are known, or who are registered with the same row. */
@Component
class VolunteerRows implements RowKind {

    private static final Columns COLUMNS = new Columns(
            Stream.concat(PersonCells.COLUMNS.stream(), Stream.of(Column.SKILLS, Column.AVAILABILITY, Column.STATUS))
                    .toList(),
            List.of(Need.of(
                    "who it is: id, personId or volunteer, or given and family name (Vorname, Nachname)",
                    Set.of(Column.UID),
                    Set.of(Column.PERSON_UID),
                    Set.of(Column.PERSON_ID),
                    Set.of(Column.VOLUNTEER_ID),
                    Set.of(Column.GIVEN_NAME, Column.FAMILY_NAME))));

    private static final Map<String, VolunteerStatus> STATUS = Map.of(
            "active", VolunteerStatus.ACTIVE,
            "aktiv", VolunteerStatus.ACTIVE,
            "paused", VolunteerStatus.PAUSED,
            "pausiert", VolunteerStatus.PAUSED,
            "pause", VolunteerStatus.PAUSED,
            "left", VolunteerStatus.LEFT,
            "ausgeschieden", VolunteerStatus.LEFT);

    private static final Map<String, DayOfWeek> DAYS = days();
    private static final Pattern STRETCH = Pattern.compile("(\\p{L}+)\\.?:?\\s+(\\S+?)\\s?[-–]\\s?(\\S+)(?:\\s?Uhr)?");

    private final ImportSecrets secrets;
    private final Whom whom;
    private final PersonTaker persons;
    private final ImportedVolunteers volunteers;

    VolunteerRows(ImportSecrets secrets, Whom whom, PersonTaker persons, ImportedVolunteers volunteers) {
        this.secrets = secrets;
        this.whom = whom;
        this.persons = persons;
        this.volunteers = volunteers;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.VOLUNTEERS;
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
            Entry entry = new Entry(row.items(Column.SKILLS), weekly(row), row.word(Column.STATUS, STATUS));
            volunteers.require(entry);
            Meant meant = whom.orByName(row, uid(row), keys, run);
            seen.require(meant);
            return seen.after(take(row, meant, entry, keys, run, about), meant, row);
        };
    }

    private ImportOutcome take(Row row, Meant meant, Entry entry, RowKeys keys, Run run, EventMetadata about)
            throws UnreadableEntry {
        ImportedPersons.Entry said = PersonCells.read(row);
        if (meant.person() == null && !said.isNamed()) {
            throw new UnreadableEntry("is about nobody who is known, and has no name to register them by");
        }
        PersonId person = meant.person();
        Result ofPerson = Result.UNCHANGED;
        long position = 0;
        if (said.isNamed()) {
            Taken taken = persons.take(meant, said, keys, run, about);
            if (taken.outcome().result() == Result.REFUSED) {
                return taken.outcome();
            }
            person = taken.person();
            ofPerson = taken.outcome().result();
            position = taken.outcome().position();
        }
        if (person == null) {
            return new ImportOutcome(Result.CREATED, null, null, null, 0); // new, in a dry run
        }
        ImportOutcome outcome = volunteers.take(person, run.quarter(), entry, run.dryRun(), about);
        boolean onlyPerson = outcome.result() == Result.UNCHANGED && ofPerson != Result.UNCHANGED;
        return new ImportOutcome(
                onlyPerson ? Result.CHANGED : outcome.result(),
                outcome.record(),
                outcome.result() == Result.REFUSED ? outcome.person() : person,
                outcome.detail(),
                Math.max(position, outcome.position()));
    }

    private static @Nullable List<WeeklyTime> weekly(Row row) throws UnreadableEntry {
        List<String> said = row.items(Column.AVAILABILITY);
        if (said == null) {
            return null;
        }
        List<WeeklyTime> weekly = new ArrayList<>();
        for (String item : said) {
            Matcher stretch = STRETCH.matcher(item);
            DayOfWeek day = stretch.matches() ? DAYS.get(Column.plain(stretch.group(1))) : null;
            Optional<LocalTime> from = day == null ? Optional.empty() : hour(stretch.group(2));
            Optional<LocalTime> to = day == null ? Optional.empty() : hour(stretch.group(3));
            if (day == null || from.isEmpty() || to.isEmpty()) {
                throw row.wrong(Column.AVAILABILITY, "is not a list such as Mo 09:00-12:00; Wed 14:00-18:00");
            }
            weekly.add(new WeeklyTime(day, from.get(), to.get()));
        }
        return weekly;
    }

    private static Optional<LocalTime> hour(String text) {
        return Cells.time(text).or(() -> Cells.time(text + " Uhr"));
    }

    private static Map<String, DayOfWeek> days() {
        Map<String, DayOfWeek> days = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (Locale locale : List.of(Locale.GERMAN, Locale.ENGLISH)) {
                days.put(Column.plain(day.getDisplayName(TextStyle.FULL, locale)), day);
                days.put(Column.plain(day.getDisplayName(TextStyle.SHORT, locale)), day);
            }
        }
        days.put("sonnabend", DayOfWeek.SATURDAY);
        return days;
    }
}
