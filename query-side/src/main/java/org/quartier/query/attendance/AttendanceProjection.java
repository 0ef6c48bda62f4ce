package org.quartier.query.attendance;

import java.util.EnumMap;
import java.util.Map;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.kernel.event.ActivityEvent;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.AgeBand;
import org.quartier.query.Projection;
import org.quartier.query.Registrations;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;

/** Keeps what attendance figures are made of: {@code query.attendance_*}; activities through {@link Activities}. */
@Component
class AttendanceProjection extends Projection {

    static final String NAME = "attendance";

    private final Writes writes;
    private final Activities activities;
    private final Registrations registrations;

    AttendanceProjection(Writes writes) {
        super(
                NAME,
                "query.attendance_activity",
                "query.attendance_registration",
                "query.attendance_head_count",
                "query.attendance_head_count_band",
                "query.attendance_nameless_check_in");
        this.writes = writes;
        this.activities = new Activities(writes);
        this.registrations = new Registrations(
                writes,
                "query.attendance_registration",
                "attendance = :attendance",
                "query.attendance_nameless_check_in");
    }

    @EventHandler
    void on(ActivityEvent event, EventMetadata about) {
        activities.on(event, about);
    }

    @EventHandler
    void on(ParticipationEvent event, EventMetadata about) {
        switch (event) {
            case ParticipantRegistered registered -> register(registered, about);
            case HeadsCounted counted -> count(counted, about);
            default -> registrations.on(event, about);
        }
    }

    private void register(ParticipantRegistered event, EventMetadata about) {
        String language = event.language();
        writes.add(
                """
                INSERT INTO query.attendance_registration
                    (registration, organisation, activity, person, status, source, age_band, language, attendance)
                VALUES (:registration, :organisation, :activity, :person, :status, :source, :ageBand, :language,
                    'UNKNOWN')
                ON CONFLICT (registration) DO NOTHING
                """,
                "registration",
                event.registration(),
                "organisation",
                about.organisation(),
                "activity",
                event.activity(),
                "person",
                event.person(),
                "status",
                event.status(),
                "source",
                event.source(),
                "ageBand",
                event.ageBand(),
                "language",
                language == null ? AgeBand.UNKNOWN.code() : language);
    }

    private void count(HeadsCounted event, EventMetadata about) {
        writes.add(
                """
                INSERT INTO query.attendance_head_count (activity, organisation, total, additional)
                VALUES (:activity, :organisation, :total, :additional)
                ON CONFLICT (activity) DO UPDATE SET total = excluded.total, additional = excluded.additional
                """,
                "activity",
                event.activity(),
                "organisation",
                about.organisation(),
                "total",
                event.total(),
                "additional",
                event.additional());
        writes.add(
                "DELETE FROM query.attendance_head_count_band WHERE activity = :activity",
                "activity",
                event.activity());
        byBand(event)
                .forEach((band, heads) -> writes.add(
                        """
                        INSERT INTO query.attendance_head_count_band (activity, organisation, age_band, heads)
                        VALUES (:activity, :organisation, :ageBand, :heads)
                        """,
                        "activity",
                        event.activity(),
                        "organisation",
                        about.organisation(),
                        "ageBand",
                        band,
                        "heads",
                        heads));
    }

    private static Map<AgeBand, Integer> byBand(HeadsCounted event) {
        Map<AgeBand, Integer> bands = new EnumMap<>(AgeBand.class);
        bands.putAll(event.byCategory());
        int counted = bands.values().stream().mapToInt(Integer::intValue).sum();
        if (counted < event.total() || bands.isEmpty()) {
            bands.merge(AgeBand.UNKNOWN, event.total() - counted, Integer::sum);
        }
        return bands;
    }
}
