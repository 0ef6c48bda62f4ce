package org.quartier.command.series;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Directory.Reference;
import org.quartier.command.series.SeriesCommand.Wish;
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

/**
 * A series as a request describes it: an activity, which stands for its occurrences, and a rule. It is no wider than
 * {@code ActivityBody}, which is another package's own.
 *
 * @param rule RRULE of RFC 5545; of a change null leaves it as it is
 * @param onRoomTaken of a new series only: what becomes of dates on which the room is taken
 * @param confirmRuleChange of a change only
 * @param reason of a change only
 */
record SeriesBody(
        @NotNull QuarterId quarter,
        @NotNull ActivityKind kind,
        @NotBlank @Size(max = 200) String title,
        @Nullable @Size(max = 20_000) String description,
        @NotNull @Valid Slot slot,
        @Nullable VenueId venue,
        @Nullable RoomId room,
        @Nullable BookingKind booking,
        @Nullable @Size(max = 500) String place,

        @Nullable @Size(max = 2_000) @Pattern(regexp = "https?://\\S+", message = "must be a web address")
        String onlineLink,

        @Nullable @Size(max = 200) String organiser,
        @Nullable @Size(max = 500) String contact,
        @Nullable @Size(max = 500) String audience,
        @Nullable @Size(max = 2_000) String accessibility,

        @Nullable @Size(max = 50)
        List<
                        @NotNull
                        @Pattern(
                                regexp = "[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}",
                                message = "must be a language tag (BCP 47)")
                        String>
                languages,

        @Nullable PersonId keyHolder,
        @Nullable @Valid Places capacity,
        @Nullable @PositiveOrZero Integer minimumParticipants,
        @Nullable Visibility visibility,
        @Nullable @Size(max = 2_000) String rule,
        @Nullable OnRoomTaken onRoomTaken,
        @Nullable Boolean confirmRuleChange,
        @Nullable @Size(max = 2_000) String reason,
        @Nullable OffsetDateTime happenedAt)
        implements Change {

    /** What becomes of a date on which the room is taken. */
    enum OnRoomTaken {
        REFUSE,
        SKIP
    }

    /** When an occurrence takes place. */
    record Slot(
            @NotNull OffsetDateTime start,
            @NotNull OffsetDateTime end,
            @NotNull ZoneId zone) {

        TimeSlot value() {
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
            @Nullable WaitingList waitingList) {

        Capacity value() {
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
    record WaitingList(
            @Nullable WaitingListPolicy policy, @Nullable WaitingListMode mode) {}

    /** All but when, where and for how many; the organisation holds it where nothing else is said. */
    private ActivityDetails details(OrganisationId organisation) {
        return new ActivityDetails(
                kind,
                title,
                description,
                venue,
                place,
                onlineLink,
                organiser == null ? organisation.value() : organiser,
                contact,
                audience,
                accessibility,
                languages == null ? List.of() : languages,
                keyHolder,
                minimumParticipants,
                visibility == null ? Visibility.INTERNAL : visibility);
    }

    /** The room that it takes: binding, unless it is only asked for. */
    private @Nullable RoomBooking roomBooking() {
        if (room == null) {
            if (booking != null) {
                throw Refusal.malformed("booking", "needs a room");
            }
            return null;
        }
        return new RoomBooking(room, booking == null ? BookingKind.FIRM : booking);
    }

    /** What an occurrence is to be. */
    Wish wish(OrganisationId organisation) {
        return new Wish(
                quarter,
                details(organisation),
                slot.value(),
                roomBooking(),
                capacity == null ? null : capacity.value());
    }

    /** The rule of a new series, which must have one, and nothing that is only said of a change. */
    String newRule() {
        refuse("confirmRuleChange", confirmRuleChange);
        refuse("reason", reason);
        if (rule == null) {
            throw Refusal.malformed("rule", "must not be null");
        }
        return rule;
    }

    /** A change says nothing that is only said of a new series. */
    void requireChange() {
        refuse("onRoomTaken", onRoomTaken);
    }

    private static void refuse(String field, @Nullable Object value) {
        if (value != null) {
            throw Refusal.malformed(field, "is not said here");
        }
    }

    Reference[] references() {
        return new Reference[] {
            new Reference("quarter", quarter),
            new Reference("venue", venue),
            new Reference("room", room),
            new Reference("keyHolder", keyHolder)
        };
    }
}
