package org.quartier.command;

import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Directory.Reference;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.Visibility;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.value.WaitingListPolicy;
import org.quartier.kernel.web.Change;
import org.quartier.kernel.web.Refusal;

/** A request's body that describes an activity, or one that stands for all of a series. */
public interface DescribedActivity extends Change {

    QuarterId quarter();

    ActivityKind kind();

    String title();

    @Nullable
    String description();

    @Nullable
    VenueId venue();

    @Nullable
    RoomId room();

    @Nullable
    BookingKind booking();

    @Nullable
    String place();

    @Nullable
    String onlineLink();

    @Nullable
    String organiser();

    @Nullable
    String contact();

    @Nullable
    String audience();

    @Nullable
    String accessibility();

    @Nullable
    List<String> languages();

    @Nullable
    PersonId keyHolder();

    @Nullable
    Places capacity();

    @Nullable
    Integer minimumParticipants();

    @Nullable
    Visibility visibility();

    /** All but when, where and for how many; the organisation holds it where nothing else is said. */
    default ActivityDetails details(OrganisationId organisation) {
        String organiser = organiser();
        List<String> languages = languages();
        Visibility visibility = visibility();
        return new ActivityDetails(
                kind(),
                title(),
                description(),
                venue(),
                place(),
                onlineLink(),
                organiser == null ? organisation.value() : organiser,
                contact(),
                audience(),
                accessibility(),
                languages == null ? List.of() : languages,
                keyHolder(),
                minimumParticipants(),
                visibility == null ? Visibility.INTERNAL : visibility);
    }

    /**
     * The room that it takes: binding, unless it is only asked for.
     *
     * @throws Refusal 400 for a booking of no room
     */
    default @Nullable RoomBooking roomBooking() {
        RoomId room = room();
        BookingKind booking = booking();
        if (room == null) {
            if (booking != null) {
                throw Refusal.malformed("booking", "needs a room");
            }
            return null;
        }
        return new RoomBooking(room, booking == null ? BookingKind.FIRM : booking);
    }

    /** For how many; null when anyone may come. */
    default @Nullable Capacity capacityValue() {
        Places capacity = capacity();
        return capacity == null ? null : capacity.value();
    }

    /** What it names, which the organisation must have. */
    default Reference[] references() {
        return new Reference[] {
            new Reference("quarter", quarter()),
            new Reference("venue", venue()),
            new Reference("room", room()),
            new Reference("keyHolder", keyHolder())
        };
    }

    /** When it takes place, {@code [start, end)}. */
    record Slot(
            @NotNull OffsetDateTime start,
            @NotNull OffsetDateTime end,
            @NotNull ZoneId zone) {

        /**
         * As events have it.
         *
         * @throws Refusal 400 for a zone that is none
         */
        public TimeSlot value() {
            if (!ZoneId.getAvailableZoneIds().contains(zone.getId())) {
                throw Refusal.malformed("slot.zone", "must be an IANA time zone");
            }
            return new TimeSlot(start.toInstant(), end.toInstant(), zone, false);
        }
    }

    /** For how many. */
    record Places(
            @NotNull Integer places,
            @Nullable Integer reserved,
            @Nullable WaitingListTerms waitingList) {

        /** As events have it, with the defaults: nothing reserved, STRICT and AUTO. */
        public Capacity value() {
            return new Capacity(
                    places,
                    reserved == null ? 0 : reserved,
                    waitingList == null || waitingList.policy() == null
                            ? WaitingListPolicy.STRICT
                            : waitingList.policy(),
                    waitingList == null || waitingList.mode() == null ? WaitingListMode.AUTO : waitingList.mode());
        }
    }

    /** How free places are given away. */
    record WaitingListTerms(
            @Nullable WaitingListPolicy policy, @Nullable WaitingListMode mode) {}
}
