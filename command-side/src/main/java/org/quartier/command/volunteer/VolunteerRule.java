package org.quartier.command.volunteer;

import org.jspecify.annotations.Nullable;
import org.quartier.command.Rule;

/** The rules of a volunteer. */
enum VolunteerRule implements Rule {
    AVAILABILITY_ENDS_AFTER_IT_STARTS(null, "A stretch of availability must end after it starts.", Kind.INPUT),
    ALREADY_REGISTERED(null, "The person is a volunteer already.", Kind.STATE);

    private final Statement statement;

    VolunteerRule(@Nullable String id, String text, Kind kind) {
        statement = new Statement(id, text, kind);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
