package org.quartier.standalone.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.value.AllowanceType;
import org.quartier.standalone.check.Hours.Standing;
import org.quartier.standalone.check.People.Volunteer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /volunteers/{id}/recognition}: how near each is to the cards of their federal state. */
final class RecognitionReport implements Report {

    private static final int YEARS_BACK = 50;

    private final JsonNode schemes = schemes();

    @Override
    public void check(Told told, Questions questions, Differences differences) {
        for (Volunteer volunteer : told.people.volunteers.values()) {
            LocalDate today = LocalDate.ofInstant(told.now(), told.people.zone(volunteer));
            for (LocalDate day : List.of(today, today.minusDays(40))) {
                check(volunteer, day, told, questions, differences);
            }
        }
    }

    private void check(Volunteer volunteer, LocalDate day, Told told, Questions questions, Differences differences) {
        String path = "/volunteers/" + volunteer.id + "/recognition?asOf=" + day;
        JsonNode items = questions.ask(path).get("items");
        List<JsonNode> valid = schemes.valueStream()
                .filter(scheme -> scheme.get("federalStates")
                                .valueStream()
                                .anyMatch(state ->
                                        state.asString().equals(told.people.federalStates.get(volunteer.quarter)))
                        && !day.isBefore(LocalDate.parse(scheme.get("validFrom").asString()))
                        && (scheme.get("validTo") == null
                                || day.isBefore(
                                        LocalDate.parse(scheme.get("validTo").asString()))))
                .toList();
        differences.compare(path + " items", valid.size(), "" + items.size(), volunteer.events);
        for (JsonNode scheme : valid) {
            items.valueStream()
                    .filter(item -> item.get("scheme").equals(scheme.get("id")))
                    .forEach(item -> compare(path, volunteer, scheme, day, told, item, differences));
        }
    }

    private static void compare(
            String path,
            Volunteer volunteer,
            JsonNode scheme,
            LocalDate day,
            Told told,
            JsonNode item,
            Differences differences) {
        ZoneId zone = told.people.zone(volunteer);
        List<Hours.Entry> entries = told.hours.of(volunteer.id);
        Instant ended = day.plusDays(1).atStartOfDay(zone).toInstant();
        List<Standing> approved = entries.stream()
                .flatMap(entry -> entry.known(Long.MAX_VALUE, ended))
                .filter(Standing::isApproved)
                .toList();
        int year = day.getYear();
        int needed = scheme.get("minutesAYear").asInt();
        int years = scheme.get("years").asInt();
        IntPredicate met = of -> {
            long minutes = minutes(approved, zone, of);
            long days = of == year
                    ? Math.max(7, day.getDayOfYear())
                    : LocalDate.of(of, 12, 31).getDayOfYear();
            JsonNode weekly = scheme.get("minutesAWeek");
            return minutes >= needed || weekly != null && minutes * 7 >= weekly.asLong() * days;
        };
        long minutes = minutes(approved, zone, year);
        int before = (int) IntStream.iterate(year - 1, of -> of > year - YEARS_BACK, of -> of - 1)
                .takeWhile(met)
                .limit(years)
                .count();
        boolean enough = met.test(year);
        String figure = path + " [" + scheme.get("id").asString() + "] ";
        List<Long> events = Hours.events(entries);
        differences.compare(figure + "approvedMinutes", minutes, item.get("approvedMinutes"), events);
        differences.compare(
                figure + "missingMinutes", enough ? 0 : needed - minutes, item.get("missingMinutes"), events);
        differences.compare(figure + "yearsMet", before + (enough ? 1 : 0), item.get("yearsMet"), events);
        differences.compare(
                figure + "earliestYear",
                Math.max(year + Math.max(0, years - 1 - before), yearOfAge(scheme, volunteer, told)),
                item.get("earliestYear"),
                events);
        differences.compare(
                figure + "expectedOn",
                enough || minutes == 0 ? null : expected(day, minutes, needed),
                item.get("expectedOn"),
                events);
        differences.compare(
                figure + "status",
                status(scheme, enough, before + 1 >= years, paid(volunteer, day, told), age(volunteer, day, told)),
                item.get("status"),
                events);
    }

    private static long minutes(List<Standing> approved, ZoneId zone, int year) {
        return Hours.minutes(approved.stream()
                .filter(standing -> standing.day(zone).getYear() == year)
                .toList());
    }

    /** The first day of the year on which there would be enough at the pace so far. */
    private static @Nullable LocalDate expected(LocalDate day, long minutes, long needed) {
        return Stream.iterate(
                        LocalDate.of(day.getYear(), 1, 1),
                        next -> next.getYear() == day.getYear(),
                        next -> next.plusDays(1))
                .filter(next -> minutes * next.getDayOfYear() >= needed * day.getDayOfYear())
                .findFirst()
                .orElse(null);
    }

    private static boolean paid(Volunteer volunteer, LocalDate day, Told told) {
        return told.money.valid(volunteer.id, day.getYear()).stream()
                .anyMatch(payment -> payment.paid.type() != AllowanceType.EXPENSES
                        && !payment.paid.paidOn().isAfter(day));
    }

    /** In which someone is old enough; the year 0 where that is not asked or not known. */
    private static int yearOfAge(JsonNode scheme, Volunteer volunteer, Told told) {
        LocalDate born = told.people.birthDates.get(volunteer.person);
        JsonNode youngest = scheme.get("minimumAge");
        return born == null || youngest == null ? 0 : born.getYear() + youngest.asInt();
    }

    private static @Nullable Integer age(Volunteer volunteer, LocalDate day, Told told) {
        LocalDate born = told.people.birthDates.get(volunteer.person);
        return born == null ? null : Integer.valueOf(Period.between(born, day).getYears());
    }

    private static String status(
            JsonNode scheme, boolean enough, boolean longEnough, boolean paid, @Nullable Integer age) {
        JsonNode youngest = scheme.get("minimumAge");
        if (paid && scheme.get("flatAllowanceExcludes").asBoolean()) {
            return "EXCLUDED_BY_ALLOWANCE";
        }
        if (youngest != null && age != null && age < youngest.asInt()) {
            return "TOO_YOUNG";
        }
        if (!enough) {
            return "HOURS_MISSING";
        }
        if (!longEnough) {
            return "YEARS_MISSING";
        }
        return youngest != null && age == null ? "AGE_UNKNOWN" : "REACHED";
    }

    private static JsonNode schemes() {
        try (InputStream file =
                Objects.requireNonNull(RecognitionReport.class.getResourceAsStream("/recognition-schemes.json"))) {
            return new JsonMapper().readTree(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
