package org.quartier.command;

import org.quartier.kernel.id.OrganisationId;

/** Something that is due at a time without anyone asking for it then. Implementations are components. */
public interface Deadline {

    /** Under which it is kept in the database: what is pending is lost when it changes. */
    String name();

    /**
     * It is due. May be called again for the same occasion after a crash, so it must lead to something that is refused
     * or without effect the second time. A {@link RuleViolation} means that it has been overtaken; on any other exception
     * it is tried again later.
     *
     * @param key as it was set
     */
    void due(OrganisationId organisation, String key);
}
