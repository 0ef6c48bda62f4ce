package org.quartier.query.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.ParticipationEvent.AttendanceCorrected;
import org.quartier.kernel.event.ParticipationEvent.CheckInAnnulled;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.ParticipationEvent.OfferDeclined;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRestored;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.query.LoggedEvents;
import org.quartier.query.Page;
import org.quartier.query.Rows;
import org.quartier.query.audit.ParticipationAuditController.Entry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code query.audit_entry}; the reasons come from the log, where an erasure has taken them away. */
@Component
class History {

    /** Of whom or what the history is asked; one of them is null. */
    record About(@Nullable UUID activity, @Nullable UUID person) {

        static About activity(ActivityId activity) {
            return new About(activity.value(), null);
        }

        static About person(PersonId person) {
            return new About(null, person.value());
        }
    }

    private final JdbcClient db;
    private final LoggedEvents log;

    History(@Qualifier("query") JdbcClient db, LoggedEvents log) {
        this.db = db;
        this.log = log;
    }

    /** The zone of an activity's place, or nothing when the organisation has no such activity. */
    Optional<ZoneId> zoneOf(OrganisationId organisation, ActivityId activity) {
        return db.sql("""
            SELECT zone FROM query.audit_activity WHERE organisation = :organisation AND activity = :activity
            """)
                .param("organisation", organisation.value())
                .param("activity", activity.value())
                .query(String.class)
                .optional()
                .map(ZoneId::of);
    }

    boolean knows(OrganisationId organisation, PersonId person) {
        return db.sql("SELECT FROM query.audit_person WHERE organisation = :organisation AND person = :person")
                .param("organisation", organisation.value())
                .param("person", person.value())
                .query((row, n) -> true)
                .optional()
                .isPresent();
    }

    /**
     * A page of what happened, in the order of the log.
     *
     * @param until only what had happened before this instant, or null for all
     */
    Page<Entry> page(OrganisationId organisation, About about, @Nullable Instant until, Page.Request<Long> page) {
        List<Entry> rows = db.sql("""
            SELECT position, activity, person, item, facet, what, before, after, details, actor, on_behalf_of, channel,
                   happened_at, recorded_at
            FROM query.audit_entry
            WHERE organisation = :organisation
              AND (CAST(:activity AS uuid) IS NULL OR activity = CAST(:activity AS uuid))
              AND (CAST(:person AS uuid) IS NULL OR person = CAST(:person AS uuid))
              AND (CAST(:until AS timestamptz) IS NULL OR happened_at < CAST(:until AS timestamptz))
              AND position > coalesce(CAST(:after AS bigint), 0)
            ORDER BY position LIMIT :limit + 1
            """)
                .param("organisation", organisation.value())
                .param("activity", about.activity())
                .param("person", about.person())
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .param("after", page.after())
                .param("limit", page.limit())
                .query(History::entry)
                .list();
        Page<Entry> found = Page.of(rows, page, Entry::position);
        Map<Long, DomainEvent> events =
                log.at(organisation, found.items().stream().map(Entry::position).toList());
        return new Page<>(
                found.items().stream()
                        .map(entry -> entry.because(reason(events.get(entry.position()))))
                        .toList(),
                found.next());
    }

    private static Entry entry(ResultSet row, int n) throws SQLException {
        String facet = row.getString("facet");
        boolean ofRegistration =
                facet.equals(Change.Facet.STATUS.name()) || facet.equals(Change.Facet.ATTENDANCE.name());
        return new Entry(
                row.getString("what"),
                row.getObject("activity", UUID.class),
                ofRegistration ? row.getObject("item", UUID.class) : null,
                row.getObject("person", UUID.class),
                row.getString("before"),
                row.getString("after"),
                row.getString("details"),
                row.getString("actor"),
                row.getObject("on_behalf_of", UUID.class),
                row.getString("channel"),
                null,
                Rows.instant(row, "happened_at"),
                Rows.instant(row, "recorded_at"),
                row.getLong("position"));
    }

    private static @Nullable String reason(@Nullable DomainEvent event) {
        return switch (event) {
            case RegistrationWithdrawn withdrawn -> withdrawn.reason();
            case RegistrationRejected rejected -> rejected.reason();
            case RegistrationPromoted promoted -> promoted.reason();
            case OfferDeclined declined -> declined.reason();
            case RegistrationRestored restored -> restored.reason();
            case AttendanceCorrected corrected -> corrected.reason();
            case CheckInAnnulled annulled -> annulled.reason();
            case HeadsCounted counted -> counted.reason();
            case null, default -> null;
        };
    }
}
