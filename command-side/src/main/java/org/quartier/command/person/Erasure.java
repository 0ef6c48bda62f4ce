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

    private static final String POLICY = "erasure";

    private final ErasureRequests requests;
    private final SubjectKeys keys;
    private final Commands commands;

    Erasure(ErasureRequests requests, SubjectKeys keys, Commands commands) {
        this.requests = requests;
        this.keys = keys;
        this.commands = commands;
    }

    /** The answer to whoever requested it: the version and position after the confirmation. */
    Recorded carryThrough(OrganisationId organisation, PersonId person, Recorded requested) {
        Recorded confirmed = carryThrough(requests.of(organisation, person));
        return new Recorded(
                confirmed.id(),
                confirmed.version(),
                Math.max(requested.position(), confirmed.position()),
                confirmed.more());
    }

    Recorded carryThrough(Request request) {
        keys.destroy(request.person().value(), request.about().organisation());
        return commands.react(POLICY, request.about(), new ConfirmErasure(request.person()));
    }
}
