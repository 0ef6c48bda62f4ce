package org.quartier.kernel.event;

import org.quartier.kernel.id.OrganisationId;

/** What can happen to an organisation. */
public sealed interface OrganisationEvent extends DomainEvent {

    /** The organisation. */
    OrganisationId organisation();

    /** It said who it is. The kind decides what it may pay. */
    @StoredAs(name = "organisation.described")
    record OrganisationDescribed(OrganisationId organisation, String name, String kind) implements OrganisationEvent {}
}
