package org.quartier.query.activity;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.ProtectedContact;
import org.quartier.kernel.value.Visibility;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.value.WaitingListPolicy;
import org.quartier.query.Slot;

/**
 * An activity as it is planned now.
 *
 * @param slot when: a {@link Slot} as JSON, as it is kept
 * @param previousSlot when it was to be before it last moved
 * @param originalSlot when it was to be before it was first postponed
 * @param outOfHours whether it is out of the quarter's working hours, as it was last planned, moved or published
 * @param outOfHoursBecause OUTSIDE_WORKING_HOURS, SUNDAY or PUBLIC_HOLIDAY
 * @param protectedContact with whom helping brings volunteers into contact, once that was assessed
 * @param roomRejected which pre-booking it lost, until another room is named
 * @param keyHolder by id, for those who plan and audit
 * @param moderators who leads it, for those who plan and audit
 * @param series of which it is an occurrence
 * @param equipment that it books whenever it takes place
 * @param version of the activity's own stream: its entity tag
 */
record Plan(
        UUID id,
        String uid,
        UUID quarter,
        ActivityKind kind,
        String title,
        @Nullable String description,
        String state,
        @JsonRawValue String slot,
        @Nullable @JsonRawValue String previousSlot,
        @Nullable @JsonRawValue String originalSlot,
        boolean outOfHours,
        @Nullable String outOfHoursBecause,
        @Nullable VenueId venue,
        @Nullable UUID room,
        @Nullable BookingKind booking,
        @Nullable RoomRejected roomRejected,
        @Nullable String place,
        @Nullable String onlineLink,
        @Nullable String organiser,
        @Nullable String contact,
        @Nullable String audience,
        @Nullable String accessibility,
        List<String> languages,
        @Nullable PersonId keyHolder,
        @Nullable Places capacity,
        @Nullable Integer minimumParticipants,
        Visibility visibility,
        @Nullable ProtectedContact protectedContact,
        boolean clearanceNeeded,
        @Nullable List<Moderator> moderators,
        @Nullable UUID series,
        List<Piece> equipment,
        long version) {

    /**
     * That it lost a pre-booking.
     *
     * @param by the activity whose pre-booking of the room was confirmed
     */
    record RoomRejected(UUID room, UUID by, String reason) {}

    /** How many may come. */
    record Places(int places, int reserved, WaitingList waitingList) {}

    /** A piece of equipment that it needs; the name is null where the piece is not known here. */
    record Piece(UUID id, @Nullable String name) {}

    /** What happens when more want to come. */
    record WaitingList(WaitingListPolicy policy, WaitingListMode mode) {}

    /**
     * Who leads it.
     *
     * @param name only for those who may see names; null too where the person is not known here
     */
    record Moderator(UUID personId, @Nullable String name, String role, boolean accepted) {}
}
