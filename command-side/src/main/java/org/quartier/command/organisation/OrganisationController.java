package org.quartier.command.organisation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Recorded;
import org.quartier.command.organisation.DescribeOrganisation.Stream;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.value.ClearancePolicy;
import org.quartier.kernel.value.OrganisationSettings;
import org.quartier.kernel.value.WithoutDeclaration;
import org.quartier.kernel.web.Change;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes to the caller's organisation: there is no way to name another. */
@RestController
@RequestMapping("/api/v1/organisation")
class OrganisationController {

    private final Commands commands;

    OrganisationController(Commands commands) {
        this.commands = commands;
    }

    /** Settings that are absent stay as they are; a setting that is absent in them gets its default. */
    record Body(
            @NotBlank @Size(max = 200) String name,
            @NotNull OrganisationKind kind,
            @Valid @Nullable SettingsBody settings,
            @Nullable OffsetDateTime happenedAt)
            implements Change {}

    /** As {@link OrganisationSettings}, with the bounds of each. */
    record SettingsBody(
            @Nullable @Min(1) @Max(1_440) Integer longestEntryMinutes,
            @Nullable @Min(0) @Max(1_440) Integer travelBufferMinutes,
            @Nullable ClearancePolicy clearancePolicy,
            @Nullable @Min(1) @Max(5) Integer clearanceYears,
            @Nullable @Min(0) @Max(60) Integer inspectionKeptMonths,
            @Nullable Boolean swapsConfirmed,
            @Nullable WithoutDeclaration allowanceWithoutDeclaration,
            @Nullable Boolean charitable,
            @Nullable @Min(1) @Max(43_200) Integer placeOfferMinutes,
            @Nullable @Min(0) @Max(336) Integer reminderHours) {

        private OrganisationSettings settings() {
            return new OrganisationSettings(
                    longestEntryMinutes,
                    travelBufferMinutes,
                    clearancePolicy,
                    clearanceYears,
                    inspectionKeptMonths,
                    swapsConfirmed,
                    allowanceWithoutDeclaration,
                    charitable,
                    placeOfferMinutes,
                    reminderHours);
        }
    }

    @PutMapping
    ResponseEntity<Recorded> describe(@Valid @RequestBody Body body, Actor actor) {
        return Answers.ok(commands.send(new DescribeOrganisation(
                new Stream(actor.organisation()),
                body.name(),
                body.kind(),
                body.settings() == null ? null : body.settings().settings())));
    }
}
