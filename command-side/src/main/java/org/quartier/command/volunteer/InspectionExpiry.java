package org.quartier.command.volunteer;

import java.util.UUID;
import org.quartier.command.Commands;
import org.quartier.command.Deadline;
import org.quartier.command.volunteer.VolunteerCommand.EraseInspection;
import org.quartier.kernel.id.InspectionId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.VolunteerId;
import org.springframework.stereotype.Component;

/** An inspection has been kept for as long as it may: it is erased. */
@Component
class InspectionExpiry implements Deadline {

    static final String NAME = "erase-inspection";

    private final Commands commands;

    InspectionExpiry(Commands commands) {
        this.commands = commands;
    }

    static String key(VolunteerId volunteer, InspectionId inspection) {
        return volunteer + " " + inspection;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void due(OrganisationId organisation, String key) {
        String[] ids = key.split(" ");
        commands.onDeadline(
                NAME,
                organisation,
                new EraseInspection(
                        new VolunteerId(UUID.fromString(ids[0])), new InspectionId(UUID.fromString(ids[1]))));
    }
}
