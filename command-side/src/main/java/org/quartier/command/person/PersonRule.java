package org.quartier.command.person;

import org.jspecify.annotations.Nullable;
import org.quartier.command.Rule;

/** The rules of a person. */
enum PersonRule implements Rule {
    ERASURE_NOT_REQUESTED("R-69", "Nobody asked for the erasure of this person.", Kind.STATE),
    BIRTH_DATE_IS_POSSIBLE(null, "A birth date lies between 1880 and today.", Kind.INPUT);

    private final Statement statement;

    PersonRule(@Nullable String id, String text, Kind kind) {
        statement = new Statement(id, text, kind);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
