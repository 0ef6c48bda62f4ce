package org.quartier.query.participation;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in words why a waiting registration was promoted, skipped or taken out: in English, or in German. */
enum Explanations {
    ENGLISH("en") {
        @Override
        String of(Seen seen) {
            String saw = seen.what() == Decisions.What.LAPSED ? "" : free(seen) + ", " + waiting(seen) + ". ";
            return seen.rule() + ": " + saw + outcome(seen);
        }

        private String free(Seen seen) {
            return switch (seen.free()) {
                case null -> "the places were not limited";
                case 1 -> "1 place was free";
                default -> seen.free() + " places were free";
            };
        }

        private String waiting(Seen seen) {
            return seen.waiting() == 1 ? "1 registration was waiting" : seen.waiting() + " registrations were waiting";
        }

        private String outcome(Seen seen) {
            return switch (seen.what()) {
                case PROMOTED ->
                    switch (seen.rule()) {
                        case "R-20" -> "A manager confirmed this registration over the order or the capacity.";
                        case "R-26" -> "The person came to the door and was let in.";
                        default -> "This registration" + place(seen) + " was confirmed.";
                    };
                case SKIPPED ->
                    "This registration" + place(seen) + " needs " + seen.needed()
                            + " and was skipped; it keeps its position.";
                case LAPSED -> "This registration could no longer be promoted and was taken out of the list.";
            };
        }

        private String place(Seen seen) {
            return seen.place() == 0 ? "" : ", number " + seen.place() + " in the list,";
        }
    },

    GERMAN("de") {
        @Override
        String of(Seen seen) {
            String saw = seen.what() == Decisions.What.LAPSED ? "" : free(seen) + ", " + waiting(seen) + ". ";
            return seen.rule() + ": " + saw + outcome(seen);
        }

        private String free(Seen seen) {
            return switch (seen.free()) {
                case null -> "die Plätze waren nicht begrenzt";
                case 1 -> "1 Platz war frei";
                default -> seen.free() + " Plätze waren frei";
            };
        }

        private String waiting(Seen seen) {
            return seen.waiting() == 1
                    ? "1 Anmeldung stand auf der Warteliste"
                    : seen.waiting() + " Anmeldungen standen auf der Warteliste";
        }

        private String outcome(Seen seen) {
            return switch (seen.what()) {
                case PROMOTED ->
                    switch (seen.rule()) {
                        case "R-20" ->
                            "Die Quartiersleitung hat diese Anmeldung abweichend von Reihenfolge oder Platzzahl"
                                    + " bestätigt.";
                        case "R-26" -> "Die Person kam zum Einlass und wurde eingelassen.";
                        default -> "Diese Anmeldung" + place(seen) + " ist nachgerückt.";
                    };
                case SKIPPED ->
                    "Diese Anmeldung" + place(seen) + " braucht " + seen.needed()
                            + " und wurde übersprungen; sie behält ihren Rang.";
                case LAPSED -> "Diese Anmeldung konnte nicht mehr nachrücken und wurde von der Warteliste genommen.";
            };
        }

        private String place(Seen seen) {
            return seen.place() == 0 ? "" : ", Nummer " + seen.place() + " der Liste,";
        }
    };

    private final String language;

    Explanations(String language) {
        this.language = language;
    }

    /**
     * What a decision saw.
     *
     * @param place of the registration in the queue, from 1; 0 when it was not in it
     * @param waiting how many registrations were in the queue
     */
    record Seen(
            Decisions.What what,
            String rule,
            @Nullable Integer free,
            @Nullable Integer needed,
            int place,
            int waiting,
            @Nullable String cause) {}

    /** The wording for an {@code Accept-Language} header; English for any other language, and for none. */
    static Explanations in(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return ENGLISH;
        }
        try {
            String found = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), List.of("en", "de"));
            return "de".equals(found) ? GERMAN : ENGLISH;
        } catch (IllegalArgumentException e) {
            return ENGLISH; // a header that cannot be read asks for nothing
        }
    }

    /** The BCP 47 tag of its words. */
    String language() {
        return language;
    }

    abstract String of(Seen seen);
}
