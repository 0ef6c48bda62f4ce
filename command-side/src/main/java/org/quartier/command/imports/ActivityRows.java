package org.quartier.command.imports;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartier.command.ImportedActivities;
import org.quartier.command.ImportedActivities.Entry;
import org.quartier.command.ImportedActivities.More;
import org.quartier.command.ImportedActivities.Status;
import org.quartier.command.imports.Columns.Need;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.Visibility;
import org.springframework.stereotype.Component;

/**
 * Tables of activities, also that of "Coerde Events": its {@code event_id} is the UID of the same entry in its calendar,
 * so that one may be imported after the other.
 */
@Component
class ActivityRows implements RowKind {

    private static final String OF_COERDE_EVENTS = "@coerde-events";
    private static final int LONGEST_UID = 500;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_OTHER = 500;
    private static final int LONGEST_CONTACT = 2_000;

    private static final Columns COLUMNS = new Columns(
            List.of(
                    Column.UID,
                    Column.EVENT_ID,
                    Column.TITLE,
                    Column.DESCRIPTION,
                    Column.START,
                    Column.END,
                    Column.DATE,
                    Column.FROM,
                    Column.TO,
                    Column.END_DATE,
                    Column.HOURS,
                    Column.MINUTES,
                    Column.LOCATION,
                    Column.ADDRESS,
                    Column.POSTAL_CODE,
                    Column.CITY,
                    Column.VENUE,
                    Column.ROOM,
                    Column.ORGANISER,
                    Column.CONTACT,
                    Column.STATUS,
                    Column.KIND,
                    Column.AUDIENCE,
                    Column.ACCESSIBILITY,
                    Column.LANGUAGES,
                    Column.ONLINE_LINK,
                    Column.MINIMUM,
                    Column.VISIBILITY),
            List.of(
                    Need.of("title (Titel)", Set.of(Column.TITLE)),
                    Need.of(
                            "when it starts: start (Beginn) or date (Datum)",
                            Set.of(Column.START),
                            Set.of(Column.DATE))));

    private static final Map<String, Status> STATUS = Map.of(
            "confirmed", Status.CONFIRMED,
            "scheduled", Status.CONFIRMED,
            "bestatigt", Status.CONFIRMED,
            "geplant", Status.CONFIRMED,
            "tentative", Status.TENTATIVE,
            "draft", Status.TENTATIVE,
            "entwurf", Status.TENTATIVE,
            "cancelled", Status.CANCELLED,
            "canceled", Status.CANCELLED,
            "abgesagt", Status.CANCELLED);

    private static final Map<String, ActivityKind> KIND = Map.ofEntries(
            Map.entry("action", ActivityKind.ACTION),
            Map.entry("aktion", ActivityKind.ACTION),
            Map.entry("event", ActivityKind.EVENT),
            Map.entry("veranstaltung", ActivityKind.EVENT),
            Map.entry("assembly", ActivityKind.ASSEMBLY),
            Map.entry("versammlung", ActivityKind.ASSEMBLY),
            Map.entry("tenantassembly", ActivityKind.TENANT_ASSEMBLY),
            Map.entry("mieterversammlung", ActivityKind.TENANT_ASSEMBLY),
            Map.entry("workshop", ActivityKind.WORKSHOP),
            Map.entry("consultationhour", ActivityKind.CONSULTATION_HOUR),
            Map.entry("sprechstunde", ActivityKind.CONSULTATION_HOUR),
            Map.entry("onsiteappointment", ActivityKind.ON_SITE_APPOINTMENT),
            Map.entry("vororttermin", ActivityKind.ON_SITE_APPOINTMENT));

    private static final Map<String, Visibility> VISIBILITY = Map.of(
            "public", Visibility.PUBLIC,
            "offentlich", Visibility.PUBLIC,
            "internal", Visibility.INTERNAL,
            "intern", Visibility.INTERNAL);

    private final ImportedActivities activities;

    ActivityRows(ImportedActivities activities) {
        this.activities = activities;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ACTIVITIES;
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    /** Where a row has none, one made of title and start: what is moved is then new. */
    @Override
    public @Nullable String uid(Row row) {
        String uid = row.text(Column.UID);
        String event = row.text(Column.EVENT_ID);
        String made = uid != null ? uid : event != null ? event + OF_COERDE_EVENTS : made(row);
        return made == null || made.length() > LONGEST_UID ? null : made;
    }

    private static @Nullable String made(Row row) {
        String title = row.text(Column.TITLE);
        String day = row.first(Column.DATE, Column.START);
        if (title == null || day == null) {
            return null;
        }
        String time = row.text(Column.DATE) == null ? null : row.first(Column.FROM, Column.START);
        String text = RowKeys.name(title) + "|" + day + "|" + (time == null ? "" : time);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16) + "@table";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Taker begin(Run run) {
        Set<String> seen = new HashSet<>();
        return (row, about) -> {
            String uid = uid(row);
            if (uid != null && !seen.add(uid)) {
                throw new UnreadableEntry("has the UID of an entry before it");
            }
            return activities.take(entry(row, uid, run), run.dryRun(), about);
        };
    }

    private static Entry entry(Row row, @Nullable String uid, Run run) throws UnreadableEntry {
        String title = row.text(Column.TITLE, LONGEST_NAME);
        if (title == null) {
            throw row.missing(Column.TITLE);
        }
        if (uid == null) {
            throw row.text(Column.UID) == null && row.text(Column.EVENT_ID) == null
                    ? row.missing(Column.START)
                    : new UnreadableEntry("has an id of more than " + LONGEST_UID + " characters");
        }
        String place = PersonCells.joined(", ", row.text(Column.LOCATION), PersonCells.address(row));
        if (place != null && place.length() > LONGEST_OTHER) {
            throw row.wrong(Column.LOCATION, "has with the address more than " + LONGEST_OTHER + " characters");
        }
        Status status = row.word(Column.STATUS, STATUS);
        return new Entry(
                uid,
                run.quarter(),
                title.replaceAll("[\\r\\n]+", " "),
                row.text(Column.DESCRIPTION, LONGEST_TEXT),
                place,
                row.text(Column.ORGANISER, LONGEST_NAME),
                row.text(Column.CONTACT, LONGEST_CONTACT),
                RowTimes.slot(row, run.zone()),
                status == null ? Status.CONFIRMED : status,
                Visibility.PUBLIC,
                more(row));
    }

    private static More more(Row row) throws UnreadableEntry {
        return new More(
                row.word(Column.KIND, KIND),
                row.text(Column.VENUE, LONGEST_NAME),
                row.text(Column.ROOM, LONGEST_NAME),
                link(row),
                row.text(Column.AUDIENCE, LONGEST_OTHER),
                row.text(Column.ACCESSIBILITY, LONGEST_OTHER),
                PersonCells.languages(row),
                whole(row),
                row.word(Column.VISIBILITY, VISIBILITY));
    }

    private static @Nullable String link(Row row) throws UnreadableEntry {
        String link = row.text(Column.ONLINE_LINK, LONGEST_CONTACT);
        if (link != null && !link.matches("https?://\\S+")) {
            throw row.wrong(Column.ONLINE_LINK, "is not a web address");
        }
        return link;
    }

    private static @Nullable Integer whole(Row row) throws UnreadableEntry {
        BigDecimal number = row.number(Column.MINIMUM);
        if (number == null) {
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0 || number.signum() < 0 || number.intValue() > 100_000) {
            throw row.wrong(Column.MINIMUM, "is not a whole number up to 100,000");
        }
        return number.intValue();
    }
}
