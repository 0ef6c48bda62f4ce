package org.quartier.command.volunteer;

import java.util.UUID;
import org.quartier.command.Deadline;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.privacy.SubjectKeys;
import org.springframework.stereotype.Component;

/**
 * An inspection was erased: its key is destroyed, and with it what the log says of it. Due at once; as a deadline
 * it is carried through over a crash, and never before the erasure is stored.
 */
@Component
class InspectionKey implements Deadline {

    static final String NAME = "destroy-inspection-key";

    private final SubjectKeys keys;

    InspectionKey(SubjectKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void due(OrganisationId organisation, String key) {
        keys.destroy(UUID.fromString(key), organisation);
    }
}
