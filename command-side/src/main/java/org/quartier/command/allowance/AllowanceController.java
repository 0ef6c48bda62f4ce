package org.quartier.command.allowance;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Directory;
import org.quartier.command.Directory.Reference;
import org.quartier.command.Recorded;
import org.quartier.command.VolunteerRecords;
import org.quartier.command.VolunteerRecords.VolunteerRecord;
import org.quartier.command.allowance.AllowanceCommand.AnnulAllowance;
import org.quartier.command.allowance.AllowanceCommand.Declare;
import org.quartier.command.allowance.AllowanceCommand.PayAllowance;
import org.quartier.command.allowance.AllowanceCommand.Payment;
import org.quartier.command.allowance.AllowanceCommand.Split;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.AllowanceId;
import org.quartier.kernel.id.DeclarationId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.AllowanceType;
import org.quartier.kernel.web.Change;
import org.quartier.kernel.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to what volunteers are paid. */
@RestController
@RequestMapping("/api/v1")
class AllowanceController {

    private static final long AT_MOST = 100_000_000; // a million euros: nobody's allowance, and far from overflow
    private static final int FIRST_YEAR = 1_970;
    private static final int LAST_YEAR = 9_999;

    private final Commands commands;
    private final Directory directory;
    private final VolunteerRecords volunteers;
    private final AllowanceLedger ledger;

    AllowanceController(Commands commands, Directory directory, VolunteerRecords volunteers, AllowanceLedger ledger) {
        this.commands = commands;
        this.directory = directory;
        this.volunteers = volunteers;
        this.ledger = ledger;
    }

    record SplitBody(
            @NotNull @Min(0) @Max(AT_MOST) Long taxFreeCents,
            @NotNull @Min(0) @Max(AT_MOST) Long taxableCents) {}

    record PaymentBody(
            @NotNull AllowanceType type,
            @NotNull @Min(1) @Max(AT_MOST) Long cents,
            @NotNull LocalDate paidOn,
            @Valid @Nullable SplitBody split,
            @Nullable ActivityId activity,
            @Nullable @Size(min = 1, max = 100) String receipt,
            @Nullable OffsetDateTime happenedAt)
            implements Change {

        Payment payment() {
            return new Payment(
                    type,
                    cents,
                    paidOn,
                    split == null ? null : new Split(split.taxFreeCents(), split.taxableCents()),
                    activity,
                    receipt);
        }

        @Override
        public String toString() {
            return "PaymentBody[" + type + "]";
        }
    }

    record DeclarationBody(
            @NotNull @Min(FIRST_YEAR) @Max(LAST_YEAR) Integer year,
            @NotNull @Min(0) @Max(AT_MOST) Long cents,
            @Nullable AllowanceType type,
            @Nullable OffsetDateTime happenedAt)
            implements Change {}

    record Reason(
            @NotBlank @Size(max = 1_000) String reason,
            @Nullable OffsetDateTime happenedAt) implements Change {

        @Override
        public String toString() {
            return "Reason[masked]";
        }
    }

    @PostMapping("/volunteers/{volunteer}/allowances")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> pay(
            @PathVariable VolunteerId volunteer, @Valid @RequestBody PaymentBody body, Actor actor) {
        if (body.paidOn().getYear() < FIRST_YEAR) {
            throw Refusal.malformed("paidOn", "lies too far back");
        }
        VolunteerRecord known = volunteers.find(actor.organisation(), volunteer);
        Payment payment = body.payment();
        return Answers.created(
                "/api/v1/allowances",
                commands.send(
                        new PayAllowance(
                                AllowanceId.next(),
                                known,
                                payment,
                                () -> ledger.standing(actor.organisation(), known.person(), payment)),
                        () -> directory.require(actor.organisation(), new Reference("activity", body.activity()))));
    }

    @PostMapping("/volunteers/{volunteer}/allowance-declarations")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> declare(
            @PathVariable VolunteerId volunteer, @Valid @RequestBody DeclarationBody body, Actor actor) {
        if (body.type() == AllowanceType.EXPENSES) {
            throw Refusal.malformed("type", "must have a limit");
        }
        VolunteerRecord known = volunteers.find(actor.organisation(), volunteer);
        return Answers.created(
                "/api/v1/allowance-declarations",
                commands.send(new Declare(DeclarationId.next(), known, body.year(), body.type(), body.cents())));
    }

    @PostMapping("/allowances/{allowance}/annulment")
    ResponseEntity<Recorded> annul(@PathVariable AllowanceId allowance, @Valid @RequestBody Reason body) {
        return Answers.ok(commands.send(new AnnulAllowance(allowance, body.reason())));
    }
}
