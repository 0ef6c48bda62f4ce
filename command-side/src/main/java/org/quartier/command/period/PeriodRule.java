package org.quartier.command.period;

import org.quartier.command.Rule;

/** The rules of reporting periods. */
enum PeriodRule implements Rule {
    PERIOD_CLOSED(
            "R-23",
            "The period of the activity is closed; only a correction with a reason of at least ten characters is"
                    + " accepted.",
            Kind.STATE),
    NOT_OVER("R-43", "A period is closed once it is over.", Kind.STATE),
    ALREADY_CLOSED("R-43", "The period is closed already, alone or with a longer one.", Kind.STATE),
    MOVE_NEEDS_A_REASON("R-43", "What moves out of a closed period, or into one, needs a reason.", Kind.INPUT);

    private final Statement statement;

    PeriodRule(String id, String text, Kind kind) {
        statement = new Statement(id, text, kind);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
