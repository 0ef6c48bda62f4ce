package org.quartier.command.person;

import org.quartier.command.Commands;
import org.quartier.command.Recorded;
import org.quartier.command.person.ErasureRequests.Request;
import org.quartier.command.person.PersonCommand.ConfirmErasure;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.privacy.SubjectKeys;
import org.springframework.stereotype.Component;

/**
 * Carries an erasure through once its intent is stored: destroys the key, then confirms. Each step can be
 * repeated, so a crash between any two is made good by doing all of them again.
 */
@Component
class Erasure {

    private final ErasureRequests requests;
    private final SubjectKeys keys;
    private final Commands commands;

    Erasure(ErasureRequests requests, SubjectKeys keys, Commands commands) {
        this.requests = requests;
        this.keys = keys;
        this.commands = commands;
    }

    /** Returns the confirmation, also when there was one before. */
    Recorded carryThrough(OrganisationId organisation, PersonId person) {
        return carryThrough(requests.of(organisation, person));
    }

    Recorded carryThrough(Request request) {
        keys.destroy(request.person().value(), request.about().organisation());
        return commands.send(new ConfirmErasure(request.person()), request.about());
    }
}
