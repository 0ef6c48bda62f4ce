package org.quartier.query.allowances;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.AllowanceLimits;
import org.quartier.kernel.value.AllowanceLimits.Limit;
import org.quartier.kernel.value.AllowanceType;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Names;
import org.quartier.query.ProjectionPositions;
import org.quartier.query.Snapshots;
import org.quartier.query.allowances.AllowanceController.Account;
import org.quartier.query.allowances.AllowanceController.Line;
import org.quartier.query.allowances.AllowanceController.Payment;
import org.quartier.query.allowances.AllowanceController.Warning;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up what a volunteer was paid in a year, and what it says about its limits. */
@Component
class Allowances {

    /** Says how the figures are made; a new one gets a new name. */
    private static final String DEFINITION = "allowances/1";

    private final JdbcClient db;
    private final Snapshots snapshots;
    private final ProjectionPositions positions;
    private final Clock clock;

    Allowances(@Qualifier("query") JdbcClient db, Snapshots snapshots, ProjectionPositions positions, Clock clock) {
        this.db = db;
        this.snapshots = snapshots;
        this.positions = positions;
        this.clock = clock;
    }

    private record Of(@Nullable String name, ZoneId zone) {}

    /**
     * The account of a year.
     *
     * @throws Refusal 404 when the organisation has no such volunteer
     */
    Account of(Actor actor, VolunteerId volunteer, @Nullable Integer year) {
        return snapshots.read(() -> {
            Of of = find(actor, volunteer);
            LocalDate today = clock.instant().atZone(of.zone).toLocalDate();
            int ofYear = year == null ? today.getYear() : year;
            List<Payment> payments = payments(actor, volunteer, ofYear);
            List<Warning> warnings = new ArrayList<>();
            List<Line> lines = new ArrayList<>();
            for (AllowanceType type : AllowanceType.values()) {
                if (type.isLimited()) {
                    lines.add(line(type, payments, declared(actor, volunteer, ofYear, type), ofYear, today, warnings));
                }
            }
            WeeklyHours weekly = weeklyHours(actor, volunteer, of.zone, ofYear, today);
            if (weekly.isMoreThanBesideAJob()) {
                warnings.add(new Warning(
                        "R-49",
                        "more-than-14-hours-a-week",
                        "More than 14 hours a week on average are no longer done beside a main occupation."));
            }
            return new Account(
                    volunteer.value(),
                    of.name,
                    ofYear,
                    lines,
                    sum(payments, AllowanceType.EXPENSES, Payment::cents),
                    weekly.average(),
                    payments,
                    warnings,
                    DEFINITION,
                    positions.of(AllowanceProjection.NAME));
        });
    }

    private static Line line(
            AllowanceType type,
            List<Payment> payments,
            Declared declared,
            int year,
            LocalDate today,
            List<Warning> warnings) {
        long taxFree = sum(payments, type, Payment::taxFreeCents);
        long elsewhere = declared.inAll();
        Limit limit = AllowanceLimits.of(type, year).orElse(null);
        Long left = limit == null ? null : limit.cents() - taxFree - elsewhere;
        Pace pace = year == today.getYear() ? new Pace(taxFree, today) : null;
        if (taxFree > 0 && !declared.any()) {
            warnings.add(new Warning(
                    "R-46", "declaration-missing", type + ": what others pay was not declared for " + year + "."));
        }
        if (left != null && left < 0) {
            warnings.add(new Warning(
                    "R-46", "over-the-limit", type + ": with what was declared since, " + -left + " cents too much."));
        }
        if (pace != null
                && limit != null
                && left != null
                && left >= 0
                && pace.atYearsEnd() + elsewhere > limit.cents()) {
            warnings.add(new Warning("R-47", "limit-ahead", type + ": if it goes on like this, the limit is passed."));
        }
        return new Line(
                type,
                limit == null ? null : limit.paragraph(),
                limit == null ? null : limit.cents(),
                taxFree,
                sum(payments, type, Payment::taxableCents),
                elsewhere,
                declared.ofThisType(),
                declared.ofNoType(),
                declared.any(),
                left == null ? null : Math.max(0, left),
                pace == null ? null : pace.atYearsEnd(),
                pace == null || limit == null ? null : pace.reaches(limit.cents() - elsewhere));
    }

    private static long sum(
            List<Payment> payments, AllowanceType type, java.util.function.ToLongFunction<Payment> part) {
        return payments.stream()
                .filter(payment -> payment.type() == type && !payment.annulled())
                .mapToLong(part)
                .sum();
    }

    private Of find(Actor actor, VolunteerId volunteer) {
        return db.sql("""
            SELECT n.name, coalesce(q.zone, 'Europe/Berlin') AS zone
            FROM query.volunteer v
            LEFT JOIN query.seen_name(:organisation, :everyone, :moderator) n ON n.person = v.person
            LEFT JOIN query.quarter q ON q.quarter = v.quarter AND q.organisation = v.organisation
            WHERE v.organisation = :organisation AND v.volunteer = :volunteer
            """)
                .param("organisation", actor.organisation().value())
                .param("volunteer", volunteer.value())
                .param("everyone", Names.ofEveryone(actor))
                .param("moderator", Names.moderator(actor))
                .query((row, n) -> new Of(row.getString("name"), ZoneId.of(row.getString("zone"))))
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    private List<Payment> payments(Actor actor, VolunteerId volunteer, int year) {
        return db.sql("""
            SELECT * FROM query.allowance
            WHERE organisation = :organisation AND volunteer = :volunteer AND paid_on >= :from AND paid_on < :to
            ORDER BY paid_on, allowance
            """)
                .param("organisation", actor.organisation().value())
                .param("volunteer", volunteer.value())
                .param("from", LocalDate.of(year, 1, 1))
                .param("to", LocalDate.of(year + 1, 1, 1))
                .query((row, n) -> new Payment(
                        row.getObject("allowance", UUID.class),
                        AllowanceType.valueOf(row.getString("type")),
                        row.getLong("cents"),
                        row.getLong("tax_free_cents"),
                        row.getLong("taxable_cents"),
                        row.getObject("paid_on", LocalDate.class),
                        row.getObject("activity", UUID.class),
                        row.getBoolean("annulled"),
                        row.getLong("version")))
                .list();
    }

    /** The last declaration of the type and the last one of none. */
    private Declared declared(Actor actor, VolunteerId volunteer, int year, AllowanceType type) {
        return db.sql("""
            SELECT (array_agg(cents ORDER BY position DESC) FILTER (WHERE type IS NOT NULL))[1] AS of_this_type,
                (array_agg(cents ORDER BY position DESC) FILTER (WHERE type IS NULL))[1] AS of_no_type
            FROM query.allowance_declaration
            WHERE organisation = :organisation AND volunteer = :volunteer AND year = :year
              AND (type IS NULL OR type = :type)
            """)
                .param("organisation", actor.organisation().value())
                .param("volunteer", volunteer.value())
                .param("year", year)
                .param("type", type.name())
                .query((row, n) -> new Declared(
                        row.getObject("of_this_type", Long.class), row.getObject("of_no_type", Long.class)))
                .single();
    }

    private WeeklyHours weeklyHours(Actor actor, VolunteerId volunteer, ZoneId zone, int year, LocalDate today) {
        LocalDate last = today.getYear() > year ? LocalDate.of(year, 12, 31) : today;
        return db.sql("""
            SELECT coalesce(sum(minutes), 0) AS minutes, min((start_at AT TIME ZONE :zone)::date) AS first
            FROM query.hour_entry
            WHERE organisation = :organisation AND volunteer = :volunteer AND status = 'APPROVED'
              AND extract(year FROM start_at AT TIME ZONE :zone) = :year
            """)
                .param("organisation", actor.organisation().value())
                .param("volunteer", volunteer.value())
                .param("zone", zone.getId())
                .param("year", year)
                .query((row, n) ->
                        new WeeklyHours(row.getLong("minutes"), row.getObject("first", LocalDate.class), last))
                .single();
    }
}
