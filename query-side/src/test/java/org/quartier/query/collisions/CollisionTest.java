package org.quartier.query.collisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.query.Given.BERLIN;
import static org.quartier.query.Given.details;
import static org.quartier.query.Given.slot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.ActivityEvent.RoomBookingConfirmed;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.OrganisationEvent.OrganisationDescribed;
import org.quartier.kernel.event.OrganisationEvent.OrganisationSettingsChanged;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.event.VenueEvent.RoomClosed;
import org.quartier.kernel.event.VenueEvent.RoomReopened;
import org.quartier.kernel.event.VenueEvent.VenueAdded;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ClosureId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.StaffId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.ModeratorRole;
import org.quartier.kernel.value.OrganisationSettings;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.WeeklyTime;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** On Tuesday, 5 May 2026, when the quarter works from 9 to 18. */
@QuerySideTest
class CollisionTest {

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private RebuildCheck rebuild;

    private final OrganisationId organisation = new OrganisationId("org-" + UUID.randomUUID());
    private final QuarterId coerde = QuarterId.next();
    private final VenueId centre = VenueId.next();
    private final RoomId hall = RoomId.next();
    private final PersonId anna = PersonId.next();
    private long position;

    @BeforeEach
    void aCentreWithAHall() {
        append(
                coerde,
                new QuarterOpened(
                        coerde,
                        "Coerde",
                        "Münster",
                        "NW",
                        BERLIN,
                        List.of(new WeeklyTime(DayOfWeek.TUESDAY, LocalTime.of(9, 0), LocalTime.of(18, 0)))));
        append(centre, new VenueAdded(centre, coerde, "Centre", null, null));
        append(centre, new RoomAdded(centre, hall, "Hall", 30, 40, 15, 30));
        person(anna, "Anna");
        staff(anna);
    }

    private void append(Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, Instant.now()), aggregate, events);
    }

    private void person(PersonId person, String name) {
        append(person, new PersonRegistered(person, name, "Beck", null, null, List.of(), coerde));
    }

    private void staff(PersonId person) {
        StaffId staff = StaffId.next();
        append(staff, new StaffMemberJoined(staff, person, null, List.of("moderator"), List.of(coerde)));
    }

    private RoomId room(VenueId venue, String name, int seats) {
        RoomId room = RoomId.next();
        append(venue, new RoomAdded(venue, room, name, seats, seats, 0, 0));
        return room;
    }

    private ActivityId plan(String from, String to, @Nullable RoomBooking room) {
        ActivityId activity = ActivityId.next();
        append(
                activity,
                new ActivityPlanned(
                        activity,
                        activity + "@quartier",
                        coerde,
                        details("Choir"),
                        slot("2026-05-05T" + from, "2026-05-05T" + to),
                        room,
                        null));
        return activity;
    }

    private RoomBooking firm(RoomId room) {
        return new RoomBooking(room, BookingKind.FIRM);
    }

    private void assign(ActivityId activity, PersonId person) {
        append(activity, new ModeratorAssigned(activity, person, ModeratorRole.LEAD, null));
    }

    private static String may5(String time) {
        return URLEncoder.encode("2026-05-05T" + time + ":00+02:00", StandardCharsets.UTF_8);
    }

    private Answer get(String role, String query) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("someone", organisation.value(), role))
                .get("/api/v1/collisions?" + query, "Consistent-With", Long.toString(position));
    }

    private JsonNode ask(String query, String from, String to) {
        Answer answer = get("quarter-manager", query + "&from=" + may5(from) + "&to=" + may5(to));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> alternatives(JsonNode answer, String kind) {
        List<String> found = new ArrayList<>();
        for (JsonNode item : answer.get("alternatives")) {
            if (item.get("kind").asString().equals(kind)) {
                found.add(
                        kind.equals("TIME")
                                ? OffsetDateTime.parse(item.get("from").asString())
                                        .atZoneSameInstant(BERLIN)
                                        .toLocalTime()
                                        .toString()
                                : item.get("name").asString());
            }
        }
        return found;
    }

    @ParameterizedTest(name = "{0} to {1}: {2} collisions")
    @CsvSource({
        "09:00, 09:16, 1", // clearing up until 9:46, and the choir sets up from 9:45
        "09:00, 09:15, 0",
        "12:44, 13:00, 1",
        "12:45, 13:00, 0",
    })
    @DisplayName("R-06 a room's buffers count on both sides; touching is not overlapping")
    void roomBuffers(String from, String to, int collisions) {
        ActivityId choir = plan("10:00", "12:00", firm(hall));
        JsonNode answer = ask("room=" + hall, from, to);
        assertThat(answer.get("collisions")).hasSize(collisions);
        if (collisions == 1) {
            JsonNode collision = answer.at("/collisions/0");
            assertThat(collision.get("purpose").asString()).isEqualTo("ROOM");
            assertThat(collision.get("activity").asString()).isEqualTo(choir.toString());
            assertThat(collision.get("binding").asBoolean()).isTrue();
            assertThat(collision.get("from").asString()).isEqualTo("2026-05-05T07:45:00Z");
            assertThat(collision.get("to").asString()).isEqualTo("2026-05-05T10:30:00Z");
        } else {
            assertThat(answer.get("alternatives")).isEmpty();
        }
        assertThat(ask("room=" + hall + "&activity=" + choir, from, to).get("collisions"))
                .isEmpty();
    }

    @Test
    @DisplayName("R-04 pre-bookings collide without binding, closed rooms bind; what is postponed takes nothing")
    void kinds() {
        ActivityId asked = plan("10:00", "11:00", new RoomBooking(hall, BookingKind.PRE));
        ActivityId later = plan("10:00", "11:00", firm(hall));
        append(later, new ActivityPostponed(later, "rain"));
        ClosureId waxed = ClosureId.next();
        ClosureId mended = ClosureId.next();
        Instant ten = Instant.parse("2026-05-05T08:00:00Z");
        append(centre, new RoomClosed(centre, hall, waxed, ten, ten.plusSeconds(3_600), "waxed"));
        append(centre, new RoomClosed(centre, hall, mended, ten.plusSeconds(3_600), ten.plusSeconds(7_200), "mended"));
        append(centre, new RoomReopened(centre, hall, mended));
        JsonNode collisions = ask("room=" + hall, "10:00", "12:00").get("collisions");
        assertThat(collisions).hasSize(2);
        assertThat(collisions.at("/0/activity").asString()).isEqualTo(asked.toString());
        assertThat(collisions.at("/0/binding").asBoolean()).isFalse();
        assertThat(collisions.at("/1/closure").asString()).isEqualTo(waxed.toString());
        assertThat(collisions.at("/1/binding").asBoolean()).isTrue();
        append(asked, new RoomBookingConfirmed(asked, hall));
        assertThat(ask("room=" + hall, "10:00", "12:00")
                        .at("/collisions/0/binding")
                        .asBoolean())
                .isTrue();

        rebuild.keepsEverythingOf("venues");
    }

    @Test
    @DisplayName("R-04 free rooms with enough seats are ranked: of the same venue first, the smallest first")
    void rooms() {
        plan("10:00", "12:00", firm(hall));
        VenueId school = VenueId.next();
        append(school, new VenueAdded(school, coerde, "School", null, null));
        QuarterId elsewhere = QuarterId.next();
        VenueId far = VenueId.next();
        append(far, new VenueAdded(far, elsewhere, "Far", null, null));
        room(far, "Barn", 30);
        room(school, "Gym", 30);
        room(centre, "Big", 100);
        room(centre, "Parlour", 30);
        room(centre, "Closet", 29);
        plan("11:00", "12:00", firm(room(centre, "Taken", 30)));
        plan("11:00", "12:00", new RoomBooking(room(centre, "Asked for", 31), BookingKind.PRE));
        assertThat(alternatives(ask("room=" + hall, "10:00", "12:00"), "ROOM"))
                .containsExactly("Parlour", "Asked for", "Big", "Gym", "Barn");
        assertThat(alternatives(ask("room=" + hall + "&seats=29", "10:00", "12:00"), "ROOM"))
                .startsWith("Closet");
    }

    @Test
    @DisplayName("R-06 R-09 other times are those nearest to the wish, of the same day and within the working hours")
    void times() {
        plan("10:00", "12:00", firm(hall));
        assertThat(alternatives(ask("room=" + hall, "11:00", "12:00"), "TIME"))
                .containsExactly("12:45", "13:00", "13:15", "13:30", "13:45");
        plan("14:00", "17:00", firm(hall));
        assertThat(alternatives(ask("room=" + hall, "11:00", "11:30"), "TIME"))
                .containsExactly("12:45"); // with clearing up until 13:15 and from 13:45 the next sets up
        assertThat(alternatives(ask("room=" + hall, "16:00", "18:00"), "TIME")).isEmpty();
    }

    @Test
    @DisplayName("R-29 a person collides with their travel buffer; others who may moderate and are free are named")
    void persons() {
        String stream = "organisation-" + organisation.value();
        append(stream, new OrganisationDescribed(organisation, "Demo", "CHARITY"));
        append(
                stream,
                new OrganisationSettingsChanged(
                        organisation,
                        new OrganisationSettings(null, 30, null, null, null, null, null, null, null, null)));
        PersonId ben = PersonId.next();
        PersonId cem = PersonId.next();
        PersonId dora = PersonId.next();
        person(ben, "Ben");
        person(cem, "Cem");
        person(dora, "Dora");
        staff(ben);
        staff(cem);
        VolunteerId volunteer = VolunteerId.next();
        append(volunteer, new VolunteerRegistered(volunteer, dora, coerde, List.of()));
        assign(plan("10:00", "11:00", null), anna);
        assign(plan("11:00", "13:00", null), cem);

        assertThat(ask("person=" + anna, "11:30", "12:00").get("collisions")).isEmpty();
        JsonNode answer = ask("person=" + anna, "11:29", "12:00");
        assertThat(answer.at("/collisions/0/purpose").asString()).isEqualTo("MODERATION");
        assertThat(answer.at("/collisions/0/resource").asString()).isEqualTo(anna.toString());
        assertThat(alternatives(answer, "PERSON")).containsExactly("Ben Beck", "Dora Beck");
        assertThat(alternatives(answer, "TIME")).startsWith("11:44", "11:59");
        assertThat(get("reader", "person=" + anna + "&from=2026-05-05&to=2026-05-06")
                        .status())
                .isEqualTo(403);
        assertThat(get("moderator", "person=" + anna + "&from=2026-05-05&to=2026-05-06")
                        .body())
                .contains(ben.toString())
                .doesNotContain("Beck");
    }

    @Test
    @DisplayName("R-04 R-29 a room and a person together need a time at which both are free")
    void both() {
        plan("10:00", "12:00", firm(hall));
        assign(plan("13:00", "14:00", null), anna);
        assertThat(alternatives(ask("room=" + hall + "&person=" + anna, "11:00", "12:00"), "TIME"))
                .startsWith("14:00", "14:15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "regional-manager", "auditor"})
    @DisplayName("R-04 everyone signed in sees when a room is taken and what is free instead, and of persons nothing")
    void roomsForEveryone(String role) {
        ActivityId choir = plan("10:00", "12:00", firm(hall));
        assign(choir, anna);
        room(centre, "Parlour", 30);
        String at = "&from=" + may5("11:00") + "&to=" + may5("12:00");

        Answer answer = get(role, "room=" + hall + at);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("collisions")).hasSize(1);
        assertThat(answer.text("/collisions/0/purpose")).isEqualTo("ROOM");
        assertThat(alternatives(answer.json(), "ROOM")).containsExactly("Parlour");
        assertThat(alternatives(answer.json(), "TIME")).isNotEmpty();
        assertThat(answer.body()).doesNotContain(anna.toString(), "Beck");
        for (String person : List.of(
                "person=" + anna,
                "person=" + PersonId.next(),
                "room=" + hall + "&person=" + anna,
                "room=" + hall + "&shift=" + UUID.randomUUID())) {
            Answer refused = get(role, person + at);
            assertThat(refused.status()).as(person).isEqualTo(403);
            assertThat(refused.text("type")).isEqualTo("urn:quartier:problem:forbidden");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "from=2026-05-05&to=2026-05-06, 400",
        "room=HALL&from=2026-05-05, 400",
        "room=HALL&from=2026-05-05&to=2026-05-05, 400",
        "room=HALL&from=2026-05-05&to=2026-06-05, 200",
        "room=HALL&from=2026-05-05&to=2026-06-06, 400",
        "room=HALL&from=soon&to=2026-05-06, 400",
        "room=HALL&from=0000-05-05&to=2026-05-06, 400",
        "room=1&from=2026-05-05&to=2026-05-06, 400",
        "room=OTHER&from=2026-05-05&to=2026-05-06, 404",
        "person=OTHER&from=2026-05-05&to=2026-05-06, 404",
    })
    void whatCannotBeAskedIsRefused(String query, int status) {
        Answer answer = get(
                "quarter-manager",
                query.replace("HALL", hall.toString())
                        .replace("OTHER", UUID.randomUUID().toString()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }
}
