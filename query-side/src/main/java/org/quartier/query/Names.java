package org.quartier.query;

import org.quartier.kernel.access.Actor;
import org.quartier.kernel.access.Role;

/** Who sees names, contacts and free text about people; the others get the same answer without them. */
public final class Names {

    private Names() {}

    /** Whether answers to {@code actor} may name persons: not for readers and regional managers. */
    public static boolean areVisibleTo(Actor actor) {
        return actor.isOneOf(Role.ADMINISTRATOR, Role.QUARTER_MANAGER, Role.MODERATOR, Role.AUDITOR);
    }
}
