package org.quartier.query.directory;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.quartier.kernel.event.StaffEvent.StaffMemberDeparted;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;

/** Keeps {@code query.staff}: one row per staff member. Why someone left is not kept. */
@Component
class StaffProjection extends Projection {

    static final String NAME = "staff";

    private final Writes writes;

    StaffProjection(Writes writes) {
        super(NAME, "query.staff");
        this.writes = writes;
    }

    @EventHandler
    void on(StaffMemberJoined event, EventMetadata about, @SequenceNumber long version) {
        writes.add(
                """
                INSERT INTO query.staff (staff, organisation, person, actor, roles, quarters, version)
                VALUES (:staff, :organisation, :person, :actor, :roles, CAST(:quarters AS uuid[]), :version)
                ON CONFLICT (staff) DO NOTHING
                """,
                "staff",
                event.staff(),
                "organisation",
                about.organisation(),
                "person",
                event.person(),
                "actor",
                event.actor(),
                "roles",
                event.roles().toArray(String[]::new),
                "quarters",
                event.quarters().stream().map(QuarterId::toString).toArray(String[]::new),
                "version",
                version);
    }

    @EventHandler
    void on(StaffMemberDeparted event, @SequenceNumber long version) {
        writes.add(
                "UPDATE query.staff SET departed_on = :departedOn, version = :version WHERE staff = :staff",
                "staff",
                event.staff(),
                "departedOn",
                event.on(),
                "version",
                version);
    }
}
