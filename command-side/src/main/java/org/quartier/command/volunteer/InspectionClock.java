package org.quartier.command.volunteer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.quartier.command.CommandPolicies;
import org.quartier.command.Deadlines;
import org.quartier.command.Settings;
import org.quartier.command.UsualDay;
import org.quartier.kernel.event.OrganisationEvent.OrganisationSettingsChanged;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.VolunteerEvent.CertificateInspected;
import org.quartier.kernel.event.VolunteerEvent.InspectionErased;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.InspectionId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Inspection;
import org.quartier.kernel.value.OrganisationSettings;
import org.quartier.kernel.value.VolunteerStatus;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The deletion clock of inspections: each is erased some months after it no longer clears anyone, or after the
 * volunteer left, whichever comes first; at once when the person is erased. The months are the organisation's.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class InspectionClock {

    private final JdbcClient db;
    private final Deadlines deadlines;
    private final Settings settings;

    InspectionClock(@Qualifier("command") JdbcClient db, Deadlines deadlines, Settings settings) {
        this.db = db;
        this.deadlines = deadlines;
        this.settings = settings;
    }

    private record Kept(
            VolunteerId volunteer,
            InspectionId inspection,
            LocalDate inspectedOn,
            @Nullable LocalDate leftOn) {

        /** The first instant at which it may no longer be kept. */
        Instant over(OrganisationSettings settings) {
            LocalDate cleared = inspectedOn.plusYears(settings.yearsOfClearance());
            LocalDate useful = leftOn != null && leftOn.isBefore(cleared) ? leftOn : cleared;
            return UsualDay.start(
                    useful.plusMonths(settings.monthsOfInspection()).plusDays(1));
        }
    }

    @EventHandler
    void on(CertificateInspected event, EventMetadata about) {
        Inspection found = event.found();
        if (found != null) {
            set(
                    about.organisation(),
                    new Kept(event.volunteer(), event.inspection(), found.inspectedOn(), null),
                    settings.of(about.organisation()));
        }
    }

    @EventHandler
    void on(VolunteerStatusChanged event, EventMetadata about) {
        db.sql("""
            UPDATE command.inspection SET left_on = CAST(:leftOn AS date)
            WHERE organisation = :organisation AND volunteer = :volunteer
            """)
                .param("organisation", about.organisation().value())
                .param("volunteer", event.volunteer().value())
                .param("leftOn", event.status() == VolunteerStatus.LEFT ? UsualDay.of(about.happenedAt()) : null)
                .update();
        OrganisationSettings decided = settings.of(about.organisation());
        kept(about.organisation(), "volunteer", event.volunteer().value())
                .forEach(inspection -> set(about.organisation(), inspection, decided));
    }

    @EventHandler
    void on(OrganisationSettingsChanged event) {
        kept(event.organisation(), null, null)
                .forEach(inspection -> set(event.organisation(), inspection, event.settings()));
    }

    @EventHandler
    void on(PersonErased event, EventMetadata about) {
        kept(about.organisation(), "person", event.person().value())
                .forEach(inspection -> deadlines.set(
                        InspectionExpiry.NAME, about.organisation(), key(inspection), about.happenedAt()));
    }

    @EventHandler
    void on(InspectionErased event, EventMetadata about) {
        if (!about.actor().equals("policy:" + InspectionExpiry.NAME)) { // else it is running, and ends by itself
            deadlines.clear(
                    InspectionExpiry.NAME,
                    about.organisation(),
                    InspectionExpiry.key(event.volunteer(), event.inspection()));
        }
        deadlines.set(
                InspectionKey.NAME, about.organisation(), event.inspection().toString(), about.happenedAt());
    }

    private void set(OrganisationId organisation, Kept inspection, OrganisationSettings decided) {
        deadlines.set(InspectionExpiry.NAME, organisation, key(inspection), inspection.over(decided));
    }

    private static String key(Kept inspection) {
        return InspectionExpiry.key(inspection.volunteer(), inspection.inspection());
    }

    private List<Kept> kept(OrganisationId organisation, @Nullable String column, @Nullable UUID id) {
        return db.sql("""
            SELECT volunteer, inspection, inspected_on, left_on FROM command.inspection
            WHERE organisation = :organisation AND (CAST(:column AS text) IS NULL
                OR :column = 'volunteer' AND volunteer = :id OR :column = 'person' AND person = :id)
            ORDER BY inspection
            """)
                .param("organisation", organisation.value())
                .param("column", column)
                .param("id", id)
                .query((row, n) -> kept(row))
                .list();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                new VolunteerId(row.getObject("volunteer", UUID.class)),
                new InspectionId(row.getObject("inspection", UUID.class)),
                row.getObject("inspected_on", LocalDate.class),
                row.getObject("left_on", LocalDate.class));
    }
}
