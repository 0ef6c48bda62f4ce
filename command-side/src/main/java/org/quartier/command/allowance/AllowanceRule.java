package org.quartier.command.allowance;

import org.quartier.command.Rule;

/** The rules of payments to volunteers. */
enum AllowanceRule implements Rule {
    PAID_IN_THE_FUTURE("R-48", "What has not been paid yet cannot be recorded: its day decides the year.", Kind.INPUT),
    NO_LIMIT_KNOWN("R-46", "No limit is known for that year.", Kind.INPUT),
    DECLARATION_MISSING("R-46", "The volunteer has not declared for that year what others pay them.", Kind.STATE),
    OVER_THE_LIMIT("R-47", "More than is left of the limit is tax-free only in part: split it.", Kind.INPUT),
    SPLIT_DOES_NOT_ADD_UP(
            "R-47", "The two parts of a split are not less than nothing, and add up to the whole.", Kind.INPUT),
    OTHER_TYPE_FOR_THIS_ACTIVITY(
            "R-48",
            "One activity has one type of allowance, and so has one course. Payments of both types in a year name the"
                    + " activity each is for.",
            Kind.STATE),
    RECEIPT_MISSING("R-50", "Expenses are reimbursed against a receipt; without one it is an allowance.", Kind.INPUT),
    EXPENSES_ARE_NOT_SPLIT("R-50", "Reimbursed expenses have no limit, so nothing is split off.", Kind.INPUT),
    RECEIPT_FOR_AN_ALLOWANCE("R-50", "A flat allowance has no receipt.", Kind.INPUT),
    PAYER_NOT_ELIGIBLE(
            "R-51",
            "Only a public body, or a charitable or church organisation, can pay tax-free allowances.",
            Kind.STATE);

    private final Statement statement;

    AllowanceRule(String id, String text, Kind kind) {
        statement = new Statement(id, text, kind);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
