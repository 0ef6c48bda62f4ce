package org.quartier.command.equipment;

import org.quartier.command.Rule;

/** The rules of a piece of equipment. */
enum EquipmentRule implements Rule {
    CLOSURE_ENDS_AFTER_IT_STARTS(
            "Equipment is out of use between the years 1900 and 9999, from a time to a later one.");

    private final Statement statement;

    EquipmentRule(String text) {
        statement = new Statement(null, text, Kind.INPUT);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
