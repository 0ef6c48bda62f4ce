package org.quartier.command.organisation;

/** What sort of body an organisation is; it decides what it may pay. */
enum OrganisationKind {
    MUNICIPALITY,
    CHURCH,
    CHARITY,
    SENIOR_FACILITY,
    HOUSING_COMPANY,
    ASSOCIATION
}
