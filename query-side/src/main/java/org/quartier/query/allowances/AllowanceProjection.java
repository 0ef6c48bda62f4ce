package org.quartier.query.allowances;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.quartier.kernel.event.AllowanceDeclarationEvent.AllowanceDeclared;
import org.quartier.kernel.event.AllowanceEvent.AllowanceAnnulled;
import org.quartier.kernel.event.AllowanceEvent.AllowancePaid;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;

/** Keeps {@code query.allowance}, one row per payment, and {@code query.allowance_declaration}, one per declaration. */
@Component
class AllowanceProjection extends Projection {

    static final String NAME = "allowances";

    private final Writes writes;

    AllowanceProjection(Writes writes) {
        super(NAME, "query.allowance", "query.allowance_declaration");
        this.writes = writes;
    }

    @EventHandler
    void on(AllowancePaid event, EventMetadata about, @SequenceNumber long version) {
        writes.add(
                """
                INSERT INTO query.allowance (allowance, organisation, volunteer, type, cents, tax_free_cents,
                    taxable_cents, paid_on, activity, annulled, version)
                VALUES (:allowance, :organisation, :volunteer, :type, :cents, :taxFreeCents, :taxableCents, :paidOn,
                    CAST(:activity AS uuid), false, :version)
                ON CONFLICT (allowance) DO NOTHING
                """,
                "allowance",
                event.allowance(),
                "organisation",
                about.organisation(),
                "volunteer",
                event.volunteer(),
                "type",
                event.type(),
                "cents",
                event.cents(),
                "taxFreeCents",
                event.taxFreeCents(),
                "taxableCents",
                event.taxableCents(),
                "paidOn",
                event.paidOn(),
                "activity",
                event.activity(),
                "version",
                version);
    }

    @EventHandler
    void on(AllowanceAnnulled event, @SequenceNumber long version) {
        writes.add(
                "UPDATE query.allowance SET annulled = true, version = :version WHERE allowance = :allowance",
                "allowance",
                event.allowance(),
                "version",
                version);
    }

    @EventHandler
    void on(AllowanceDeclared event, EventMetadata about, TrackingToken token) {
        writes.add(
                """
                INSERT INTO query.allowance_declaration
                    (declaration, organisation, volunteer, year, type, cents, position)
                VALUES (:declaration, :organisation, :volunteer, :year, :type, :cents, :position)
                ON CONFLICT (declaration) DO NOTHING
                """,
                "declaration",
                event.declaration(),
                "organisation",
                about.organisation(),
                "volunteer",
                event.volunteer(),
                "year",
                event.year(),
                "type",
                event.type(),
                "cents",
                event.cents(),
                "position",
                token.position().orElseThrow());
    }
}
