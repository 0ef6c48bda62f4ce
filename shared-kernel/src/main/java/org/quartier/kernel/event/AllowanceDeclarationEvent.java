package org.quartier.kernel.event;

import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.DeclarationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.AllowanceType;

/** What can happen to a volunteer's declaration about payments by others. */
public sealed interface AllowanceDeclarationEvent extends DomainEvent {

    /** The declaration. */
    DeclarationId declaration();

    /**
     * A volunteer declared what other payers pay them tax-free in a calendar year; this takes the place of what they
     * declared for that year and type before.
     *
     * @param type of the payments; null where the declaration does not say: it then counts for each type
     */
    @StoredAs(name = "allowance-declaration.given")
    record AllowanceDeclared(
            DeclarationId declaration,
            VolunteerId volunteer,
            PersonId person,
            int year,
            @Nullable AllowanceType type,
            long cents)
            implements AllowanceDeclarationEvent {}
}
