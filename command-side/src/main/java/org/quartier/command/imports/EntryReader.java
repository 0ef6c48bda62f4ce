package org.quartier.command.imports;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartier.command.ImportedActivities.Entry;
import org.quartier.command.ImportedActivities.Status;
import org.quartier.command.imports.CalendarFile.RawEntry;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.value.Visibility;

/** Reads the entries of one file, one after the other: of two with the same UID the second is not taken. */
final class EntryReader {

    private static final int LONGEST_UID = 500;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DESCRIPTION = 10_000;
    private static final int LONGEST_OTHER = 500;
    private static final int LONGEST_CONTACT = 2_000;
    private static final String ORGANISER_LINE = "Veranstalter:";

    private final QuarterId quarter;
    private final ZoneId zone;
    private final Set<String> seen = new HashSet<>();

    EntryReader(QuarterId quarter, ZoneId zone) {
        this.quarter = quarter;
        this.zone = zone;
    }

    /** The UID of an entry, or null when it has none that can be used. */
    static @Nullable String uid(RawEntry raw) {
        for (String line : raw.lines()) {
            if (line.regionMatches(true, 0, "UID", 0, 3)) {
                try {
                    String uid = Property.of(line).text();
                    return uid.isEmpty() || uid.length() > LONGEST_UID ? null : uid;
                } catch (UnreadableEntry _) {
                    return null; // reading the entry says so again
                }
            }
        }
        return null;
    }

    /** @throws UnreadableEntry when it cannot be taken */
    Entry read(RawEntry raw) throws UnreadableEntry {
        String uid = uid(raw);
        boolean first = uid == null || seen.add(uid);
        if (raw.flaw() != null) {
            throw new UnreadableEntry(raw.flaw());
        }
        Map<String, Property> said = properties(raw);
        if (said.containsKey("RRULE") || said.containsKey("RDATE") || said.containsKey("RECURRENCE-ID")) {
            throw new UnreadableEntry("is a series (RRULE, RDATE or RECURRENCE-ID): series cannot be imported yet");
        }
        if (uid == null) {
            throw new UnreadableEntry("has no UID of 1 to 500 characters");
        }
        if (!first) {
            throw new UnreadableEntry("has the UID of an entry before it");
        }
        Property start = said.get("DTSTART");
        if (start == null) {
            throw new UnreadableEntry("has no DTSTART");
        }
        String title = text(said, "SUMMARY", LONGEST_TITLE);
        if (title == null) {
            throw new UnreadableEntry("has no SUMMARY");
        }
        String description = text(said, "DESCRIPTION", LONGEST_DESCRIPTION);
        return new Entry(
                uid,
                quarter,
                title.replace('\n', ' '),
                description,
                text(said, "LOCATION", LONGEST_OTHER),
                organiser(said, description),
                text(said, "URL", LONGEST_CONTACT),
                Slots.of(start, said.get("DTEND"), said.get("DURATION"), zone),
                status(said),
                visibility(said));
    }

    private static Map<String, Property> properties(RawEntry raw) throws UnreadableEntry {
        Map<String, Property> said = new HashMap<>();
        for (String line : raw.lines()) {
            Property property = Property.of(line);
            said.putIfAbsent(property.name(), property);
        }
        return said;
    }

    private static @Nullable String text(Map<String, Property> said, String name, int longest) throws UnreadableEntry {
        Property property = said.get(name);
        String text = property == null ? "" : property.text();
        if (text.length() > longest) {
            throw new UnreadableEntry(
                    name + " has " + text.length() + " characters; at most " + longest + " can be taken");
        }
        return text.isEmpty() ? null : text;
    }

    /** The name beside ORGANIZER's address, not the address itself: that may be a person's. */
    private static @Nullable String organiser(Map<String, Property> said, @Nullable String description) {
        Property organizer = said.get("ORGANIZER");
        String name = organizer == null ? null : organizer.parameters().get("CN");
        if (name == null && description != null) {
            name = description
                    .lines()
                    .filter(line -> line.startsWith(ORGANISER_LINE))
                    .map(line -> line.substring(ORGANISER_LINE.length()))
                    .findFirst()
                    .orElse(null);
        }
        return name == null || name.isBlank() || name.strip().length() > LONGEST_TITLE ? null : name.strip();
    }

    private static Status status(Map<String, Property> said) throws UnreadableEntry {
        Property status = said.get("STATUS");
        if (status == null) {
            return Status.CONFIRMED;
        }
        try {
            return Status.valueOf(status.value().strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new UnreadableEntry("STATUS is none of CONFIRMED, TENTATIVE and CANCELLED");
        }
    }

    /** Whoever marks an entry as private does not mean the public calendar. */
    private static Visibility visibility(Map<String, Property> said) {
        Property access = said.get("CLASS");
        return access == null || access.value().strip().equalsIgnoreCase("PUBLIC")
                ? Visibility.PUBLIC
                : Visibility.INTERNAL;
    }
}
