package org.quartier.kernel.id;

/**
 * Identifies the close of a period: of each organisation and period there is one, whoever closes it and however often
 * that is tried. The colons are in no period and in no organisation, so that no two have the same text.
 *
 * @param period its name, such as 2026-Q2
 */
public record ReportingPeriodId(String period, OrganisationId organisation) {

    @Override
    public String toString() {
        return "period:" + period + ":" + organisation;
    }
}
