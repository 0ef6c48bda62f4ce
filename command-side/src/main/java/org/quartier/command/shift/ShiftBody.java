package org.quartier.command.shift;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.value.StaffingNeed;
import org.quartier.kernel.web.Change;

/** A shift as a request describes it. */
record ShiftBody(
        @NotBlank @Size(max = 200) String task,
        @NotNull OffsetDateTime start,
        @NotNull OffsetDateTime end,
        @NotNull @Min(1) @Max(500) Integer needed,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> skills,
        @Nullable OffsetDateTime happenedAt)
        implements Change {

    StaffingNeed need() {
        return new StaffingNeed(
                task.strip(),
                start.toInstant(),
                end.toInstant(),
                needed,
                skills == null
                        ? List.of()
                        : skills.stream().map(String::strip).distinct().toList());
    }
}
