package org.quartier.command.quarter;

import org.quartier.command.Rule;

/** The rules of a quarter. */
enum QuarterRule implements Rule {
    WORKING_TIME_ENDS_AFTER_IT_STARTS("R-09", "A working time must end after it starts.", Kind.INPUT);

    private final Statement statement;

    QuarterRule(String id, String text, Kind kind) {
        statement = new Statement(id, text, kind);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
