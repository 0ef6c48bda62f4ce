package org.quartier.command.activity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Recorded;
import org.quartier.command.activity.ActivityCommand.AssessContact;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.value.ProtectedContact;
import org.quartier.kernel.web.Change;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** With whom helping at an activity brings volunteers into contact; it has its own address, like the capacity. */
@RestController
class ContactController {

    private final Commands commands;

    ContactController(Commands commands) {
        this.commands = commands;
    }

    record Contact(
            @NotNull ProtectedContact.Kind kind,
            @NotNull ProtectedContact.Intensity intensity,
            @NotNull ProtectedContact.Duration duration,
            @Nullable OffsetDateTime happenedAt)
            implements Change {}

    @PutMapping("/api/v1/activities/{activity}/protected-contact")
    ResponseEntity<Recorded> assess(@PathVariable ActivityId activity, @Valid @RequestBody Contact body) {
        return Answers.ok(commands.send(
                new AssessContact(activity, new ProtectedContact(body.kind(), body.intensity(), body.duration()))));
    }
}
