package org.quartier.command.activity;

import org.quartier.command.Rule;

/** The rules of the plan of an activity. */
enum ActivityRule implements Rule {
    ENDS_AFTER_IT_STARTS("R-01", "An activity must end after it starts.", Kind.INPUT),
    DATE_OUT_OF_RANGE("R-01", "An activity takes place between the years 1900 and 9999.", Kind.INPUT),
    INCOMPLETE("R-01", "An activity can only be published, and stay so, when nothing is missing.", Kind.INPUT),
    CAPACITY_OUT_OF_BOUNDS("R-12", "There are 0 to 1,000,000 places, and no more reserved than there are.", Kind.INPUT),
    NOT_PUBLISHED("R-01", "Only a published activity takes place.", Kind.STATE),
    PAST_NEVER_CHANGES("R-02", "The occurrence has begun; past occurrences of a series never change.", Kind.STATE),
    NOTHING_TO_CONFIRM("R-04", "The activity has no room that could be confirmed.", Kind.STATE),
    OUT_OF_HOURS(
            "R-09",
            "Out of hours an activity needs a key holder and two staff or volunteers, or an override with a reason.",
            Kind.INPUT),
    FIRE_SAFETY_MAXIMUM("R-26", "The room may not hold that many people.", Kind.INPUT),
    QUARTER_CANNOT_CHANGE("R-04", "An activity stays in its quarter.", Kind.INPUT),
    CAPACITY_HAS_ITS_OWN_ADDRESS("R-11", "The capacity is changed at the activity's capacity.", Kind.INPUT),
    REASON_NEEDED("R-07", "A cancellation or postponement needs a reason.", Kind.INPUT),
    CANCELLED_IS_FINAL("R-07", "The activity is cancelled, which is final.", Kind.STATE),
    ALREADY_TOOK_PLACE("R-07", "The activity has taken place.", Kind.STATE),
    NOT_YET_BEGUN("R-07", "An activity has not taken place before it begins.", Kind.STATE),
    NEEDS_A_NEW_DATE("R-07", "The activity is postponed and needs a new date first.", Kind.STATE),
    ONE_ROLE("R-29", "A person has one role in an activity; release them first.", Kind.STATE),
    CLEARANCE_NEEDED("R-32", "The activity needs clearance, which the volunteer does not have.", Kind.STATE),
    MAY_NOT_MODERATE("R-29", "Only staff with that role and volunteers moderate.", Kind.INPUT);

    private final Statement statement;

    ActivityRule(String id, String text, Kind kind) {
        statement = new Statement(id, text, kind);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
