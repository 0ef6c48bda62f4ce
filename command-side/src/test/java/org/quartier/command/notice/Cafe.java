package org.quartier.command.notice;

import static org.quartier.command.Office.made;
import static org.quartier.command.Office.ok;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.command.CommandLog;
import org.quartier.command.Neighbourhood;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.hours.WorkingHours;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.Contact;
import org.quartier.kernel.value.TimeSlot;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A repair café on a working day in about thirty days, what happens to it over HTTP, and who is told of that. */
record Cafe(Neighbourhood coerde, JdbcClient db, Instant start, ActivityId id) {

    private static final Duration AHEAD = Duration.ofDays(30);
    private static final WorkingHours WORKING_DAYS =
            new WorkingHours("NW", "Münster", ZoneId.of("Europe/Berlin"), List.of());

    static Cafe planned(int port, CommandLog log, TestDatabase database, String more) {
        return planned(Neighbourhood.on(port, log), database, workingDay(), more);
    }

    static Cafe planned(Neighbourhood coerde, TestDatabase database, Instant start, String more) {
        Instant exact = start.truncatedTo(ChronoUnit.SECONDS);
        TestHttp http = coerde.http();
        String body = coerde.body(slot(exact, exact.plus(Duration.ofHours(2))), more + Neighbourhood.COMPLETE);
        ActivityId id = new ActivityId(UUID.fromString(made(http.post("/api/v1/activities", body))));
        ok(http.post("/api/v1/activities/" + id + "/publication", "{\"override\": {\"reason\": \"any day\"}}"));
        return new Cafe(coerde, JdbcClient.create(database.owner()), exact, id);
    }

    private static Instant workingDay() {
        Instant start = Instant.now().plus(AHEAD);
        while (WORKING_DAYS
                .outside(new TimeSlot(start, start.plus(Duration.ofHours(5)), ZoneId.of("Europe/Berlin"), false))
                .isPresent()) {
            start = start.plus(Duration.ofDays(1));
        }
        return start;
    }

    static String slot(Instant start, Instant end) {
        return "{\"start\": \"%s\", \"end\": \"%s\", \"zone\": \"Europe/Berlin\"}".formatted(start, end);
    }

    String path() {
        return "/api/v1/activities/" + id;
    }

    /** Someone who can be written to. */
    PersonId person(@Nullable String email, String... languages) {
        PersonId person = PersonId.next();
        Contact contact = email == null ? null : new Contact(email, null, null);
        coerde.log()
                .append(
                        coerde.organisation(),
                        person,
                        new PersonRegistered(
                                person, "Anna", "Arslan", contact, null, List.of(languages), coerde.quarter()));
        return person;
    }

    PersonId registered(PersonId person) {
        made(coerde.http().post(path() + "/registrations", "{\"personId\": \"" + person + "\"}"));
        return person;
    }

    PersonId moderator() {
        PersonId person = coerde.moderator();
        ok(coerde.assign(id, person, ", \"override\": {\"reason\": \"any\"}"));
        return person;
    }

    PersonId helper() {
        PersonId person = coerde.person();
        VolunteerId volunteer = coerde.volunteer(person);
        String shift = made(coerde.http().post(path() + "/shifts", """
            {"task": "coffee", "start": "%s", "end": "%s", "needed": 1}\
            """.formatted(start, start.plusSeconds(3_600))));
        ok(coerde.http().put("/api/v1/shifts/" + shift + "/volunteers/" + volunteer, ""));
        return person;
    }

    Answer moveBy(Duration by) {
        return coerde.move(
                id,
                slot(start.plus(by), start.plus(by).plus(Duration.ofHours(2))),
                ", \"override\": {\"reason\": \"any day\"}");
    }

    Answer cancel(String... headers) {
        return coerde.http().post(path() + "/cancellation", "{\"reason\": \"the roof\"}", headers);
    }

    Answer withdraw(PersonId person) {
        return coerde.http().post(path() + "/registrations/" + person + "/withdrawal", "{}");
    }

    /** Who was told what, such as {@code MOVED REGISTERED <person>}, in the order of the notices. */
    List<String> told() {
        return told(id);
    }

    List<String> told(ActivityId activity) {
        return db.sql("""
            SELECT kind || ' ' || concern || ' ' || person FROM command.notice JOIN command.notification
            USING (organisation, notice) WHERE activity = :activity ORDER BY notice, person
            """)
                .param("activity", activity.value())
                .query(String.class)
                .list();
    }

    /** How what a person was told last has come along, such as {@code SENT}. */
    String stateFor(PersonId person) {
        return db.sql("SELECT state FROM command.notification WHERE person = :person ORDER BY notification DESC"
                        + " LIMIT 1")
                .param("person", person.value())
                .query(String.class)
                .single();
    }

    /** What a person was told last. */
    UUID notificationFor(PersonId person) {
        return db.sql("SELECT notification FROM command.notification WHERE person = :person"
                        + " ORDER BY notification DESC LIMIT 1")
                .param("person", person.value())
                .query(UUID.class)
                .single();
    }
}
