package org.quartier.command.statement;

import org.quartier.command.Rule;

/** The rules of hours statements. */
enum StatementRule implements Rule {
    AS_OF_A_DAY_TO_COME("R-44", "A statement cannot be as of a day to come.", Kind.INPUT),
    AS_OF_A_DAY_BEFORE_ITS_YEAR("R-44", "A statement cannot be as of a day before its year.", Kind.INPUT);

    private final Statement statement;

    StatementRule(String id, String text, Kind kind) {
        statement = new Statement(id, text, kind);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
