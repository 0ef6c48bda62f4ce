package org.quartier.command.statement;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.quartier.command.VolunteerRecords.VolunteerRecord;
import org.quartier.kernel.id.StatementId;

/**
 * Issue an hours statement.
 *
 * @param year null for that of the day
 * @param asOf null for the day on which it is issued
 */
record IssueStatement(
        @TargetAggregateIdentifier StatementId statement,
        VolunteerRecord volunteer,
        @Nullable Integer year,
        @Nullable LocalDate asOf,
        VerificationCode code) {}
