package org.quartier.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.event.VenueEvent.VenueAdded;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.StaffId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.Visibility;

/**
 * An organisation of its own with a quarter and a venue, and its manager who calls over HTTP.
 *
 * @param http the manager
 */
public record Neighbourhood(
        CommandLog log, OrganisationId organisation, QuarterId quarter, VenueId venue, TestHttp http) {

    /** What an activity needs beside its duties so that it can be published. */
    public static final String COMPLETE = """
        , "onlineLink": "https://example.org/cafe", "contact": "the office", "audience": "everyone",
        "accessibility": "unknown"
        """;

    /** A new one on a server. */
    public static Neighbourhood on(int port, CommandLog log) {
        OrganisationId organisation = new OrganisationId("org-" + UUID.randomUUID());
        QuarterId quarter = QuarterId.next();
        VenueId venue = VenueId.next();
        log.append(
                organisation,
                quarter,
                new QuarterOpened(quarter, "Coerde", "Münster", "NW", java.time.ZoneId.of("Europe/Berlin"), List.of()));
        log.append(organisation, venue, new VenueAdded(venue, quarter, "Meeting point", null, "step-free"));
        return new Neighbourhood(
                log,
                organisation,
                quarter,
                venue,
                new TestHttp(
                        "http://127.0.0.1:" + port, TestTokens.of("manager", organisation.value(), "quarter-manager")));
    }

    /** Someone else of the organisation, who calls over HTTP. */
    public TestHttp as(String subject, String role) {
        return new TestHttp(http.base(), TestTokens.of(subject, organisation.value(), role));
    }

    /** A room that needs no preparation. */
    public RoomId room() {
        return room(0, 0);
    }

    /** A room with buffers, in minutes. */
    public RoomId room(int setUp, int tearDown) {
        RoomId room = RoomId.next();
        log.append(organisation, venue, new RoomAdded(venue, room, "Hall", 30, 40, setUp, tearDown));
        return room;
    }

    /** Someone known by name who is no moderator. */
    public PersonId person() {
        PersonId person = PersonId.next();
        log.append(
                organisation,
                person,
                new PersonRegistered(person, "Anna", "Arndt", null, null, List.of("de"), quarter));
        return person;
    }

    /** A staff member with roles. */
    public Staff staff(@Nullable ActorId actor, String... roles) {
        Staff staff = new Staff(StaffId.next(), person());
        log.append(
                organisation,
                staff.id(),
                new StaffMemberJoined(staff.id(), staff.person(), actor, List.of(roles), List.of(quarter)));
        return staff;
    }

    /** A staff member. */
    public record Staff(StaffId id, PersonId person) {}

    /** Someone who may moderate. */
    public PersonId moderator() {
        return staff(null, "moderator").person();
    }

    /** Registers someone as a volunteer. */
    public VolunteerId volunteer(PersonId person) {
        Answer made = http.post("/api/v1/volunteers", """
            {"personId": "%s", "quarter": "%s"}
            """.formatted(person, quarter));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return new VolunteerId(UUID.fromString(made.id()));
    }

    /** Asks to write down hours at an activity on 5 May 2026 in Berlin. */
    public Answer claim(VolunteerId volunteer, ActivityId activity, String from, String to) {
        return http.post("/api/v1/volunteers/" + volunteer + "/hours", """
            {"activity": "%s", "task": "tools", "start": "2026-05-05T%s:00+02:00", "end": "2026-05-05T%s:00+02:00"}
            """.formatted(activity, from, to));
    }

    /** A slot on 5 May 2026 in Berlin, as JSON. */
    public static String may5(String from, String to) {
        return """
            {"start": "2026-05-05T%s:00+02:00", "end": "2026-05-05T%s:00+02:00", "zone": "Europe/Berlin"}
            """.formatted(from, to).strip();
    }

    /** The body of an activity; more fields start with a comma. */
    public String body(String slot, String more) {
        return """
            {"quarter": "%s", "kind": "WORKSHOP", "title": "Repair café", "slot": %s %s}
            """.formatted(quarter, slot, more);
    }

    /** That an activity was planned, as its aggregate says it: a repair café, of which nothing more is known. */
    public static ActivityPlanned planned(
            ActivityId activity,
            QuarterId quarter,
            TimeSlot slot,
            @Nullable RoomBooking room,
            @Nullable Capacity capacity) {
        ActivityDetails details = new ActivityDetails(
                ActivityKind.EVENT,
                "Repair café",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                Visibility.INTERNAL);
        return new ActivityPlanned(activity, activity + "@quartier", quarter, details, slot, room, capacity);
    }

    /** Asks for an activity without a room. */
    public Answer plan(String slot) {
        return http.post("/api/v1/activities", body(slot, ""));
    }

    /** Asks for an activity in a room. */
    public Answer plan(String slot, RoomId room) {
        return http.post("/api/v1/activities", body(slot, ", \"room\": \"%s\"".formatted(room)));
    }

    /** The id of an activity that was planned. */
    public static ActivityId planned(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new ActivityId(UUID.fromString(answer.id()));
    }

    /** Asks for a move. */
    public Answer move(ActivityId activity, String slot, String more) {
        return http.put(
                "/api/v1/activities/" + activity + "/schedule",
                "{\"slot\": %s, \"reason\": \"the heating\" %s}".formatted(slot, more));
    }

    /** Asks for a moderator, as LEAD. */
    public Answer assign(ActivityId activity, PersonId person, String more) {
        return http.put(moderator(activity, person), "{\"role\": \"LEAD\" %s}".formatted(more));
    }

    /** The path of an assignment. */
    public static String moderator(ActivityId activity, PersonId person) {
        return "/api/v1/activities/" + activity + "/moderators/" + person;
    }
}
