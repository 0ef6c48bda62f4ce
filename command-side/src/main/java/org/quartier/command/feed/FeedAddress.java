package org.quartier.command.feed;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.quartier.command.Guarded;
import org.quartier.command.Recorded.Answer;
import org.quartier.command.feed.FeedAddressCommand.OpenFeedAddress;
import org.quartier.command.feed.FeedAddressCommand.RevokeFeedAddress;
import org.quartier.kernel.event.FeedAddressEvent;
import org.quartier.kernel.event.FeedAddressEvent.FeedAddressOpened;
import org.quartier.kernel.event.FeedAddressEvent.FeedAddressRevoked;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.FeedAddressId;
import org.quartier.kernel.web.Refusal;

/**
 * An unguessable, revocable address for calendar clients. Only the secret's digest is stored with it.
 *
 * <p>The answer, which holds the secret, is kept for 24 hours when the request had an idempotency key, as any answer is
 * . Weighed: without that, a repeated request would either get another answer, or open a second address that
 * nobody knows of and nobody revokes. The secret opens no more than what its owner put into one calendar feed, the owner
 * chose to send a key, the table is closed to all but the command side, and a revoked address is worth nothing. Deriving
 * the secret from a key of the server instead would put every address ever opened behind that one key.
 */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
final class FeedAddress extends Guarded {

    @AggregateIdentifier
    private FeedAddressId id;

    private ActorId owner;
    private boolean revoked;

    private FeedAddress() {} // Axon replays events into it

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Answer handle(OpenFeedAddress open) {
        apply(new FeedAddressOpened(
                open.feedAddress(), open.owner(), open.secret().digest(), open.filter()));
        return new Answer(
                null, Map.of("address", "/api/v1/feeds/" + open.secret().text() + ".ics"));
    }

    @CommandHandler
    void handle(RevokeFeedAddress revoke) {
        if (!revoke.administrator() && !revoke.by().equals(owner)) {
            throw Refusal.notFound(); // nobody learns that someone else has an address
        }
        if (!revoked) {
            apply(new FeedAddressRevoked(id));
        }
    }

    @EventSourcingHandler
    void on(FeedAddressEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case FeedAddressOpened opened -> {
                id = opened.feedAddress();
                owner = opened.owner();
            }
            case FeedAddressRevoked nowhere -> revoked = true;
        }
    }
}
