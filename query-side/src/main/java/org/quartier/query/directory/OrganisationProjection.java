package org.quartier.query.directory;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.quartier.kernel.event.OrganisationEvent.OrganisationDescribed;
import org.quartier.kernel.event.OrganisationEvent.OrganisationSettingsChanged;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps {@code query.organisation}: one row per organisation that has said who it is. */
@Component
class OrganisationProjection extends Projection {

    static final String NAME = "organisations";

    private final Writes writes;
    private final JsonMapper json;

    OrganisationProjection(Writes writes, JsonMapper json) {
        super(NAME, "query.organisation");
        this.writes = writes;
        this.json = json;
    }

    @EventHandler
    void on(OrganisationDescribed event, @SequenceNumber long version) {
        writes.add(
                """
                INSERT INTO query.organisation (organisation, name, kind, version)
                SELECT :organisation, :name, :kind, :version
                ON CONFLICT (organisation) DO UPDATE SET name = excluded.name, kind = excluded.kind,
                    version = excluded.version
                """,
                "organisation",
                event.organisation(),
                "name",
                event.name(),
                "kind",
                event.kind(),
                "version",
                version);
    }

    @EventHandler
    void on(OrganisationSettingsChanged event, @SequenceNumber long version) {
        writes.add(
                "UPDATE query.organisation SET settings = :settings, version = :version WHERE organisation ="
                        + " :organisation",
                "organisation",
                event.organisation(),
                "settings",
                json.writeValueAsString(event.settings()),
                "version",
                version);
    }
}
