package org.quartier.kernel.store;

import java.util.function.Consumer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one revision of one event as the next: by changing its JSON. */
final class Upcast extends SingleEventUpcaster {

    private final SimpleSerializedType from;
    private final SimpleSerializedType to;
    private final Consumer<ObjectNode> change;

    /**
     * A step of one revision.
     *
     * @param name the stored name of the event
     * @param from the revision that is read; the next one is what it becomes
     */
    Upcast(String name, int from, Consumer<ObjectNode> change) {
        this.from = new SimpleSerializedType(name, Integer.toString(from));
        this.to = new SimpleSerializedType(name, Integer.toString(from + 1));
        this.change = change;
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return from.equals(event.getType());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(to, JsonNode.class, json -> {
            change.accept((ObjectNode) json);
            return json;
        });
    }
}
