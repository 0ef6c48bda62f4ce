package org.quartier.command;

import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;

/**
 * An aggregate that belongs to an organisation: to any other it does not exist. {@link AggregateGuard} keeps the
 * organisation and compares it before each command, whether the aggregate comes from the log, a snapshot or the cache.
 */
@InSnapshot
public abstract class Guarded {

    private @Nullable String organisation;

    void belongsTo(OrganisationId owner) {
        organisation = owner.value();
    }

    /** Whether it has a history; a new one belongs to whoever makes it. */
    boolean exists() {
        return organisation != null;
    }

    boolean isOf(OrganisationId asking) {
        return asking.value().equals(organisation);
    }
}
