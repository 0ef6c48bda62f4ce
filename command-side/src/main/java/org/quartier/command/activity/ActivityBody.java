package org.quartier.command.activity;

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
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.Visibility;

/** An activity as a request describes it. */
record ActivityBody(
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
        @Nullable OffsetDateTime happenedAt)
        implements DescribedActivity {}
