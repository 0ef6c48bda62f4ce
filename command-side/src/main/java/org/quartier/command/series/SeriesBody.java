package org.quartier.command.series;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.command.DescribedActivity;
import org.quartier.command.series.SeriesCommand.Wish;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.Visibility;
import org.quartier.kernel.web.Refusal;

/**
 * A series as a request describes it: an activity, which stands for its occurrences, and a rule.
 *
 * @param rule RRULE of RFC 5545; of a change null leaves it as it is
 * @param onRoomTaken of a new series only: what becomes of dates on which the room is taken
 * @param confirmRuleChange of a change only
 * @param reason of a change only
 * @param override of a change only: why dates that are published may then be out of hours
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
        @Nullable @Valid Override override,
        @Nullable OffsetDateTime happenedAt)
        implements DescribedActivity {

    /** What becomes of a date on which the room is taken. */
    enum OnRoomTaken {
        REFUSE,
        SKIP
    }

    /** Why something may be out of hours without the people that takes. */
    record Override(@NotBlank @Size(max = 2_000) String reason) {}

    /** Why that is, or null. */
    @Nullable
    String overrideReason() {
        return override == null ? null : override.reason();
    }

    /** What an occurrence is to be. */
    Wish wish(OrganisationId organisation) {
        return new Wish(quarter, details(organisation), slot.value(), roomBooking(), capacityValue());
    }

    /** The rule of a new series, which must have one, and nothing that is only said of a change. */
    String newRule() {
        refuse("confirmRuleChange", confirmRuleChange);
        refuse("reason", reason);
        refuse("override", override);
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
}
