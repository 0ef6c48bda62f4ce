package org.quartier.command.allowance;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.quartier.command.Guarded;
import org.quartier.command.Recorded.Answer;
import org.quartier.command.allowance.AllowanceCommand.AnnulAllowance;
import org.quartier.command.allowance.AllowanceCommand.PayAllowance;
import org.quartier.command.allowance.AllowanceCommand.Payment;
import org.quartier.command.allowance.AllowanceCommand.Split;
import org.quartier.command.allowance.AllowanceCommand.Standing;
import org.quartier.kernel.event.AllowanceEvent;
import org.quartier.kernel.event.AllowanceEvent.AllowanceAnnulled;
import org.quartier.kernel.event.AllowanceEvent.AllowancePaid;
import org.quartier.kernel.id.AllowanceId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.web.Refusal.FieldError;

/** One payment to a volunteer: within the limit of its year, or with its taxable part split off. */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
final class Allowance extends Guarded {

    @AggregateIdentifier
    private AllowanceId id;

    private PersonId person;
    private boolean annulled;

    private Allowance() {} // Axon replays events into it

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Answer handle(PayAllowance pay, EventMetadata about) {
        Payment payment = pay.payment();
        AllowanceRule.PAID_IN_THE_FUTURE.require(!payment.paidOn()
                .isAfter(about.happenedAt().atZone(pay.volunteer().zone()).toLocalDate()));
        return payment.type().isLimited() ? payAllowance(pay) : reimburse(pay);
    }

    private static Answer reimburse(PayAllowance pay) {
        Payment payment = pay.payment();
        AllowanceRule.RECEIPT_MISSING.require(payment.receipt() != null);
        AllowanceRule.EXPENSES_ARE_NOT_SPLIT.require(payment.split() == null);
        apply(paid(pay, new Split(payment.cents(), 0)));
        return new Answer(null, Map.of("taxFreeCents", payment.cents(), "taxableCents", 0L, "warnings", List.of()));
    }

    private static Answer payAllowance(PayAllowance pay) {
        Payment payment = pay.payment();
        AllowanceRule.RECEIPT_FOR_AN_ALLOWANCE.require(payment.receipt() == null);
        Split split = payment.split() == null ? new Split(payment.cents(), 0) : payment.split();
        AllowanceRule.SPLIT_DOES_NOT_ADD_UP.require(split.taxFreeCents() >= 0
                && split.taxableCents() >= 0
                && split.taxFreeCents() + split.taxableCents() == payment.cents());
        Standing standing = pay.standing().get();
        AllowanceRule.PAYER_NOT_ELIGIBLE.require(standing.eligiblePayer());
        if (standing.limitCents() == null) {
            throw AllowanceRule.NO_LIMIT_KNOWN.violated();
        }
        AllowanceRule.OTHER_TYPE_FOR_THIS_ACTIVITY.require(!standing.otherType());
        AllowanceRule.DECLARATION_MISSING.require(standing.declared() || !standing.blocked());
        long remaining = standing.remaining(standing.limitCents());
        if (split.taxFreeCents() > remaining) {
            throw AllowanceRule.OVER_THE_LIMIT.violatedBy(
                    List.of(new FieldError("cents", "at most " + remaining + " cents of it are tax-free")));
        }
        apply(paid(pay, split));
        return new Answer(
                null,
                Map.of(
                        "taxFreeCents",
                        split.taxFreeCents(),
                        "taxableCents",
                        split.taxableCents(),
                        "remainingCents",
                        remaining - split.taxFreeCents(),
                        "warnings",
                        standing.declared() ? List.of() : List.of(warning())));
    }

    private static Map<String, Object> warning() {
        return Map.of(
                "rule", "R-46",
                "name", "declaration-missing",
                "detail", AllowanceRule.DECLARATION_MISSING.statement().text());
    }

    private static AllowancePaid paid(PayAllowance pay, Split split) {
        Payment payment = pay.payment();
        return new AllowancePaid(
                pay.allowance(),
                pay.volunteer().volunteer(),
                pay.volunteer().person(),
                payment.type(),
                payment.cents(),
                split.taxFreeCents(),
                split.taxableCents(),
                payment.paidOn(),
                payment.activity(),
                payment.receipt());
    }

    @CommandHandler
    void handle(AnnulAllowance annul) {
        if (!annulled) {
            apply(new AllowanceAnnulled(id, person, annul.reason()));
        }
    }

    @EventSourcingHandler
    void on(AllowanceEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case AllowancePaid paid -> {
                id = paid.allowance();
                person = paid.person();
            }
            case AllowanceAnnulled gone -> annulled = true;
        }
    }
}
