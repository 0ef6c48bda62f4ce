package org.quartier.query.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Names;
import org.quartier.query.ProjectionPositions;
import org.quartier.query.Snapshots;
import org.quartier.query.Wording;
import org.quartier.query.recognition.RecognitionController.Forecast;
import org.quartier.query.recognition.RecognitionController.Item;
import org.quartier.query.recognition.RecognitionController.Recognition;
import org.quartier.query.recognition.Schemes.Scheme;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares a volunteer's years with the schemes of their federal state. */
@Component
class Recognitions {

    /** Says how it is decided; a new way gets a new name. */
    private static final String DEFINITION = "recognition/2";

    private final JdbcClient db;
    private final Schemes schemes;
    private final Snapshots snapshots;
    private final ProjectionPositions positions;
    private final Clock clock;

    Recognitions(
            @Qualifier("query") JdbcClient db,
            Schemes schemes,
            Snapshots snapshots,
            ProjectionPositions positions,
            Clock clock) {
        this.db = db;
        this.schemes = schemes;
        this.snapshots = snapshots;
        this.positions = positions;
        this.clock = clock;
    }

    private record Of(
            @Nullable String name,
            @Nullable String federalState,
            ZoneId zone,
            @Nullable LocalDate birthDate) {}

    /**
     * How near a volunteer is.
     *
     * @param asOf null for today
     * @throws Refusal 404 when the organisation has no such volunteer, 400 for a day to come
     */
    Recognition of(Actor actor, VolunteerId volunteer, @Nullable LocalDate asOf) {
        return snapshots.read(() -> {
            Of of = find(actor, volunteer);
            LocalDate today = clock.instant().atZone(of.zone).toLocalDate();
            LocalDate day = asOf == null ? today : asOf;
            if (day.isAfter(today)) {
                throw Refusal.malformed("asOf", "must not be in the future");
            }
            Map<Integer, Long> minutes = minutes(actor, volunteer, of.zone, day);
            boolean paidFlat = paidFlat(actor, volunteer, day);
            return new Recognition(
                    volunteer.value(),
                    of.name,
                    day,
                    of.federalState,
                    of.federalState == null
                            ? List.of()
                            : schemes.of(of.federalState, day).stream()
                                    .map(scheme -> item(new Progress(scheme, day, minutes, of.birthDate, paidFlat)))
                                    .toList(),
                    DEFINITION,
                    positions.of("hours", "allowances"));
        });
    }

    private static Item item(Progress progress) {
        Scheme scheme = progress.scheme();
        return new Item(
                scheme.id(),
                scheme.name(),
                scheme.validFrom(),
                scheme.source(),
                progress.status(),
                scheme.minutesAYear(),
                scheme.minutesAWeek(),
                progress.approved(),
                progress.missing(),
                scheme.years(),
                progress.yearsMet(),
                progress.earliestYear(),
                scheme.minimumAge(),
                progress.oldEnoughOn(),
                scheme.flatAllowanceExcludes(),
                progress.expectedOn(),
                forecast(progress));
    }

    private static Forecast forecast(Progress progress) {
        String de = Wording.in("de").duration(progress.missing());
        String en = Wording.in("en").duration(progress.missing());
        int year = progress.earliestYear();
        boolean thisYear = year == progress.day().getYear();
        return switch (progress.status()) {
            case REACHED -> new Forecast("Die Karte kann beantragt werden.", "The card can be applied for.");
            case HOURS_MISSING ->
                thisYear
                        ? new Forecast("Noch " + de + " bis zur Karte.", en + " to the card.")
                        : new Forecast(
                                "Noch " + de + " in diesem Jahr, dann frühestens " + year + " zur Karte.",
                                en + " more this year, then to the card in " + year + " at the earliest.");
            case YEARS_MISSING ->
                new Forecast(
                        "Die Stunden dieses Jahres reichen; frühestens " + year + " zur Karte.",
                        "This year has enough hours; to the card in " + year + " at the earliest.");
            case TOO_YOUNG -> tooYoung(progress);
            case AGE_UNKNOWN ->
                new Forecast(
                        "Die Stunden reichen; das Geburtsdatum ist nicht bekannt.",
                        "There are enough hours; the birth date is not known.");
            case EXCLUDED_BY_ALLOWANCE ->
                new Forecast(
                        "Nicht neben einer pauschalen Aufwandsentschädigung in diesem Jahr.",
                        "Not beside a flat allowance in this year.");
        };
    }

    private static Forecast tooYoung(Progress progress) {
        LocalDate day = Objects.requireNonNull(progress.oldEnoughOn(), "nobody is too young without a birth date");
        Integer age = progress.scheme().minimumAge();
        return new Forecast(
                "Ab " + age + " Jahren, also ab dem " + Wording.in("de").day(day) + ".",
                "From the age of " + age + ", which is from " + Wording.in("en").day(day) + " on.");
    }

    private Of find(Actor actor, VolunteerId volunteer) {
        return db.sql("""
            SELECT n.name, q.federal_state, coalesce(q.zone, 'Europe/Berlin') AS zone, p.birth_date
            FROM query.volunteer v
            LEFT JOIN query.seen_name(:organisation, :everyone, :moderator) n ON n.person = v.person
            LEFT JOIN query.person p ON p.person = v.person AND p.organisation = v.organisation
            LEFT JOIN query.quarter q ON q.quarter = v.quarter AND q.organisation = v.organisation
            WHERE v.organisation = :organisation AND v.volunteer = :volunteer
            """)
                .param("organisation", actor.organisation().value())
                .param("volunteer", volunteer.value())
                .param("everyone", Names.ofEveryone(actor))
                .param("moderator", Names.moderator(actor))
                .query((row, n) -> new Of(
                        row.getString("name"),
                        row.getString("federal_state"),
                        ZoneId.of(row.getString("zone")),
                        row.getObject("birth_date", LocalDate.class)))
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /** What stood approved at the end of the day, by when it was recorded: as in a statement of hours. */
    private Map<Integer, Long> minutes(Actor actor, VolunteerId volunteer, ZoneId zone, LocalDate day) {
        Map<Integer, Long> minutes = new HashMap<>();
        db.sql("""
            SELECT extract(year FROM start_at AT TIME ZONE :zone)::integer AS year, sum(minutes) AS minutes
            FROM (
                SELECT DISTINCT ON (entry) status, start_at, minutes FROM query.hour_entry_state
                WHERE organisation = :organisation AND volunteer = :volunteer AND recorded_at < :known
                ORDER BY entry, version DESC) stood
            WHERE status = 'APPROVED'
            GROUP BY 1
            """)
                .param("organisation", actor.organisation().value())
                .param("volunteer", volunteer.value())
                .param("zone", zone.getId())
                .param("known", day.plusDays(1).atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    minutes.put(row.getInt("year"), row.getLong("minutes"));
                });
        return minutes;
    }

    private boolean paidFlat(Actor actor, VolunteerId volunteer, LocalDate day) {
        return db.sql("""
            SELECT EXISTS (SELECT FROM query.allowance
                WHERE organisation = :organisation AND volunteer = :volunteer AND NOT annulled AND type <> 'EXPENSES'
                  AND paid_on >= :from AND paid_on <= :day)
            """)
                .param("organisation", actor.organisation().value())
                .param("volunteer", volunteer.value())
                .param("from", day.withDayOfYear(1))
                .param("day", day)
                .query(Boolean.class)
                .single();
    }
}
