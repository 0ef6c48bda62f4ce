package org.quartier.command.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Office.made;
import static org.quartier.command.Office.refused;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Office;
import org.quartier.command.Scenario;
import org.quartier.command.Snapshots;
import org.quartier.command.StateTable;
import org.quartier.command.venue.VenueCommand.AddRoom;
import org.quartier.command.venue.VenueCommand.AddVenue;
import org.quartier.command.venue.VenueCommand.CloseRoom;
import org.quartier.command.venue.VenueCommand.Furnishing;
import org.quartier.command.venue.VenueCommand.ReopenRoom;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.event.VenueEvent.RoomClosed;
import org.quartier.kernel.event.VenueEvent.RoomReopened;
import org.quartier.kernel.event.VenueEvent.VenueAdded;
import org.quartier.kernel.id.ClosureId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.web.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideTest
class VenueTest {

    private static final VenueId CENTRE = VenueId.next();
    private static final RoomId HALL = RoomId.next();
    private static final QuarterId COERDE = QuarterId.next();

    private static final ClosureId WAXED = ClosureId.next();
    private static final Instant MAY_5 = Instant.parse("2026-05-05T06:00:00Z");
    private static final Instant MAY_6 = Instant.parse("2026-05-06T06:00:00Z");

    private final Scenario<Venue> venue = Scenario.of(Venue.class);
    private final VenueAdded added = new VenueAdded(CENTRE, COERDE, "Begegnungszentrum", "Nerzweg 3", "step-free");

    private final RoomAdded room = new RoomAdded(CENTRE, HALL, "Saal", 40, 50, 0, 0);
    private final RoomClosed closed = new RoomClosed(CENTRE, HALL, WAXED, MAY_5, MAY_6, "waxed");

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    @Test
    void isAdded() {
        venue.then(new AddVenue(CENTRE, COERDE, "Begegnungszentrum", "Nerzweg 3", "step-free"), added);
    }

    @ParameterizedTest(name = "{0} seats, {1} in case of fire, {2} before, {3} after")
    @CsvSource({"1, 1, 0, 0", "40, 50, 15, 1440"})
    @DisplayName("R-06 a room has seats, a fire-safety maximum, and buffers from 0 minutes")
    void roomWithItsBuffers(int capacity, int fire, int before, int after) {
        venue.given(added)
                .then(
                        new AddRoom(CENTRE, HALL, new Furnishing("Saal", capacity, fire, before, after)),
                        new RoomAdded(CENTRE, HALL, "Saal", capacity, fire, before, after));
    }

    @ParameterizedTest(name = "{0} seats, {1} in case of fire, {2} before, {3} after")
    @CsvSource({"0, 1, 0, 0", "1, 0, 0, 0", "1, 1, -1, 0", "1, 1, 0, -1"})
    @DisplayName("R-06 a room without seats, or with negative buffers, is refused")
    void unusableRoom(int capacity, int fire, int before, int after) {
        venue.given(added)
                .refused(
                        new AddRoom(CENTRE, HALL, new Furnishing("Saal", capacity, fire, before, after)),
                        "R-06",
                        "room-is-usable");
    }

    @Test
    @DisplayName("R-04 a room of the venue is closed for a time, and opened again")
    void closedAndOpenedAgain() {
        Scenario<Venue> furnished = venue.given(added, room);
        furnished.then(new CloseRoom(CENTRE, HALL, WAXED, MAY_5, MAY_6, "waxed"), closed);
        furnished.refused(
                new CloseRoom(CENTRE, HALL, WAXED, MAY_5, MAY_5, "waxed"), "R-04", "closure-ends-after-it-starts");
        furnished
                .when(new CloseRoom(CENTRE, RoomId.next(), WAXED, MAY_5, MAY_6, "waxed"))
                .expectNoEvents()
                .expectException(Refusal.class);
        furnished.given(closed).then(new ReopenRoom(CENTRE, HALL, WAXED), new RoomReopened(CENTRE, HALL, WAXED));
        Snapshots.check(furnished, new CloseRoom(CENTRE, HALL, WAXED, MAY_5, MAY_6, "waxed"));
    }

    @Test
    void comesBackWholeFromASnapshot() {
        Snapshots.check(venue.given(added), new AddRoom(CENTRE, HALL, new Furnishing("Saal", 1, 1, 0, 0)));
    }

    @Test
    void states() {
        Map<String, Scenario<Venue>> states = new LinkedHashMap<>();
        states.put("ADDED", venue.given(added));
        states.put("with a room", venue.given(added, room));
        states.put("with a closed room", venue.given(added, room, closed));
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("add a room", new AddRoom(CENTRE, HALL, new Furnishing("Saal", 40, 50, 0, 0)));
        commands.put("add a room without seats", new AddRoom(CENTRE, HALL, new Furnishing("Saal", 0, 50, 0, 0)));
        commands.put("close a room", new CloseRoom(CENTRE, HALL, WAXED, MAY_5, MAY_6, "waxed"));
        commands.put("close a room backwards", new CloseRoom(CENTRE, HALL, WAXED, MAY_6, MAY_5, "waxed"));
        commands.put("open a room again", new ReopenRoom(CENTRE, HALL, WAXED));
        StateTable.check("Venue", states, commands);
    }

    @Test
    void overHttp() {
        Office office = Office.at(port, database);
        Answer made = office.manager().post("/api/v1/venues", """
            {"quarter": "%s", "name": "Begegnungszentrum"}\
            """.formatted(office.quarter()));
        String id = made(made);
        assertThat(made.header("Location")).isEqualTo("/api/v1/venues/" + id);
        String rooms = "/api/v1/venues/" + id + "/rooms";
        Answer room = office.manager().post(rooms, """
            {"name": "Saal", "capacity": 40, "fireSafetyMaximum": 50, "setUpMinutes": 15}\
            """);
        assertThat(made(room)).isNotEqualTo(id);
        assertThat(room.header("Location")).isEqualTo(rooms); // where rooms are added; one has no address of its own
        assertThat(room.header("ETag")).isEqualTo("\"1\"");

        refused(office.manager().post(rooms, """
            {"name": "Saal", "capacity": 0, "fireSafetyMaximum": 50}\
            """), 422, "R-06", "room-is-usable");
        refused(office.stranger().post(rooms, """
            {"name": "Saal", "capacity": 40, "fireSafetyMaximum": 50}\
            """), 404, null, "not-found");
        assertThat(office.stored(id)).isEqualTo(List.of("venue.added", "venue.room-added"));
    }

    @Test
    void aQuarterOfAnotherOrganisationIsUnknown() {
        Office office = Office.at(port, database);
        String quarter = office.quarter();
        long before = office.storedInAll();
        Answer answer = office.stranger().post("/api/v1/venues", """
            {"quarter": "%s", "name": "X"}\
            """.formatted(quarter));
        refused(answer, 422, "R-73", "unknown-reference");
        assertThat(answer.text("/errors/0/field")).isEqualTo("quarter");
        assertThat(office.storedInAll()).isEqualTo(before);
    }
}
