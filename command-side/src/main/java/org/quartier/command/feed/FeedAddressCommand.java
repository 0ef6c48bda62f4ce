package org.quartier.command.feed;

import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.FeedAddressId;

/** What can be asked of a feed's address. */
sealed interface FeedAddressCommand {

    /**
     * Let whoever knows the secret read a feed.
     *
     * @param filter which entries the feed holds, as the query parameters of the calendar
     */
    record OpenFeedAddress(
            @TargetAggregateIdentifier FeedAddressId feedAddress,
            ActorId owner,
            FeedSecret secret,
            Map<String, String> filter)
            implements FeedAddressCommand {}

    /** Let it lead nowhere any more. */
    record RevokeFeedAddress(@TargetAggregateIdentifier FeedAddressId feedAddress, ActorId by, boolean administrator)
            implements FeedAddressCommand {}
}
