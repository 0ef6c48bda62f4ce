package org.quartier.command;

import java.time.ZoneId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;

/** Opens quarters for whoever is no request. */
public interface OpenedQuarters {

    /** Opens a quarter without working hours. */
    void open(
            QuarterId quarter, String name, String municipality, String federalState, ZoneId zone, EventMetadata about);
}
