package org.quartier.kernel.event;

import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.value.OrganisationSettings;

/** What can happen to an organisation. */
public sealed interface OrganisationEvent extends DomainEvent {

    /** The organisation. */
    OrganisationId organisation();

    /** It said who it is. The kind decides what it may pay. */
    @StoredAs(name = "organisation.described")
    record OrganisationDescribed(OrganisationId organisation, String name, String kind) implements OrganisationEvent {}

    /** It decided something for itself; the whole of it as it is now. */
    @StoredAs(name = "organisation.settings-changed")
    record OrganisationSettingsChanged(OrganisationId organisation, OrganisationSettings settings)
            implements OrganisationEvent {}
}
