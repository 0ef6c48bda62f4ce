package org.quartier.command.staff;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Directory;
import org.quartier.command.Directory.Reference;
import org.quartier.command.Recorded;
import org.quartier.command.staff.StaffCommand.DepartFromStaff;
import org.quartier.command.staff.StaffCommand.JoinStaff;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.access.Actors;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.StaffId;
import org.quartier.kernel.web.Change;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to the staff. A subject is turned into an actor's id here, so that no event ever holds it. */
@RestController
@RequestMapping("/api/v1/staff")
class StaffController {

    private final Commands commands;
    private final Directory directory;
    private final Actors actors;

    StaffController(Commands commands, Directory directory, Actors actors) {
        this.commands = commands;
        this.directory = directory;
        this.actors = actors;
    }

    record Joining(
            @NotNull PersonId personId,
            @Nullable @Size(min = 1, max = 255) String subject,
            @NotEmpty @Size(max = 20) List<@NotNull String> roles,
            @NotNull @Size(max = 500) List<@NotNull QuarterId> quarters,
            @Nullable OffsetDateTime happenedAt)
            implements Change {

        Reference[] references() {
            List<Reference> references = new ArrayList<>();
            references.add(new Reference("personId", personId));
            for (int i = 0; i < quarters.size(); i++) {
                references.add(new Reference("quarters[" + i + "]", quarters.get(i)));
            }
            return references.toArray(Reference[]::new);
        }

        @Override
        public String toString() {
            return "Joining[" + personId + ", " + roles + "]";
        }
    }

    record Departure(
            @NotNull LocalDate on,
            @NotBlank @Size(max = 1_000) String reason,
            @Nullable OffsetDateTime happenedAt) implements Change {

        @Override
        public String toString() {
            return "Departure[" + on + "]";
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> join(@Valid @RequestBody Joining body, Actor caller) {
        ActorId actor =
                body.subject() == null ? null : actors.idOf(caller.organisation(), caller.issuer(), body.subject());
        return Answers.created(
                "/api/v1/staff",
                commands.send(
                        new JoinStaff(StaffId.next(), body.personId(), actor, body.roles(), body.quarters()),
                        () -> directory.require(caller.organisation(), body.references())));
    }

    @PostMapping("/{staff}/departure")
    ResponseEntity<Recorded> depart(@PathVariable StaffId staff, @Valid @RequestBody Departure body) {
        return Answers.ok(commands.send(new DepartFromStaff(staff, body.on(), body.reason())));
    }
}
