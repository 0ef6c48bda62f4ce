package org.quartier.command.volunteer;

import org.jspecify.annotations.Nullable;
import org.quartier.command.Rule;

/** The rules of a volunteer. */
enum VolunteerRule implements Rule {
    AVAILABILITY_ENDS_AFTER_IT_STARTS(null, "A stretch of availability must end after it starts.", Kind.INPUT),
    ALREADY_REGISTERED(null, "The person is a volunteer already.", Kind.STATE);

    private final @Nullable String id;
    private final String text;
    private final Kind kind;

    VolunteerRule(@Nullable String id, String text, Kind kind) {
        this.id = id;
        this.text = text;
        this.kind = kind;
    }

    @Override
    public @Nullable String id() {
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
