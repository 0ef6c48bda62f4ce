package org.quartier.command.quarter;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.quartier.command.Commands;
import org.quartier.command.quarter.QuarterCommand.ChangeQuarter;
import org.quartier.command.quarter.QuarterCommand.Description;
import org.quartier.command.quarter.QuarterCommand.OpenQuarter;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Channel;

/** One client of the command gateway: changes a quarter of its own, one event each time. */
public final class QuarterLoad implements Runnable {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Commands commands;
    private final QuarterId quarter = QuarterId.next();
    private final String actor = ActorId.next().toString();
    private int count;

    /** Opens the quarter. */
    public QuarterLoad(Commands commands) {
        this.commands = commands;
        commands.send(new OpenQuarter(quarter, description()), about());
    }

    @Override
    public void run() {
        commands.send(new ChangeQuarter(quarter, description()), about());
    }

    private Description description() {
        return new Description("Coerde " + count++, "Münster", "NW", BERLIN, List.of());
    }

    private EventMetadata about() {
        return new EventMetadata(
                new OrganisationId("Bench"),
                actor,
                null,
                Channel.CONSOLE,
                Instant.now(),
                UUID.randomUUID().toString(),
                null);
    }
}
