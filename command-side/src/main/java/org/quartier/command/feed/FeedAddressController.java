package org.quartier.command.feed;

import jakarta.validation.Valid;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Directory;
import org.quartier.command.Directory.Reference;
import org.quartier.command.Recorded;
import org.quartier.command.feed.FeedAddressCommand.OpenFeedAddress;
import org.quartier.command.feed.FeedAddressCommand.RevokeFeedAddress;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.access.Role;
import org.quartier.kernel.id.FeedAddressId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.value.ActivityKind;
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

/** Changes to the addresses of feeds. */
@RestController
@RequestMapping("/api/v1/feed-addresses")
class FeedAddressController {

    private final Commands commands;
    private final Directory directory;

    FeedAddressController(Commands commands, Directory directory) {
        this.commands = commands;
        this.directory = directory;
    }

    record Body(@Nullable Filter filter, @Nullable OffsetDateTime happenedAt) implements Change {

        Filter wanted() {
            return filter == null ? new Filter(null, null, null, null, null) : filter;
        }
    }

    record Filter(
            @Nullable QuarterId quarter,
            @Nullable ActivityKind kind,
            @Nullable PersonId moderator,
            @Nullable RoomId room,
            @Nullable Boolean outOfHours) {

        Map<String, String> parameters() {
            Map<String, String> parameters = new TreeMap<>();
            put(parameters, "quarter", quarter);
            put(parameters, "kind", kind);
            put(parameters, "moderator", moderator);
            put(parameters, "room", room);
            put(parameters, "outOfHours", outOfHours);
            return parameters;
        }

        private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
            if (value != null) {
                parameters.put(name, value.toString());
            }
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> open(@Valid @RequestBody Body body, Actor actor) {
        Filter filter = body.wanted();
        directory.require(
                actor.organisation(),
                new Reference("filter.quarter", filter.quarter()),
                new Reference("filter.moderator", filter.moderator()),
                new Reference("filter.room", filter.room()));
        return Answers.created(
                "/api/v1/feed-addresses",
                commands.send(
                        new OpenFeedAddress(FeedAddressId.next(), actor.id(), FeedSecret.next(), filter.parameters())));
    }

    @DeleteMapping("/{address}")
    ResponseEntity<Recorded> revoke(@PathVariable FeedAddressId address, Actor actor) {
        return Answers.ok(commands.send(new RevokeFeedAddress(address, actor.id(), actor.isOneOf(Role.ADMINISTRATOR))));
    }
}
