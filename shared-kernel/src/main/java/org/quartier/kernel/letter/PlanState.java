package org.quartier.kernel.letter;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ActivityEvent;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ActivityEvent.PreBookingRejected;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.TimeSlot;

/**
 * The plan of an activity as it stood at one version, out of its history.
 *
 * @param sequence how often its time or place had changed, as calendar feeds count it
 * @param revisedAt when what a feed shows of it had last changed
 */
public record PlanState(
        String uid,
        ActivityDetails details,
        TimeSlot slot,
        @Nullable RoomId room,
        boolean published,
        boolean postponed,
        boolean cancelled,
        int sequence,
        Instant revisedAt) {

    /**
     * As it stood.
     *
     * @param history the activity's events, from the first; later ones than the version are passed over
     * @return nothing where it was not planned yet
     */
    public static Optional<PlanState> of(List<? extends DomainEventMessage<?>> history, long version) {
        PlanState state = null;
        for (DomainEventMessage<?> message : history) {
            if (message.getSequenceNumber() <= version && message.getPayload() instanceof ActivityEvent event) {
                state = event instanceof ActivityPlanned planned
                        ? planned(planned, message.getTimestamp())
                        : Objects.requireNonNull(state, "a history begins with a plan")
                                .after(event, message.getTimestamp());
            }
        }
        return Optional.ofNullable(state);
    }

    private static PlanState planned(ActivityPlanned event, Instant at) {
        return new PlanState(
                event.uid(), event.details(), event.slot(), roomOf(event.room()), false, false, false, 0, at);
    }

    private PlanState after(ActivityEvent event, Instant at) {
        return switch (event) {
            case ActivityChanged changed -> changed(changed.details(), at);
            case ActivityRescheduled moved -> moved(moved.slot(), roomOf(moved.room()), at);
            case PreBookingRejected rejected ->
                new PlanState(uid, details, slot, null, published, postponed, cancelled, sequence + 1, at);
            case ActivityPublished done ->
                new PlanState(uid, details, slot, room, true, postponed, cancelled, sequence, at);
            case ActivityPostponed done ->
                new PlanState(uid, details, slot, room, published, true, cancelled, sequence, at);
            case ActivityCancelled done ->
                new PlanState(uid, details, slot, room, published, postponed, true, sequence, at);
            default -> this; // nothing that people are told of
        };
    }

    private PlanState changed(ActivityDetails to, Instant at) {
        boolean elsewhere = !Objects.equals(to.venue(), details.venue())
                || !Objects.equals(to.place(), details.place())
                || !Objects.equals(to.onlineLink(), details.onlineLink());
        boolean shown = elsewhere
                || to.kind() != details.kind()
                || !to.title().equals(details.title())
                || !Objects.equals(to.description(), details.description())
                || !Objects.equals(to.organiser(), details.organiser());
        return new PlanState(
                uid,
                to,
                slot,
                room,
                published,
                postponed,
                cancelled,
                elsewhere ? sequence + 1 : sequence,
                shown ? at : revisedAt);
    }

    private PlanState moved(TimeSlot to, @Nullable RoomId toRoom, Instant at) {
        boolean moves = !to.equals(slot) || !Objects.equals(toRoom, room);
        return new PlanState(
                uid,
                details,
                to,
                toRoom,
                published,
                false,
                cancelled,
                moves ? sequence + 1 : sequence,
                moves || postponed ? at : revisedAt);
    }

    private static @Nullable RoomId roomOf(@Nullable RoomBooking booking) {
        return booking == null ? null : booking.room();
    }

    /** The venue where one goes: that of the room, or the one it names. */
    public @Nullable VenueId venue(PlaceNames names) {
        VenueId ofRoom = room == null ? null : names.venueOf(room).orElse(null);
        return ofRoom == null ? details.venue() : ofRoom;
    }

    /**
     * Where one goes, to be compared: the venue; where there is none the place in words, else the address of what is
     * online. Another room of the same venue is no other place.
     */
    public Object destination(PlaceNames names) {
        VenueId venue = venue(names);
        if (venue != null) {
            return venue;
        }
        String place = details.place();
        String link = details.onlineLink();
        return place != null && !place.isBlank() ? place.strip() : link == null ? "" : link.strip();
    }
}
