package org.quartier.query;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads figures and the position to which they were computed as of one instant, whatever is projected meanwhile. */
@Component
public class Snapshots {

    private final TransactionTemplate snapshot;

    Snapshots(@Qualifier("query") PlatformTransactionManager query) {
        this.snapshot = new TransactionTemplate(query);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** What {@code reading} reads, all of it from one snapshot. */
    public <T> T read(Supplier<T> reading) {
        return Objects.requireNonNull(snapshot.execute(status -> reading.get()));
    }
}
