package org.quartier.command.venue;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.quartier.command.Guarded;
import org.quartier.command.Recorded.Answer;
import org.quartier.command.venue.VenueCommand.AddRoom;
import org.quartier.command.venue.VenueCommand.AddVenue;
import org.quartier.command.venue.VenueCommand.CloseRoom;
import org.quartier.command.venue.VenueCommand.Furnishing;
import org.quartier.command.venue.VenueCommand.ReopenRoom;
import org.quartier.kernel.event.VenueEvent;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.event.VenueEvent.RoomClosed;
import org.quartier.kernel.event.VenueEvent.RoomReopened;
import org.quartier.kernel.event.VenueEvent.VenueAdded;
import org.quartier.kernel.id.ClosureId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.web.Refusal;
import org.quartier.kernel.web.Refusal.FieldError;

/** A place with rooms that can be booked, each with the time it needs before and after a use. */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
@Revision("2")
final class Venue extends Guarded {

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    @AggregateIdentifier
    private VenueId id;

    private Set<RoomId> rooms = new HashSet<>();
    private Map<ClosureId, RoomId> closures = new HashMap<>();

    private Venue() {} // Axon replays events into it

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(AddVenue add) {
        apply(new VenueAdded(add.venue(), add.quarter(), add.name(), add.address(), add.accessibility()));
    }

    @CommandHandler
    Answer handle(AddRoom add) {
        Furnishing room = usable(add.furnishing());
        apply(new RoomAdded(
                id,
                add.room(),
                room.name(),
                room.capacity(),
                room.fireSafetyMaximum(),
                room.setUpMinutes(),
                room.tearDownMinutes()));
        return Answer.created(add.room());
    }

    /** Whether it is taken already is for the bookings to say. */
    @CommandHandler
    Answer handle(CloseRoom close) {
        requireKnown(rooms.contains(close.room()));
        VenueRule.CLOSURE_ENDS_AFTER_IT_STARTS.require(close.to().isAfter(close.from())
                && !close.from().isBefore(FIRST)
                && close.to().isBefore(LAST));
        apply(new RoomClosed(id, close.room(), close.closure(), close.from(), close.to(), close.reason()));
        return Answer.created(close.closure());
    }

    @CommandHandler
    void handle(ReopenRoom reopen) {
        requireKnown(reopen.room().equals(closures.get(reopen.closure())));
        apply(new RoomReopened(id, reopen.room(), reopen.closure()));
    }

    private static void requireKnown(boolean known) {
        if (!known) {
            throw Refusal.notFound();
        }
    }

    private static Furnishing usable(Furnishing room) {
        List<FieldError> errors = new ArrayList<>();
        atLeast(1, room.capacity(), "capacity", errors);
        atLeast(1, room.fireSafetyMaximum(), "fireSafetyMaximum", errors);
        atLeast(0, room.setUpMinutes(), "setUpMinutes", errors);
        atLeast(0, room.tearDownMinutes(), "tearDownMinutes", errors);
        if (!errors.isEmpty()) {
            throw VenueRule.ROOM_IS_USABLE.violatedBy(errors);
        }
        return room;
    }

    private static void atLeast(int least, int value, String field, List<FieldError> errors) {
        if (value < least) {
            errors.add(new FieldError(field, "must be at least " + least));
        }
    }

    @EventSourcingHandler
    void on(VenueEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case VenueAdded added -> id = added.venue();
            case RoomAdded added -> rooms.add(added.room());
            case RoomClosed closed -> closures.put(closed.closure(), closed.room());
            case RoomReopened reopened -> closures.remove(reopened.closure());
        }
    }
}
