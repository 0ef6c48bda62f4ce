package org.quartier.command.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.command.ImportedPersons.Entry;

/** What a row says of a person. */
final class PersonCells {

    static final List<Column> COLUMNS = List.of(
            Column.VOLUNTEER_ID,
            Column.PERSON_ID,
            Column.UID,
            Column.PERSON_UID,
            Column.GIVEN_NAME,
            Column.FAMILY_NAME,
            Column.BIRTH_DATE,
            Column.EMAIL,
            Column.PHONE,
            Column.ADDRESS,
            Column.POSTAL_CODE,
            Column.CITY,
            Column.LANGUAGES);

    private static final Map<String, String> LANGUAGES = languages();

    private PersonCells() {}

    /** @throws UnreadableEntry when a cell cannot be read */
    static Entry read(Row row) throws UnreadableEntry {
        return new Entry(
                row.text(Column.GIVEN_NAME),
                row.text(Column.FAMILY_NAME),
                row.text(Column.EMAIL),
                row.text(Column.PHONE),
                address(row),
                row.date(Column.BIRTH_DATE),
                languages(row));
    }

    /** Street, postal code and town in one line, as far as they are there. */
    static @Nullable String address(Row row) {
        String town = joined(" ", row.text(Column.POSTAL_CODE), row.text(Column.CITY));
        return joined(", ", row.text(Column.ADDRESS), town);
    }

    static @Nullable String joined(String between, @Nullable String... parts) {
        String all = Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(between));
        return all.isEmpty() ? null : all;
    }

    /**
     * Languages by tag or by name, in German or English.
     *
     * @throws UnreadableEntry when one is unknown
     */
    static @Nullable List<String> languages(Row row) throws UnreadableEntry {
        List<String> said = row.items(Column.LANGUAGES);
        if (said == null) {
            return null;
        }
        List<String> tags = new ArrayList<>();
        for (String item : said) {
            String tag = LANGUAGES.get(item.toLowerCase(Locale.ROOT));
            if (tag == null && !item.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){1,3}")) {
                throw row.wrong(Column.LANGUAGES, "has a language that is unknown");
            }
            tags.add(tag == null ? item : tag);
        }
        return tags.stream().distinct().toList();
    }

    private static Map<String, String> languages() {
        Map<String, String> languages = new HashMap<>();
        for (String tag : Locale.getISOLanguages()) {
            Locale language = Locale.of(tag);
            languages.put(tag, tag);
            languages.put(language.getDisplayLanguage(Locale.GERMAN).toLowerCase(Locale.ROOT), tag);
            languages.put(language.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), tag);
        }
        return languages;
    }
}
