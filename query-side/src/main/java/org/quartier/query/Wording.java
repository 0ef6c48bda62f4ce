package org.quartier.query;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.web.Refusal;

/** How days, times and amounts are written for people, in German or English. */
public record Wording(Locale locale) {

    private static final int MINUTES = 60;

    /**
     * The wording of a language.
     *
     * @param language {@code de}, {@code en} or null for German, the language of those who hold the documents
     * @throws Refusal 400 for another
     */
    public static Wording in(@Nullable String language) {
        return switch (language) {
            case null -> new Wording(Locale.GERMANY);
            case "de" -> new Wording(Locale.GERMANY);
            case "en" -> new Wording(Locale.UK);
            default -> throw Refusal.malformed("lang", "must be de or en");
        };
    }

    /**
     * The wording for an {@code Accept-Language} header; German for any other language, for none and for what cannot be
     * read.
     */
    public static Wording accepted(@Nullable String languages) {
        try {
            Locale found = Locale.lookup(
                    Locale.LanguageRange.parse(languages == null ? "de" : languages),
                    List.of(Locale.GERMAN, Locale.ENGLISH));
            return in(found == null ? "de" : found.getLanguage());
        } catch (IllegalArgumentException unreadable) {
            return in("de");
        }
    }

    /** Whether it is German. */
    public boolean isGerman() {
        return locale.getLanguage().equals("de");
    }

    /** A day in full, such as 4. Mai 2026. */
    public String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(isGerman() ? "d. MMMM yyyy" : "d MMMM yyyy", locale));
    }

    /** A day in a table, such as 04.05.2026. */
    public String shortDay(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(isGerman() ? "dd.MM.yyyy" : "dd/MM/yyyy", locale));
    }

    /** A length of time in a table: hours and minutes, such as 12:05. */
    public String clock(long minutes) {
        return "%d:%02d".formatted(minutes / MINUTES, minutes % MINUTES);
    }

    /** A length of time in a sentence, such as 12 Stunden und 5 Minuten. */
    public String duration(long minutes) {
        String hours = count(minutes / MINUTES, isGerman() ? "Stunde" : "hour", isGerman() ? "Stunden" : "hours");
        if (minutes % MINUTES == 0) {
            return hours;
        }
        String rest = count(minutes % MINUTES, isGerman() ? "Minute" : "minute", isGerman() ? "Minuten" : "minutes");
        return minutes < MINUTES ? rest : hours + (isGerman() ? " und " : " and ") + rest;
    }

    /** An amount of money, such as 1.234,50 €. */
    public String euros(long cents) {
        NumberFormat money = NumberFormat.getCurrencyInstance(locale);
        money.setCurrency(Currency.getInstance("EUR"));
        return money.format(BigDecimal.valueOf(cents, 2));
    }

    /** A number with its thousands apart. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** A number of things. */
    public String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }
}
