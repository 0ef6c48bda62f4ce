package org.quartier.command.statement;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.command.Directory;
import org.quartier.kernel.event.HoursStatementEvent.HoursStatementIssued;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.stereotype.Component;

/** No document is issued about an erased person. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class StatementPolicy {

    private final Directory directory;

    StatementPolicy(Directory directory) {
        this.directory = directory;
    }

    @EventHandler
    void on(HoursStatementIssued event, EventMetadata about) {
        directory.requireNotErased(about.organisation(), event.person());
    }
}
