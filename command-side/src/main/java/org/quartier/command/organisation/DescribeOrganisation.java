package org.quartier.command.organisation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.quartier.kernel.id.OrganisationId;

/** Say who the organisation is. */
record DescribeOrganisation(@TargetAggregateIdentifier Stream stream, String name, OrganisationKind kind) {

    /** Identifies the aggregate: a prefix before the organisation, because its name alone could be anything's id. */
    record Stream(OrganisationId organisation) {

        @Override
        public String toString() {
            return "organisation-" + organisation;
        }
    }
}
