package org.quartier.kernel.web;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What the body of every change may say. */
public interface Change {

    /** When it was true; null means now. Not in the future. */
    @Nullable
    OffsetDateTime happenedAt();
}
