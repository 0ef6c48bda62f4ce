package org.quartier.query.hours;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.Snapshots;
import org.quartier.query.hours.HourStatements.Entry;
import org.quartier.query.hours.IssuedStatements.Issued;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a statement in someone's hand still holds. */
@Component
class Verification {

    private final IssuedStatements issued;
    private final ApprovedHours hours;
    private final HourStatements statements;
    private final Snapshots snapshots;
    private final JdbcClient db;

    Verification(
            IssuedStatements issued,
            ApprovedHours hours,
            HourStatements statements,
            Snapshots snapshots,
            @Qualifier("query") JdbcClient db) {
        this.issued = issued;
        this.hours = hours;
        this.statements = statements;
        this.snapshots = snapshots;
        this.db = db;
    }

    /** What can be said of a code. */
    enum Status {
        /** Everything that the document sums still counts as it stands in it. */
        VALID,
        /** Something that the document sums was corrected, or its approval was taken back. */
        SUPERSEDED,
        /** Nobody issued a document with that code. */
        UNKNOWN
    }

    /**
     * The answer to whoever holds a code: what the paper says as well, so that a forged figure shows, and no name.
     *
     * @param organisation who issued it
     * @param digest as printed on it
     */
    record Verified(
            Status status,
            @Nullable String organisation,
            @Nullable Integer year,
            @Nullable LocalDate asOf,
            @Nullable LocalDate issuedOn,
            @Nullable Long approvedMinutes,
            @Nullable String digest) {

        private static final Verified UNKNOWN = new Verified(Status.UNKNOWN, null, null, null, null, null, null);
    }

    /** Looks a code up. */
    Verified of(String code) {
        return snapshots.read(() -> {
            Optional<Issued> found = issued.withCode(code);
            return found.map(this::of).orElse(Verified.UNKNOWN);
        });
    }

    /** What can be said of one that was found, within the reader's snapshot. */
    Verified of(Issued statement) {
        List<Entry> entries = hours.bare(statement.knowledge());
        return new Verified(
                hours.changedSince(statement.knowledge()) == 0 ? Status.VALID : Status.SUPERSEDED,
                organisation(statement.knowledge().organisation()),
                statement.knowledge().year(),
                statement.knowledge().asOf(),
                statement
                        .document()
                        .issuedAt()
                        .atZone(statement.knowledge().zone())
                        .toLocalDate(),
                entries.stream().mapToLong(Entry::minutes).sum(),
                statements.digest(statement));
    }

    /** How an organisation calls itself; its id until it has said so. */
    String organisation(OrganisationId organisation) {
        return db.sql("SELECT name FROM query.organisation WHERE organisation = :organisation")
                .param("organisation", organisation.value())
                .query(String.class)
                .optional()
                .orElse(organisation.value());
    }
}
