package org.quartier.query.activity;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.Visibility;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.value.WaitingListPolicy;

/**
 * An activity as it is planned now.
 *
 * @param slot when: a {@link Slot} as JSON, as it is kept
 * @param previousSlot when it was to be before it last moved
 * @param originalSlot when it was to be before it was first postponed
 * @param keyHolder by id, for those who plan and audit
 * @param moderators who leads it, for those who plan and audit
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
        @Nullable VenueId venue,
        @Nullable UUID room,
        @Nullable BookingKind booking,
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
        @Nullable List<Moderator> moderators,
        long version) {

    /** When, in the zone of the place; no end where none is known. */
    record Slot(
            OffsetDateTime start,
            @Nullable OffsetDateTime end,
            String zone,
            @Nullable Boolean allDay) {

        static Slot of(TimeSlot slot) {
            Instant end = slot.end();
            return new Slot(
                    slot.start().atZone(slot.zone()).toOffsetDateTime(),
                    end == null ? null : end.atZone(slot.zone()).toOffsetDateTime(),
                    slot.zone().getId(),
                    slot.allDay() ? true : null);
        }
    }

    /** How many may come. */
    record Places(int places, int reserved, WaitingList waitingList) {}

    /** What happens when more want to come. */
    record WaitingList(WaitingListPolicy policy, WaitingListMode mode) {}

    /**
     * Who leads it.
     *
     * @param name only for those who may see names; null too where the person is not known here
     */
    record Moderator(UUID personId, @Nullable String name, String role, boolean accepted) {}
}
