package org.quartier.command.person;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Directory;
import org.quartier.command.Directory.Reference;
import org.quartier.command.Recorded;
import org.quartier.command.person.PersonCommand.ChangePerson;
import org.quartier.command.person.PersonCommand.Description;
import org.quartier.command.person.PersonCommand.RegisterPerson;
import org.quartier.command.person.PersonCommand.RequestErasure;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.value.Contact;
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

/** Changes to persons. */
@RestController
@RequestMapping("/api/v1/persons")
class PersonController {

    private static final String LANGUAGE_TAG = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";

    private final Commands commands;
    private final Directory directory;
    private final Erasure erasure;

    PersonController(Commands commands, Directory directory, Erasure erasure) {
        this.commands = commands;
        this.directory = directory;
        this.erasure = erasure;
    }

    record Body(
            @NotBlank @Size(max = 200) String givenName,
            @NotBlank @Size(max = 200) String familyName,
            @Nullable @Valid ContactBody contact,
            @Nullable LocalDate birthDate,
            @Nullable @Size(max = 20) List<@NotNull @Pattern(regexp = LANGUAGE_TAG) String> languages,
            @Nullable QuarterId quarter,
            @Nullable OffsetDateTime happenedAt)
            implements Change {

        Description description() {
            return new Description(
                    givenName,
                    familyName,
                    contact == null ? null : new Contact(contact.email(), contact.phone(), contact.address()),
                    birthDate,
                    languages == null ? List.of() : languages,
                    quarter);
        }

        @Override
        public String toString() {
            return "Body[masked]";
        }
    }

    record ContactBody(
            @Nullable @Email @Size(max = 320) String email,
            @Nullable @Size(max = 50) String phone,
            @Nullable @Size(max = 500) String address) {

        @Override
        public String toString() {
            return "ContactBody[masked]";
        }
    }

    record ErasureBody(
            @NotBlank @Size(max = 1_000) String reason,
            @Nullable OffsetDateTime happenedAt) implements Change {

        @Override
        public String toString() {
            return "ErasureBody[masked]";
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> register(@Valid @RequestBody Body body, Actor actor) {
        return Answers.created(
                "/api/v1/persons",
                commands.send(
                        new RegisterPerson(PersonId.next(), body.description()),
                        () -> known(body, actor.organisation())));
    }

    @PutMapping("/{person}")
    ResponseEntity<Recorded> change(@PathVariable PersonId person, @Valid @RequestBody Body body, Actor actor) {
        return Answers.ok(
                commands.send(new ChangePerson(person, body.description()), () -> known(body, actor.organisation())));
    }

    @PostMapping("/{person}/erasure")
    ResponseEntity<Recorded> erase(@PathVariable PersonId person, @Valid @RequestBody ErasureBody body, Actor actor) {
        commands.send(new RequestErasure(person, body.reason()));
        return Answers.ok(erasure.carryThrough(actor.organisation(), person));
    }

    private void known(Body body, OrganisationId organisation) {
        directory.require(organisation, new Reference("quarter", body.quarter()));
    }
}
