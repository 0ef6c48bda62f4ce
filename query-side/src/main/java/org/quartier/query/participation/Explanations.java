package org.quartier.query.participation;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in words what became of a waiting registration and why: in English, or in German. */
enum Explanations {
    ENGLISH("en", DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH)) {
        @Override
        String free(@Nullable Integer free) {
            return switch (free) {
                case null -> "the places were not limited";
                case 1 -> "1 place was free";
                default -> free + " places were free";
            };
        }

        @Override
        String waiting(int waiting) {
            return waiting == 1 ? "1 registration was waiting" : waiting + " registrations were waiting";
        }

        @Override
        String place(int place) {
            return ", number " + place + " in the list,";
        }

        @Override
        String outcome(Seen seen, String place, String until) {
            return switch (seen.what()) {
                case PROMOTED ->
                    switch (seen.rule()) {
                        case "R-20" -> "A manager confirmed this registration over the order or the capacity.";
                        case "R-26" -> "The person came to the door and was let in.";
                        default -> "This registration" + place + " was confirmed.";
                    };
                case SKIPPED ->
                    "This registration" + place + " needs " + seen.needed()
                            + " and was skipped; it keeps its position.";
                case LAPSED -> "This registration could no longer be promoted and was taken out of the list.";
                case OFFERED -> "This registration" + place + " was offered its place until " + until + ".";
                case ACCEPTED -> "The offer was accepted in time, and the registration is confirmed.";
                case DECLINED -> "The offer was declined, and the registration withdrawn.";
                case EXPIRED -> "Nobody answered the offer before " + until + "; the registration has ended.";
                case SHORTENED -> "The activity moved; the offer now ends before its start, on " + until + ".";
                case RESTORED ->
                    seen.confirmedAgain()
                            ? "A manager undid the end of this registration; its place was still free, so it is"
                                    + " confirmed again."
                            : seen.hadPlace()
                                    ? "A manager undid the end of this registration; its place had been given away, so"
                                            + " it waits where it would have stood."
                                    : "A manager undid the end of this registration; it waits again in its old"
                                            + " position.";
            };
        }
    },

    GERMAN("de", DateTimeFormatter.ofPattern("d. MMMM uuuu, HH:mm 'Uhr'", Locale.GERMAN)) {
        @Override
        String free(@Nullable Integer free) {
            return switch (free) {
                case null -> "die Plätze waren nicht begrenzt";
                case 1 -> "1 Platz war frei";
                default -> free + " Plätze waren frei";
            };
        }

        @Override
        String waiting(int waiting) {
            return waiting == 1
                    ? "1 Anmeldung stand auf der Warteliste"
                    : waiting + " Anmeldungen standen auf der Warteliste";
        }

        @Override
        String place(int place) {
            return ", Nummer " + place + " der Liste,";
        }

        @Override
        String outcome(Seen seen, String place, String until) {
            return switch (seen.what()) {
                case PROMOTED ->
                    switch (seen.rule()) {
                        case "R-20" ->
                            "Die Quartiersleitung hat diese Anmeldung abweichend von Reihenfolge oder Platzzahl"
                                    + " bestätigt.";
                        case "R-26" -> "Die Person kam zum Einlass und wurde eingelassen.";
                        default -> "Diese Anmeldung" + place + " ist nachgerückt.";
                    };
                case SKIPPED ->
                    "Diese Anmeldung" + place + " braucht " + seen.needed()
                            + " und wurde übersprungen; sie behält ihren Rang.";
                case LAPSED -> "Diese Anmeldung konnte nicht mehr nachrücken und wurde von der Warteliste genommen.";
                case OFFERED -> "Dieser Anmeldung" + place + " wurde ihr Platz bis " + until + " angeboten.";
                case ACCEPTED -> "Das Angebot wurde rechtzeitig angenommen, die Anmeldung ist bestätigt.";
                case DECLINED -> "Das Angebot wurde abgelehnt und die Anmeldung damit zurückgezogen.";
                case EXPIRED -> "Auf das Angebot kam bis " + until + " keine Antwort; die Anmeldung ist damit beendet.";
                case SHORTENED -> "Der Termin wurde verlegt; das Angebot endet nun vor dem Beginn, am " + until + ".";
                case RESTORED ->
                    seen.confirmedAgain()
                            ? "Die Quartiersleitung hat das Ende dieser Anmeldung rückgängig gemacht; ihr Platz war"
                                    + " noch frei, sie ist wieder bestätigt."
                            : seen.hadPlace()
                                    ? "Die Quartiersleitung hat das Ende dieser Anmeldung rückgängig gemacht; ihr Platz"
                                            + " war schon vergeben, sie wartet, wo sie gestanden hätte."
                                    : "Die Quartiersleitung hat das Ende dieser Anmeldung rückgängig gemacht; sie"
                                            + " wartet wieder auf ihrem alten Rang.";
            };
        }
    };

    private final String language;
    private final DateTimeFormatter times;

    Explanations(String language, DateTimeFormatter times) {
        this.language = language;
        this.times = times;
    }

    /**
     * What a decision saw.
     *
     * @param place of the registration in the queue, from 1; 0 when it was not in it
     * @param waiting how many registrations were in the queue
     * @param until when an offer ends, in the activity's own time
     * @param hadPlace of a restoration: whether it was confirmed before it ended
     * @param confirmedAgain of a restoration: whether it is confirmed again
     */
    record Seen(
            Decisions.What what,
            String rule,
            @Nullable Integer free,
            @Nullable Integer needed,
            int place,
            int waiting,
            @Nullable String cause,
            @Nullable ZonedDateTime until,
            boolean hadPlace,
            boolean confirmedAgain) {}

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

    String of(Seen seen) {
        String saw = seen.what().sawTheList() ? free(seen.free()) + ", " + waiting(seen.waiting()) + ". " : "";
        return seen.rule() + ": " + saw
                + outcome(
                        seen,
                        seen.place() == 0 ? "" : place(seen.place()),
                        seen.until() == null ? "" : times.format(seen.until()));
    }

    abstract String free(@Nullable Integer free);

    abstract String waiting(int waiting);

    abstract String place(int place);

    abstract String outcome(Seen seen, String place, String until);
}
