package org.quartier.command.quarter;

import org.quartier.command.Rule;

/** The rules of a quarter. */
enum QuarterRule implements Rule {
    WORKING_TIME_ENDS_AFTER_IT_STARTS("R-09", "A working time must end after it starts.", Kind.INPUT);

    private final String id;
    private final String text;
    private final Kind kind;

    QuarterRule(String id, String text, Kind kind) {
        this.id = id;
        this.text = text;
        this.kind = kind;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
