package org.quartier.standalone.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.value.AllowanceLimits;
import org.quartier.kernel.value.AllowanceLimits.Limit;
import org.quartier.kernel.value.AllowanceType;
import org.quartier.standalone.check.Hours.Standing;
import org.quartier.standalone.check.Money.Payment;
import org.quartier.standalone.check.People.Volunteer;
import tools.jackson.databind.JsonNode;

/** {@code /volunteers/{id}/allowances} of each year: paid, declared, left, ahead, and what is warned of. */
final class AllowanceReport implements Report {

    private static final int WEEK = 7;
    private static final int BESIDE_A_JOB = 14 * 60;

    @Override
    public void check(Told told, Questions questions, Differences differences) {
        for (Volunteer volunteer : told.people.volunteers.values()) {
            int last =
                    LocalDate.ofInstant(told.now(), told.people.zone(volunteer)).getYear();
            for (int year = last - 1; year <= last; year++) {
                check(volunteer, year, told, questions, differences);
            }
        }
    }

    private static void check(Volunteer volunteer, int year, Told told, Questions questions, Differences differences) {
        ZoneId zone = told.people.zone(volunteer);
        LocalDate today = LocalDate.ofInstant(told.now(), zone);
        String path = "/volunteers/" + volunteer.id + "/allowances?year=" + year;
        JsonNode answer = questions.ask(path);
        List<Payment> payments = told.money.valid(volunteer.id, year);
        List<Long> events = told.money
                .of(volunteer.id, year)
                .flatMap(payment -> payment.events.stream())
                .toList();
        Set<String> warnings = new TreeSet<>();
        for (AllowanceType type : List.of(AllowanceType.EHRENAMTSPAUSCHALE, AllowanceType.UEBUNGSLEITERPAUSCHALE)) {
            List<Payment> ofType = payments.stream()
                    .filter(payment -> payment.paid.type() == type)
                    .toList();
            JsonNode line = answer.get("allowances")
                    .valueStream()
                    .filter(one -> one.get("type").asString().equals(type.name()))
                    .findFirst()
                    .orElseThrow();
            new Line(
                            path + " [" + type + "] ",
                            type,
                            year,
                            today,
                            ofType,
                            told.money.declared(volunteer.id, year, type))
                    .compare(line, warnings, differences, events);
        }
        differences.compare(
                path + " expensesCents",
                payments.stream()
                        .filter(payment -> payment.paid.type() == AllowanceType.EXPENSES)
                        .mapToLong(payment -> payment.paid.cents())
                        .sum(),
                answer.get("expensesCents"),
                events);
        differences.compare(
                path + " payments",
                told.money.of(volunteer.id, year).count(),
                "" + answer.get("payments").size(),
                events);
        weekly(volunteer, year, today, zone, told, answer, warnings, differences);
        differences.compare(
                path + " warnings",
                warnings,
                new TreeSet<>(answer.get("warnings")
                                .valueStream()
                                .map(warning -> warning.get("name").asString())
                                .toList())
                        .toString(),
                events);
    }

    /** From the first entry of the year to its end or today, at least a week. */
    private static void weekly(
            Volunteer volunteer,
            int year,
            LocalDate today,
            ZoneId zone,
            Told told,
            JsonNode answer,
            Set<String> warnings,
            Differences differences) {
        List<Hours.Entry> entries = told.hours.of(volunteer.id);
        List<Standing> ofYear = Hours.approved(entries).stream()
                .filter(standing -> standing.day(zone).getYear() == year)
                .toList();
        Optional<LocalDate> first =
                ofYear.stream().map(standing -> standing.day(zone)).min(Comparator.naturalOrder());
        LocalDate last = year < today.getYear() ? LocalDate.of(year, 12, 31) : today;
        long days = first.map(day -> Math.max(WEEK, last.toEpochDay() - day.toEpochDay() + 1))
                .orElse((long) WEEK);
        long minutes = Hours.minutes(ofYear);
        if (minutes * WEEK > days * BESIDE_A_JOB) {
            warnings.add("more-than-14-hours-a-week");
        }
        differences.compare(
                "/volunteers/" + volunteer.id + "/allowances?year=" + year + " averageWeeklyMinutes",
                minutes * WEEK / days,
                answer.get("averageWeeklyMinutes"),
                Hours.events(entries));
    }

    /** One type of a year. */
    private record Line(
            String figure,
            AllowanceType type,
            int year,
            LocalDate today,
            List<Payment> payments,
            @Nullable Long declared) {

        void compare(JsonNode answer, Set<String> warnings, Differences differences, List<Long> events) {
            long taxFree = payments.stream()
                    .mapToLong(payment -> payment.paid.taxFreeCents())
                    .sum();
            long taxable = payments.stream()
                    .mapToLong(payment -> payment.paid.taxableCents())
                    .sum();
            long elsewhere = declared == null ? 0 : declared;
            Long limit = AllowanceLimits.of(type, year).map(Limit::cents).orElse(null);
            boolean runs = year == today.getYear();
            Long forecast = runs ? forecast(taxFree) : null;
            differences.compare(figure + "limitCents", limit, answer.get("limitCents"), events);
            differences.compare(figure + "taxFreeCents", taxFree, answer.get("taxFreeCents"), events);
            differences.compare(figure + "taxableCents", taxable, answer.get("taxableCents"), events);
            differences.compare(
                    figure + "declaredElsewhereCents", elsewhere, answer.get("declaredElsewhereCents"), events);
            differences.compare(figure + "declared", declared != null, answer.get("declared"), events);
            differences.compare(
                    figure + "remainingCents",
                    limit == null ? null : Math.max(0, limit - taxFree - elsewhere),
                    answer.get("remainingCents"),
                    events);
            differences.compare(figure + "forecastCents", forecast, answer.get("forecastCents"), events);
            differences.compare(
                    figure + "limitReachedOn",
                    runs && limit != null ? reaches(taxFree, limit - elsewhere) : null,
                    answer.get("limitReachedOn"),
                    events);
            warn(taxFree, elsewhere, limit, forecast, warnings);
        }

        private void warn(
                long taxFree, long elsewhere, @Nullable Long limit, @Nullable Long forecast, Set<String> warnings) {
            if (taxFree > 0 && declared == null) {
                warnings.add("declaration-missing");
            }
            if (limit != null && taxFree + elsewhere > limit) {
                warnings.add("over-the-limit");
            } else if (limit != null && forecast != null && forecast + elsewhere > limit) {
                warnings.add("limit-ahead");
            }
        }

        /** What the year comes to at the pace so far; a part of a cent is a cent. */
        private long forecast(long taxFree) {
            return new BigDecimal(taxFree * today.lengthOfYear())
                    .divide(new BigDecimal(today.getDayOfYear()), 0, RoundingMode.CEILING)
                    .longValueExact();
        }

        /** The first day from today on, in this year, on which so much is paid at the pace so far. */
        private @Nullable LocalDate reaches(long taxFree, long amount) {
            return Stream.iterate(today, day -> day.getYear() == year, day -> day.plusDays(1))
                    .filter(day -> taxFree > 0 && taxFree * day.getDayOfYear() >= amount * today.getDayOfYear())
                    .findFirst()
                    .orElse(null);
        }
    }
}
