package org.quartier.command.organisation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.value.OrganisationSettings;

/**
 * Say who the organisation is, and what it decides for itself.
 *
 * @param settings null leaves them as they are
 */
record DescribeOrganisation(
        @TargetAggregateIdentifier Stream stream,
        String name,
        OrganisationKind kind,
        @Nullable OrganisationSettings settings) {

    /** Identifies the aggregate: a prefix before the organisation, because its name alone could be anything's id. */
    record Stream(OrganisationId organisation) {

        @Override
        public String toString() {
            return "organisation-" + organisation;
        }
    }
}
