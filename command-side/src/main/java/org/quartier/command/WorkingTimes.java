package org.quartier.command;

import java.util.Optional;
import org.quartier.kernel.hours.WorkingHours;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;

/** When quarters work: a fact that a handler of an aggregate may take as a parameter. */
public interface WorkingTimes {

    /** The working hours of a quarter; empty where it is not known. */
    Optional<WorkingHours> of(OrganisationId organisation, QuarterId quarter);
}
