package org.quartier.query;

import org.quartier.kernel.event.ActivityEvent.ModeratorAccepted;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.ActivityEvent.ModeratorRefused;
import org.quartier.kernel.event.ActivityEvent.ModeratorReleased;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;

/** Writes who leads an activity: one row per activity and person, for as long as they are assigned. */
public final class Moderators {

    private final Writes writes;
    private final String assign;
    private final String accept;
    private final String release;

    /**
     * Writes into a table of a projection's own.
     *
     * @param table with the columns activity, person, organisation, role and accepted, of which the first two are the
     *     key
     */
    public Moderators(Writes writes, String table) {
        this.writes = writes;
        this.assign = """
            INSERT INTO %s (activity, person, organisation, role, accepted)
            VALUES (:activity, :person, :organisation, :role, false)
            ON CONFLICT (activity, person) DO UPDATE SET role = excluded.role, accepted = false
            """.formatted(table);
        this.accept = "UPDATE %s SET accepted = true WHERE activity = :activity AND person = :person".formatted(table);
        this.release = "DELETE FROM %s WHERE activity = :activity AND person = :person".formatted(table);
    }

    /** Assigned, or assigned anew in another role: it is to be accepted. */
    public void on(ModeratorAssigned assigned, EventMetadata about) {
        writes.add(
                assign,
                "activity",
                assigned.activity(),
                "person",
                assigned.person(),
                "organisation",
                about.organisation(),
                "role",
                assigned.role());
    }

    /** They said yes. */
    public void on(ModeratorAccepted accepted) {
        of(accept, accepted.activity(), accepted.person());
    }

    /** They said no. */
    public void on(ModeratorRefused refused) {
        of(release, refused.activity(), refused.person());
    }

    /** They are no longer bound to it. */
    public void on(ModeratorReleased released) {
        of(release, released.activity(), released.person());
    }

    private void of(String sql, ActivityId activity, PersonId person) {
        writes.add(sql, "activity", activity, "person", person);
    }
}
