package org.quartier.command.quarter;

import java.time.ZoneId;
import java.util.List;
import org.quartier.command.Commands;
import org.quartier.command.OpenedQuarters;
import org.quartier.command.quarter.QuarterCommand.Description;
import org.quartier.command.quarter.QuarterCommand.OpenQuarter;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.stereotype.Component;

/** Opens quarters by the command that requests use too. */
@Component
class QuarterOpener implements OpenedQuarters {

    private final Commands commands;

    QuarterOpener(Commands commands) {
        this.commands = commands;
    }

    @Override
    public void open(
            QuarterId quarter,
            String name,
            String municipality,
            String federalState,
            ZoneId zone,
            EventMetadata about) {
        Description description = new Description(name, municipality, federalState, zone, List.of());
        commands.send(new OpenQuarter(quarter, description), about);
    }
}
