package org.quartier.command;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.value.SeriesPlan;

/** Whether a room is free for many dates at once. */
public interface RoomUses {

    /**
     * The days on which the plan's room is taken by a binding booking, buffers included. A plan without a
     * room, or with a pre-booking, collides with nothing.
     */
    Set<LocalDate> taken(OrganisationId organisation, SeriesPlan plan, List<LocalDate> days);

    /** Lets nobody else book these rooms until the transaction ends, and waits for who has them so. */
    void lock(OrganisationId organisation, Set<RoomId> rooms);

    /**
     * Refuses when the plan's room is taken on any of the days. Until the transaction ends nobody else books it.
     *
     * @param own activities whose bookings do not count
     * @throws RuleViolation listing all that they collide with
     */
    void requireFree(OrganisationId organisation, SeriesPlan plan, List<LocalDate> days, Set<ActivityId> own);
}
