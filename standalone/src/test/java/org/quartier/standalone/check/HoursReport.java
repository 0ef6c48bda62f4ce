package org.quartier.standalone.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.quartier.standalone.check.Hours.Entry;
import org.quartier.standalone.check.Hours.Standing;
import org.quartier.standalone.check.People.Volunteer;
import tools.jackson.databind.JsonNode;

/** {@code /hours} by status, each volunteer's statements by year, and what became of those that were issued. */
final class HoursReport implements Report {

    @Override
    public void check(Told told, Questions questions, Differences differences) {
        for (String status : List.of("DRAFT", "SUBMITTED", "APPROVED", "REJECTED")) {
            List<Entry> expected = told.hours.all().stream()
                    .filter(entry -> entry.now().status().equals(status))
                    .toList();
            List<JsonNode> items = questions.items("/hours?status=" + status);
            String figure = "/hours?status=" + status;
            differences.compare(figure + " entries", expected.size(), "" + items.size(), Hours.events(expected));
            differences.compare(
                    figure + " minutes",
                    Hours.minutes(expected.stream().map(Entry::now).toList()),
                    ""
                            + items.stream()
                                    .mapToLong(item -> item.get("minutes").asLong())
                                    .sum(),
                    Hours.events(expected));
        }
        for (Volunteer volunteer : told.people.volunteers.values()) {
            statements(volunteer, told, questions, differences);
        }
        told.statements.forEach(issued -> issued(issued, told, questions, differences));
    }

    private static void statements(Volunteer volunteer, Told told, Questions questions, Differences differences) {
        ZoneId zone = told.people.zone(volunteer);
        List<Entry> entries = told.hours.of(volunteer.id);
        Set<Integer> years = new TreeSet<>();
        entries.forEach(entry -> years.add(entry.now().day(zone).getYear()));
        LocalDate today = LocalDate.ofInstant(told.now(), zone);
        for (int year : years) {
            for (LocalDate asOf : List.of(today, today.minusDays(1))) {
                statement(volunteer, year, asOf, entries, zone, questions, differences);
            }
        }
    }

    private static void statement(
            Volunteer volunteer,
            int year,
            LocalDate asOf,
            List<Entry> entries,
            ZoneId zone,
            Questions questions,
            Differences differences) {
        List<Standing> counted = counted(entries, year, asOf, zone, Long.MAX_VALUE);
        String path = "/volunteers/" + volunteer.id + "/hours-statement?year=" + year + "&asOf=" + asOf;
        JsonNode answer = questions.ask(path);
        differences.compare(
                path + " approvedMinutes",
                Hours.minutes(counted),
                answer.get("approvedMinutes"),
                Hours.events(entries));
        differences.compare(
                path + " entries",
                counted.stream()
                        .map(standing -> standing.start().getEpochSecond() + "+" + standing.minutes())
                        .toList(),
                answer.get("entries")
                        .valueStream()
                        .map(entry ->
                                Instant.parse(entry.get("start").asString()).getEpochSecond() + "+"
                                        + entry.get("minutes").asInt())
                        .toList()
                        .toString(),
                Hours.events(entries));
    }

    /** Approved as was known at the end of a day, of a year, by start. */
    private static List<Standing> counted(List<Entry> entries, int year, LocalDate asOf, ZoneId zone, long before) {
        Instant until = asOf.plusDays(1).atStartOfDay(zone).toInstant();
        return entries.stream()
                .flatMap(entry -> entry.known(before, until))
                .filter(standing -> standing.isApproved() && standing.day(zone).getYear() == year)
                .sorted(Comparator.comparing(Standing::start))
                .toList();
    }

    /** Whoever holds it sees whether all that it sums still counts as it did. */
    private static void issued(Told.Issued issued, Told told, Questions questions, Differences differences) {
        var statement = issued.statement();
        List<Entry> entries = told.hours.of(statement.volunteer());
        List<Standing> counted = counted(
                entries,
                statement.year(),
                statement.asOf(),
                statement.zone(),
                issued.fact().position());
        boolean valid = counted.stream()
                .allMatch(then -> entries.stream()
                        .map(Entry::now)
                        .anyMatch(now -> now.isApproved()
                                && now.start().equals(then.start())
                                && now.end().equals(then.end())
                                && now.minutes() == then.minutes()));
        String path = "/statements/" + statement.code();
        JsonNode answer = questions.send(path);
        differences.compare(
                path + " status", valid ? "VALID" : "SUPERSEDED", answer.get("status"), Hours.events(entries));
        differences.compare(
                path + " approvedMinutes",
                Hours.minutes(counted),
                answer.get("approvedMinutes"),
                Hours.events(entries));
    }
}
