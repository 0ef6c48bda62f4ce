package org.quartier.kernel.event;

import java.util.Map;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.FeedAddressId;

/** What can happen to an address under which a calendar client reads a feed. */
public sealed interface FeedAddressEvent extends DomainEvent {

    /** The address. */
    FeedAddressId feedAddress();

    /**
     * Someone may read a feed without signing in.
     *
     * @param owner who asked for it, and may revoke it
     * @param secretDigest SHA-256 of the unguessable part of the address, in hexadecimal digits; the part itself is
     *     kept nowhere
     * @param filter which entries the feed holds, as the query parameters of the calendar
     */
    @StoredAs(name = "feed-address.opened")
    record FeedAddressOpened(FeedAddressId feedAddress, ActorId owner, String secretDigest, Map<String, String> filter)
            implements FeedAddressEvent {}

    /** The address leads nowhere any more. */
    @StoredAs(name = "feed-address.revoked")
    record FeedAddressRevoked(FeedAddressId feedAddress) implements FeedAddressEvent {}
}
