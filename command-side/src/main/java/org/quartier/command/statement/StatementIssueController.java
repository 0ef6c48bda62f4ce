package org.quartier.command.statement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Recorded;
import org.quartier.command.VolunteerRecords;
import org.quartier.command.VolunteerRecords.VolunteerRecord;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.StatementId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.web.Change;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Issues hours statements. */
@RestController
class StatementIssueController {

    private final Commands commands;
    private final VolunteerRecords volunteers;

    StatementIssueController(Commands commands, VolunteerRecords volunteers) {
        this.commands = commands;
        this.volunteers = volunteers;
    }

    record Body(
            @Nullable @Min(1_970) @Max(9_999) Integer year,
            @Nullable LocalDate asOf,
            @Nullable OffsetDateTime happenedAt)
            implements Change {}

    /** Issues the statement of a year (that of the day) as of a day (today); the answer holds its code. */
    @PostMapping("/api/v1/volunteers/{volunteer}/hours-statements")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> issue(
            @PathVariable VolunteerId volunteer,
            @Valid @RequestBody(required = false) @Nullable Body body,
            Actor actor) {
        VolunteerRecord known = volunteers.find(actor.organisation(), volunteer);
        return Answers.created(
                "/api/v1/hours-statements",
                commands.send(new IssueStatement(
                        StatementId.next(),
                        known,
                        body == null ? null : body.year(),
                        body == null ? null : body.asOf(),
                        VerificationCode.next())));
    }
}
