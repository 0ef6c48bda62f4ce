package org.quartier.command.person;

import org.jspecify.annotations.Nullable;
import org.quartier.command.Rule;

/** The rules of a person. */
enum PersonRule implements Rule {
    PERSON_ERASED("R-69", "The person has been erased; nothing can be recorded about them.", Kind.STATE),
    ERASURE_NOT_REQUESTED("R-69", "Nobody asked for the erasure of this person.", Kind.STATE),
    BIRTH_DATE_IS_POSSIBLE(null, "A birth date lies between 1880 and today.", Kind.INPUT);

    private final @Nullable String id;
    private final String text;
    private final Kind kind;

    PersonRule(@Nullable String id, String text, Kind kind) {
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
