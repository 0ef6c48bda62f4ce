package org.quartier.command.allowance;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.quartier.command.CommandPolicies;
import org.quartier.command.Directory;
import org.quartier.command.Settings;
import org.quartier.command.allowance.AllowanceCommand.Payment;
import org.quartier.command.allowance.AllowanceCommand.Standing;
import org.quartier.kernel.event.AllowanceDeclarationEvent.AllowanceDeclared;
import org.quartier.kernel.event.AllowanceEvent.AllowanceAnnulled;
import org.quartier.kernel.event.AllowanceEvent.AllowancePaid;
import org.quartier.kernel.event.OrganisationEvent.OrganisationDescribed;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.AllowanceLimits;
import org.quartier.kernel.value.OrganisationSettings;
import org.quartier.kernel.value.WithoutDeclaration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds up payments and declarations per person and year, in the transaction of the event. Whoever asks how a person
 * stands holds that person's lock until their payment commits: two at once cannot both use what is left.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class AllowanceLedger {

    private static final String ANY_TYPE = "";

    private final JdbcClient db;
    private final Directory directory;
    private final Settings settings;

    AllowanceLedger(@Qualifier("command") JdbcClient db, Directory directory, Settings settings) {
        this.db = db;
        this.directory = directory;
        this.settings = settings;
    }

    private record Declared(long cents, boolean any) {}

    /** How a person stands before a payment; locks them until the transaction ends. */
    Standing standing(OrganisationId organisation, PersonId person, Payment payment) {
        lock(organisation, person);
        int year = payment.paidOn().getYear();
        OrganisationSettings decided = settings.of(organisation);
        Declared declared = declared(organisation, person, payment, year);
        return new Standing(
                AllowanceLimits.of(payment.type(), year)
                        .map(AllowanceLimits.Limit::cents)
                        .orElse(null),
                paidHere(organisation, person, payment, year),
                declared.cents(),
                declared.any(),
                decided.withoutDeclaration() == WithoutDeclaration.BLOCK,
                isEligible(organisation, decided.charitable()),
                otherType(organisation, person, payment, year));
    }

    private long paidHere(OrganisationId organisation, PersonId person, Payment payment, int year) {
        return db.sql("""
            SELECT coalesce(sum(tax_free_cents), 0) FROM command.allowance_payment
            WHERE organisation = :organisation AND person = :person AND type = :type AND year = :year
            """)
                .param("organisation", organisation.value())
                .param("person", person.value())
                .param("type", payment.type().name())
                .param("year", year)
                .query(Long.class)
                .single();
    }

    private Declared declared(OrganisationId organisation, PersonId person, Payment payment, int year) {
        return db.sql("""
            SELECT coalesce(sum(cents), 0) AS cents, count(*) > 0 AS any FROM command.allowance_declaration
            WHERE organisation = :organisation AND person = :person AND year = :year AND type IN (:type, :any)
            """)
                .param("organisation", organisation.value())
                .param("person", person.value())
                .param("year", year)
                .param("type", payment.type().name())
                .param("any", ANY_TYPE)
                .query((row, n) -> new Declared(row.getLong("cents"), row.getBoolean("any")))
                .single();
    }

    /**
     * What is named is one activity whenever it is paid for, and so are all dates of its course; what is not named is one
     * within a year.
     */
    private boolean otherType(OrganisationId organisation, PersonId person, Payment payment, int year) {
        return db.sql("""
            SELECT EXISTS (SELECT FROM command.allowance_payment
                WHERE organisation = :organisation AND person = :person AND type NOT IN (:type, 'EXPENSES')
                  AND (activity = :activity OR CAST(:activity AS uuid) IS NULL AND activity IS NULL AND year = :year
                    OR activity IN (SELECT other.activity FROM command.course_date mine
                        JOIN command.course_date other USING (organisation, course)
                        WHERE organisation = :organisation AND mine.activity = :activity)))
            """)
                .param("organisation", organisation.value())
                .param("person", person.value())
                .param("type", payment.type().name())
                .param("year", year)
                .param(
                        "activity",
                        payment.activity() == null ? null : payment.activity().value())
                .query(Boolean.class)
                .single();
    }

    private boolean isEligible(OrganisationId organisation, @Nullable Boolean charitable) {
        return PayerKind.of(db.sql("SELECT kind FROM command.allowance_payer WHERE organisation = :organisation")
                        .param("organisation", organisation.value())
                        .query(String.class)
                        .optional())
                .paysTaxFree(charitable);
    }

    private void lock(OrganisationId organisation, PersonId person) {
        db.sql("SELECT pg_advisory_xact_lock(hashtextextended(:name, 46))")
                .param("name", organisation + "|" + person)
                .query((row, n) -> true)
                .single();
    }

    @EventHandler
    void on(OrganisationDescribed event) {
        db.sql("""
            INSERT INTO command.allowance_payer (organisation, kind) VALUES (:organisation, :kind)
            ON CONFLICT (organisation) DO UPDATE SET kind = excluded.kind
            """)
                .param("organisation", event.organisation().value())
                .param("kind", event.kind())
                .update();
    }

    @EventHandler
    void on(AllowancePaid event, EventMetadata about) {
        directory.requireNotErased(about.organisation(), event.person());
        db.sql("""
            INSERT INTO command.allowance_payment (organisation, allowance, person, type, year, activity, tax_free_cents)
            VALUES (:organisation, :allowance, :person, :type, :year, :activity, :taxFreeCents)
            """)
                .param("organisation", about.organisation().value())
                .param("allowance", event.allowance().value())
                .param("person", event.person().value())
                .param("type", event.type().name())
                .param("year", event.paidOn().getYear())
                .param(
                        "activity",
                        event.activity() == null ? null : event.activity().value())
                .param("taxFreeCents", event.taxFreeCents())
                .update();
    }

    @EventHandler
    void on(AllowanceAnnulled event, EventMetadata about) {
        directory.requireNotErased(about.organisation(), event.person());
        db.sql("DELETE FROM command.allowance_payment WHERE organisation = :organisation AND allowance = :allowance")
                .param("organisation", about.organisation().value())
                .param("allowance", event.allowance().value())
                .update();
    }

    @EventHandler
    void on(AllowanceDeclared event, EventMetadata about) {
        directory.requireNotErased(about.organisation(), event.person());
        lock(about.organisation(), event.person());
        db.sql("""
            INSERT INTO command.allowance_declaration (organisation, person, year, type, cents)
            VALUES (:organisation, :person, :year, :type, :cents)
            ON CONFLICT (organisation, person, year, type) DO UPDATE SET cents = excluded.cents
            """)
                .param("organisation", about.organisation().value())
                .param("person", event.person().value())
                .param("year", event.year())
                .param("type", event.type() == null ? ANY_TYPE : event.type().name())
                .param("cents", event.cents())
                .update();
    }
}
