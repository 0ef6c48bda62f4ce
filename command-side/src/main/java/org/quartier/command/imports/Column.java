package org.quartier.command.imports;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a column of a table can hold, with the names by which it is known, in English and German. */
enum Column {
    UID("uid", "id", "external id", "externe id", "kennung"),
    EVENT_ID("event_id"),
    PERSON_UID("person uid", "person number", "member number", "mitgliedsnummer", "personennummer"),
    PERSON_ID("personId", "person"),
    VOLUNTEER_ID("volunteer", "volunteerId"),
    GIVEN_NAME("given name", "first name", "vorname"),
    FAMILY_NAME("family name", "last name", "surname", "nachname", "familienname", "name"),
    BIRTH_DATE("birth date", "date of birth", "birthday", "geburtsdatum", "geburtstag", "geboren am", "geb"),
    EMAIL("email", "email address", "mail", "e-mail-adresse", "mailadresse"),
    PHONE("phone", "phone number", "mobile", "telefon", "telefonnummer", "mobil", "handy", "tel"),
    ADDRESS("address", "adresse", "anschrift", "street", "straße", "straße und hausnummer", "str"),
    POSTAL_CODE("postal code", "postcode", "zip", "plz", "postleitzahl"),
    CITY("city", "town", "ort", "wohnort", "stadt"),
    LANGUAGES("languages", "language", "sprachen", "sprache"),
    SKILLS("skills", "skill", "kompetenzen", "fähigkeiten", "kenntnisse"),
    AVAILABILITY("availability", "verfügbarkeit", "verfügbar"),
    STATUS("status", "state", "zustand"),
    DATE("date", "day", "start date", "datum", "tag", "startdatum"),
    FROM("from", "start time", "von", "uhrzeit", "startzeit", "ab"),
    TO("to", "until", "end time", "bis", "endzeit"),
    END_DATE("end date", "enddatum", "bis datum"),
    START("start", "begin", "beginn", "anfang"),
    END("end", "ende"),
    HOURS("hours", "stunden", "dauer in stunden", "std"),
    MINUTES("minutes", "minuten", "dauer in minuten", "min"),
    TASK("task", "activity description", "tätigkeit", "aufgabe"),
    ACTIVITY("activity", "angebot", "termin", "veranstaltung"),
    TITLE("title", "titel", "summary", "bezeichnung"),
    DESCRIPTION("description", "beschreibung"),
    LOCATION("place", "location", "location name", "veranstaltungsort", "treffpunkt"),
    VENUE("venue", "haus", "einrichtung"),
    ROOM("room", "raum"),
    ORGANISER("organiser", "organizer", "veranstalter"),
    CONTACT("contact", "url", "link", "source url", "kontakt", "ansprechstelle"),
    KIND("kind", "type", "art"),
    AUDIENCE("audience", "zielgruppe"),
    ACCESSIBILITY("accessibility", "barrierefreiheit"),
    ONLINE_LINK("online link", "onlinelink", "videokonferenz"),
    MINIMUM("minimum participants", "mindestteilnehmerzahl", "mindestzahl"),
    VISIBILITY("visibility", "sichtbarkeit");

    private final Set<String> names;

    Column(String... names) {
        this.names = Stream.of(names).map(Column::plain).collect(Collectors.toSet());
    }

    boolean isCalled(String plain) {
        return names.contains(plain);
    }

    /**
     * A name as it is compared: without case, spaces, signs and accents, and whether an umlaut is written as one letter
     * or two.
     */
    static String plain(String name) {
        String letters = name.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ä", "a")
                .replace("ö", "o")
                .replace("ü", "u");
        return Normalizer.normalize(letters, Normalizer.Form.NFD)
                .replaceAll("[^a-z0-9]", "")
                .replace("ae", "a")
                .replace("oe", "o")
                .replace("ue", "u");
    }
}
