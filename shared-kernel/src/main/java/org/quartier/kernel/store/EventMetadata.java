package org.quartier.kernel.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.Channel;

/**
 * What every command and event says about itself. When it was recorded is the event's own timestamp; a reason
 * stands in the payload, because it may name a person.
 *
 * @param organisation whose fact it is
 * @param actor the random id of a user, or {@code policy:} and the name of the policy that acted
 * @param onBehalfOf for whom the actor acted, or null
 * @param channel by which way it came
 * @param happenedAt when it was true, at or before the time of recording
 * @param correlation common to all that one request caused
 * @param causation the id of the message that caused it: a command, or for what a policy did the event it reacted to
 */
public record EventMetadata(
        OrganisationId organisation,
        String actor,
        @Nullable PersonId onBehalfOf,
        Channel channel,
        Instant happenedAt,
        String correlation,
        @Nullable String causation) {

    /** The key of each value in Axon's metadata, where all values are text. */
    public static final String ORGANISATION = "organisation";

    static final String ACTOR = "actor";
    static final String ON_BEHALF_OF = "onBehalfOf";
    static final String CHANNEL = "channel";
    static final String HAPPENED_AT = "happenedAt";
    static final String CORRELATION = "correlationId";
    static final String CAUSATION = "causationId";

    /** As Axon carries it. */
    public MetaData toMetaData() {
        Map<String, Object> values = new HashMap<>();
        values.put(ORGANISATION, organisation.value());
        values.put(ACTOR, actor);
        values.put(CHANNEL, channel.name());
        values.put(HAPPENED_AT, happenedAt.toString());
        values.put(CORRELATION, correlation);
        if (onBehalfOf != null) {
            values.put(ON_BEHALF_OF, onBehalfOf.toString());
        }
        if (causation != null) {
            values.put(CAUSATION, causation);
        }
        return MetaData.from(values);
    }

    /**
     * Reads it back.
     *
     * @throws IncompleteMetadataException when the organisation, the actor, the correlation or another duty is missing
     */
    public static EventMetadata of(Map<String, ?> values) {
        String onBehalfOf = (String) values.get(ON_BEHALF_OF);
        return new EventMetadata(
                new OrganisationId(required(values, ORGANISATION)),
                required(values, ACTOR),
                onBehalfOf == null ? null : new PersonId(java.util.UUID.fromString(onBehalfOf)),
                Channel.valueOf(required(values, CHANNEL)),
                Instant.parse(required(values, HAPPENED_AT)),
                required(values, CORRELATION),
                (String) values.get(CAUSATION));
    }

    private static String required(Map<String, ?> values, String key) {
        if (values.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IncompleteMetadataException(key);
    }
}
