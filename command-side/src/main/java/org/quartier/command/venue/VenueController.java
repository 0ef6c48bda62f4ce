package org.quartier.command.venue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Directory;
import org.quartier.command.Directory.Reference;
import org.quartier.command.Recorded;
import org.quartier.command.venue.VenueCommand.AddRoom;
import org.quartier.command.venue.VenueCommand.AddVenue;
import org.quartier.command.venue.VenueCommand.CloseRoom;
import org.quartier.command.venue.VenueCommand.Furnishing;
import org.quartier.command.venue.VenueCommand.ReopenRoom;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ClosureId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.web.Change;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to venues and rooms. */
@RestController
@RequestMapping("/api/v1/venues")
class VenueController {

    private static final int A_MILLION = 1_000_000;
    private static final int A_DAY = 1_440;

    private final Commands commands;
    private final Directory directory;

    VenueController(Commands commands, Directory directory) {
        this.commands = commands;
        this.directory = directory;
    }

    record VenueBody(
            @NotNull QuarterId quarter,
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 500) String address,
            @Nullable @Size(max = 2_000) String accessibility,
            @Nullable OffsetDateTime happenedAt)
            implements Change {}

    record RoomBody(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Max(A_MILLION) Integer capacity,
            @NotNull @Max(A_MILLION) Integer fireSafetyMaximum,
            @Nullable @Max(A_DAY) Integer setUpMinutes,
            @Nullable @Max(A_DAY) Integer tearDownMinutes,
            @Nullable OffsetDateTime happenedAt)
            implements Change {

        Furnishing furnishing() {
            return new Furnishing(
                    name,
                    capacity,
                    fireSafetyMaximum,
                    setUpMinutes == null ? 0 : setUpMinutes,
                    tearDownMinutes == null ? 0 : tearDownMinutes);
        }
    }

    record ClosureBody(
            @NotNull OffsetDateTime from,
            @NotNull OffsetDateTime to,
            @NotBlank @Size(max = 2_000) String reason,
            @Nullable OffsetDateTime happenedAt)
            implements Change {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> add(@Valid @RequestBody VenueBody body, Actor actor) {
        return Answers.created(
                "/api/v1/venues",
                commands.send(
                        new AddVenue(VenueId.next(), body.quarter(), body.name(), body.address(), body.accessibility()),
                        () -> directory.require(actor.organisation(), new Reference("quarter", body.quarter()))));
    }

    @PostMapping("/{venue}/rooms")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> addRoom(@PathVariable VenueId venue, @Valid @RequestBody RoomBody body) {
        // a room has no address of its own; this is where rooms are added
        return Answers.createdAt(
                "/api/v1/venues/" + venue + "/rooms",
                commands.send(new AddRoom(venue, RoomId.next(), body.furnishing())));
    }

    /** The answer to a booking that is there already names it. */
    @PostMapping("/{venue}/rooms/{room}/closures")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> close(
            @PathVariable VenueId venue, @PathVariable RoomId room, @Valid @RequestBody ClosureBody body) {
        return Answers.created(
                "/api/v1/venues/" + venue + "/rooms/" + room + "/closures",
                commands.send(new CloseRoom(
                        venue,
                        room,
                        ClosureId.next(),
                        body.from().toInstant(),
                        body.to().toInstant(),
                        body.reason())));
    }

    @DeleteMapping("/{venue}/rooms/{room}/closures/{closure}")
    ResponseEntity<Recorded> reopen(
            @PathVariable VenueId venue, @PathVariable RoomId room, @PathVariable ClosureId closure) {
        return Answers.ok(commands.send(new ReopenRoom(venue, room, closure)));
    }
}
