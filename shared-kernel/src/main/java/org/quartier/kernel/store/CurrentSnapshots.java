package org.quartier.kernel.store;

import java.util.Objects;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * Lets only snapshots be used whose type and revision are those of today. An aggregate whose fields change in meaning
 * gets another {@code @Revision}; its older snapshots are then passed over, and its events are read instead.
 */
public final class CurrentSnapshots implements SnapshotFilter {

    private final Serializer serializer;

    /** Compares with what this serializer would write now. */
    public CurrentSnapshots(Serializer serializer) {
        this.serializer = serializer;
    }

    @Override
    public boolean test(DomainEventData<?> snapshot) {
        SerializedType stored = snapshot.getPayload().getType();
        Class<?> type = serializer.classForType(stored);
        return type != UnknownSerializedType.class
                && Objects.equals(serializer.typeForClass(type).getRevision(), stored.getRevision());
    }
}
