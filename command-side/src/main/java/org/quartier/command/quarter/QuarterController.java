package org.quartier.command.quarter;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Recorded;
import org.quartier.command.quarter.QuarterCommand.ChangeQuarter;
import org.quartier.command.quarter.QuarterCommand.Description;
import org.quartier.command.quarter.QuarterCommand.OpenQuarter;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.value.WeeklyTime;
import org.quartier.kernel.web.Change;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to quarters. */
@RestController
@RequestMapping("/api/v1/quarters")
class QuarterController {

    private static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Berlin");

    private final Commands commands;

    QuarterController(Commands commands) {
        this.commands = commands;
    }

    record Body(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 200) String municipality,

            @NotNull @Pattern(regexp = "BW|BY|BE|BB|HB|HH|HE|MV|NI|NW|RP|SL|SN|ST|SH|TH")
            String federalState,

            @Nullable ZoneId zone,
            @Nullable @Size(max = 50) List<@Valid @NotNull WorkingTime> workingHours,
            @Nullable OffsetDateTime happenedAt)
            implements Change {

        Description description() {
            return new Description(
                    name,
                    municipality,
                    federalState,
                    zone == null ? USUAL_ZONE : zone,
                    workingHours == null
                            ? List.of()
                            : workingHours.stream().map(WorkingTime::value).toList());
        }
    }

    record WorkingTime(
            @NotNull java.time.DayOfWeek day,
            @NotNull java.time.LocalTime from,
            @NotNull java.time.LocalTime to) {

        WeeklyTime value() {
            return new WeeklyTime(day, from, to);
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> open(@Valid @RequestBody Body body) {
        return Answers.created(
                "/api/v1/quarters", commands.send(new OpenQuarter(QuarterId.next(), body.description())));
    }

    @PutMapping("/{quarter}")
    ResponseEntity<Recorded> change(@PathVariable QuarterId quarter, @Valid @RequestBody Body body) {
        return Answers.ok(commands.send(new ChangeQuarter(quarter, body.description())));
    }
}
