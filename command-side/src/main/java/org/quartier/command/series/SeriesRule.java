package org.quartier.command.series;

import org.quartier.command.Rule;

/** The rules of series. */
enum SeriesRule implements Rule {
    RULE_NOT_UNDERSTOOD("R-02", "The rule is no recurrence rule (RRULE) of RFC 5545.", Kind.INPUT),
    MORE_THAN_DAILY(
            "R-02",
            "A series has one occurrence a day at most: FREQ is DAILY, WEEKLY, MONTHLY or YEARLY, without BYHOUR,"
                    + " BYMINUTE and BYSECOND.",
            Kind.INPUT),
    RULE_WITHOUT_END("R-02", "A series comes to an end: the rule needs COUNT or UNTIL.", Kind.INPUT),
    TOO_MANY_OCCURRENCES("R-02", "A series has 400 occurrences at most, all within ten years.", Kind.INPUT),
    NO_OCCURRENCE("R-02", "The rule gives no date that is still to come.", Kind.INPUT),
    STARTS_OFF_THE_RULE("R-02", "The slot's day must be one that the rule gives.", Kind.INPUT),
    DAY_BELONGS_TO_THE_RULE(
            "R-02",
            "Only one occurrence alone moves to another day; for more of them the rule is changed.",
            Kind.INPUT),
    OVERLAPS_WHAT_STAYS("R-02", "The new rule must begin after the occurrences that stay.", Kind.INPUT),
    RULE_IS_OF_ALL("R-02", "One occurrence alone has no rule.", Kind.INPUT),
    RULE_CHANGE_UNCONFIRMED(
            "R-02",
            "With another rule no exception survives, and occurrences on dates that it does not give are cancelled:"
                    + " this needs confirmRuleChange.",
            Kind.STATE),
    PAST_NEVER_CHANGES("R-02", "The occurrences have begun; past occurrences of a series never change.", Kind.STATE),
    ENDS_AFTER_IT_STARTS("R-01", "An activity must end after it starts, on the clocks of its zone.", Kind.INPUT),
    DATE_OUT_OF_RANGE("R-01", "An activity takes place between the years 1900 and 9999.", Kind.INPUT),
    QUARTER_CANNOT_CHANGE("R-04", "A series stays in its quarter.", Kind.INPUT),
    REASON_NEEDED("R-07", "A cancellation needs a reason.", Kind.INPUT),
    CAPACITY_HAS_ITS_OWN_ADDRESS("R-11", "The capacity is changed at each activity's capacity.", Kind.INPUT);

    private final Statement statement;

    SeriesRule(String id, String text, Kind kind) {
        statement = new Statement(id, text, kind);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
