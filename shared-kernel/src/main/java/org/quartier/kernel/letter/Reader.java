package org.quartier.kernel.letter;

import java.util.List;
import java.util.Locale;

/** To whom a letter is written: how they are called, and in which language they read. */
public record Reader(String name, Locale language) {

    /**
     * In the first of a person's languages that we have, else in German.
     *
     * @param languages BCP 47 tags, the best first
     */
    public static Reader of(String name, List<String> languages) {
        return new Reader(
                name,
                languages.stream()
                        .map(Locale::forLanguageTag)
                        .map(Locale::getLanguage)
                        .filter(language -> language.equals("de") || language.equals("en"))
                        .findFirst()
                        .map(language -> language.equals("en") ? Locale.UK : Locale.GERMANY)
                        .orElse(Locale.GERMANY));
    }

    @Override
    public String toString() {
        return "Reader[" + language + "]";
    }
}
