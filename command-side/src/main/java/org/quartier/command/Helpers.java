package org.quartier.command;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;

/** Who helps at activities: a fact that a handler of an aggregate may take as a parameter. */
public interface Helpers {

    /**
     * Who has signed up for the shifts of an activity that were not cancelled, and its key holder if they are staff or a
     * volunteer.
     */
    Set<PersonId> of(OrganisationId organisation, ActivityId activity, @Nullable PersonId keyHolder);
}
