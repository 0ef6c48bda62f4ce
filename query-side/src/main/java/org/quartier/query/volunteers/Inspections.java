package org.quartier.query.volunteers;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.ClearanceTerms;
import org.quartier.query.volunteers.InspectionController.Answer;
import org.quartier.query.volunteers.InspectionController.Item;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code query.inspection}. */
@Component
class Inspections {

    private final JdbcClient db;
    private final ClearanceTerms terms;

    Inspections(@Qualifier("query") JdbcClient db, ClearanceTerms terms) {
        this.db = db;
        this.terms = terms;
    }

    Answer of(OrganisationId organisation, VolunteerId volunteer) {
        return new Answer(
                volunteer.value(),
                clearedUntil(organisation, volunteer),
                db.sql("""
                    SELECT inspection, issued_on, inspected_on, relevant_entry FROM query.inspection
                    WHERE organisation = :organisation AND volunteer = :volunteer
                    ORDER BY inspected_on DESC, inspection DESC
                    """)
                        .param("organisation", organisation.value())
                        .param("volunteer", volunteer.value())
                        .query((row, n) -> new Item(
                                row.getObject("inspection", UUID.class),
                                row.getObject("issued_on", LocalDate.class),
                                row.getObject("inspected_on", LocalDate.class),
                                row.getBoolean("relevant_entry")))
                        .list());
    }

    private @Nullable LocalDate clearedUntil(OrganisationId organisation, VolunteerId volunteer) {
        return db.sql("""
            SELECT c.until FROM query.volunteer v
            LEFT JOIN query.clearance(:organisation, :years) c ON c.volunteer = v.volunteer
            WHERE v.organisation = :organisation AND v.volunteer = :volunteer
            """)
                .param("organisation", organisation.value())
                .param("years", terms.years(organisation))
                .param("volunteer", volunteer.value())
                .query((row, n) -> java.util.Optional.ofNullable(row.getObject("until", LocalDate.class)))
                .optional()
                .orElseThrow(Refusal::notFound)
                .orElse(null);
    }
}
