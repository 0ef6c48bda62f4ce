package org.quartier.command.participation;

import org.jspecify.annotations.Nullable;
import org.quartier.command.Rule;

/** The rules of places, waiting list and attendance. */
enum ParticipationRule implements Rule {
    NOT_PUBLISHED("R-01", "The activity is a draft; people come to it once it is published.", Kind.STATE),
    ALREADY_TOOK_PLACE("R-07", "The activity has taken place; who was there unregistered is checked in.", Kind.STATE),
    ACTIVITY_CANCELLED("R-07", "The activity is cancelled.", Kind.STATE),
    NEEDS_A_NEW_DATE("R-07", "The activity is postponed and needs a new date first.", Kind.STATE),
    BELOW_TAKEN("R-11", "More places are taken than there would be; KEEP_OVERBOOKED keeps them all.", Kind.STATE),
    RESERVED_WITHIN_PLACES("R-12", "No more places can be reserved than there are.", Kind.INPUT),
    JOINED_BEFORE_PLANNED(
            "R-13", "Nobody registered for the activity before it was planned: that is too early a time.", Kind.INPUT),
    NO_OPEN_OFFER("R-16", "No place is offered to the person.", Kind.STATE),
    OFFER_OVER("R-16", "The offer has expired.", Kind.STATE),
    NOTHING_TO_RESTORE("R-18", "Only a registration that was withdrawn or rejected can be restored.", Kind.STATE),
    RETURNS_AT_THE_END(
            "R-18",
            "Who comes back joins at the end, so without a priority; a manager may restore what was withdrawn in"
                    + " error.",
            Kind.INPUT),
    PROMOTION_NEEDS_A_REASON("R-20", "A promotion out of order needs a reason.", Kind.INPUT),
    NOT_WAITING("R-20", "Only who is waiting can be promoted.", Kind.STATE),
    AFTER_THE_START("R-20", "Nobody is promoted after the start.", Kind.STATE),
    ALREADY_REGISTERED("R-21", "The person is registered for this activity already.", Kind.STATE),
    NO_ACTIVE_REGISTRATION("R-21", "The person has no active registration for this activity.", Kind.STATE),
    MINUTES_ONLY_OF_PARTIAL("R-22", "PARTIAL needs minutes, more than none; nothing else has any.", Kind.INPUT),
    MINUTES_WITHIN_LENGTH("R-22", "The minutes exceed the length of the activity.", Kind.INPUT),
    NO_CONFIRMED_PLACE("R-22", "Attendance is recorded of confirmed registrations only.", Kind.STATE),
    WAS_THERE("R-22", "Who was there did not withdraw; correct the attendance first.", Kind.STATE),
    TOO_EARLY("R-23", "This can be recorded from 60 minutes before the start on.", Kind.STATE),
    ALREADY_HAPPENED(
            "R-23", "Who was there is recorded; what happened is neither postponed nor moved ahead.", Kind.STATE),
    ALREADY_RECORDED("R-24", "Another attendance is recorded; that takes a correction.", Kind.STATE),
    SCANNED_IN_THE_FUTURE("R-25", "A scan cannot be later than its recording.", Kind.INPUT),
    ANNULMENT_NEEDS_A_REASON("R-25", "An annulment needs a reason.", Kind.INPUT),
    PERSON_OR_WALK_IN("R-26", "A check-in names either a person or a nameless walk-in.", Kind.INPUT),
    SOURCE_NOT_CHOSEN(
            "R-26", "A walk-in is made by a check-in, an import by an import; neither is chosen.", Kind.INPUT),
    FIRE_SAFETY_MAXIMUM("R-26", "The room holds no more people.", Kind.STATE),
    CATEGORIES_WITHIN_TOTAL("R-27", "The categories add up to more than the total.", Kind.INPUT),
    TOTAL_BELOW_NAMED("R-27", "The total is below the number present by name, and not additional.", Kind.INPUT),
    CORRECTION_NEEDS_A_REASON("R-28", "A correction needs a reason of at least ten characters.", Kind.INPUT),
    OWN_RECORD("R-28", "Nobody corrects a record about themself.", Kind.PERMISSION);

    private final Statement statement;

    ParticipationRule(String id, String text, Kind kind) {
        statement = new Statement(id, text, kind);
    }

    /** Refuses a reason that is missing or has fewer characters, spaces around it not counted. */
    void requireText(@Nullable String reason, int characters) {
        require(reason != null && reason.strip().codePoints().count() >= characters);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
