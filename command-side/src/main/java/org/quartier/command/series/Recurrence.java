package org.quartier.command.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.quartier.kernel.value.SeriesTime;

/**
 * A recurrence rule of RFC 5545 that gives days and comes to an end. It is read anew for each question and kept as text.
 *
 * @param text as lib-recur writes it, so that equal rules have equal texts
 */
record Recurrence(String text) {

    static final int MOST = 400;
    private static final int MOST_YEARS = 10;
    private static final int LONGEST_TEXT = 500;
    private static final int LARGEST_INTERVAL = 3_660;
    private static final Set<Freq> DAYS = EnumSet.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

    /**
     * Reads a rule that someone asks for.
     *
     * @throws org.quartier.command.RuleViolation when it is none, or none for a series
     */
    static Recurrence of(String text) {
        SeriesRule.RULE_NOT_UNDERSTOOD.require(text.length() <= LONGEST_TEXT);
        RecurrenceRule rule = read(text.strip());
        SeriesRule.MORE_THAN_DAILY.require(DAYS.contains(rule.getFreq())
                && !rule.hasPart(Part.BYHOUR)
                && !rule.hasPart(Part.BYMINUTE)
                && !rule.hasPart(Part.BYSECOND));
        SeriesRule.RULE_WITHOUT_END.require(!rule.isInfinite());
        SeriesRule.TOO_MANY_OCCURRENCES.require(
                rule.getInterval() <= LARGEST_INTERVAL && (rule.getCount() == null || rule.getCount() <= MOST));
        return new Recurrence(rule.toString());
    }

    /**
     * The days that it gives from one on, which counts as the first wherever the rule counts.
     *
     * @param time decides which of them lie before an UNTIL that is an instant
     */
    List<LocalDate> from(LocalDate first, SeriesTime time) {
        Predicate<LocalDate> withinUntil = withinUntil(read(text), time);
        List<LocalDate> days = new ArrayList<>();
        try {
            RecurrenceRuleIterator found =
                    read(text.replaceFirst(";?UNTIL=[^;]*", "")).iterator(day(first));
            while (found.hasNext()) {
                DateTime next = found.nextDateTime();
                LocalDate day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
                if (!withinUntil.test(day)) {
                    break;
                }
                SeriesRule.TOO_MANY_OCCURRENCES.require(
                        days.size() < MOST && !day.isAfter(first.plusYears(MOST_YEARS)));
                days.add(day);
            }
        } catch (IllegalArgumentException neverMet) {
            throw SeriesRule.NO_OCCURRENCE.violated(); // lib-recur gives up after a thousand empty turns
        }
        SeriesRule.NO_OCCURRENCE.require(!days.isEmpty());
        return days;
    }

    /** The same rule with a last day, in place of a count or another end. */
    Recurrence endingOn(LocalDate last) {
        String open = text.replaceFirst(";?(UNTIL|COUNT)=[^;]*", "");
        return new Recurrence(read(open + ";UNTIL=" + DateTimeFormatter.BASIC_ISO_DATE.format(last))
                .toString());
    }

    boolean counts() {
        return read(text).getCount() != null;
    }

    /** A day that is meant counts as a whole; a time without a zone is one on the clocks of the series. */
    private static Predicate<LocalDate> withinUntil(RecurrenceRule rule, SeriesTime time) {
        DateTime until = rule.getUntil();
        if (until == null) {
            return day -> true;
        }
        if (until.isAllDay()) {
            LocalDate last = LocalDate.of(until.getYear(), until.getMonth() + 1, until.getDayOfMonth());
            return day -> !day.isAfter(last);
        }
        Instant last = until.isFloating()
                ? LocalDateTime.of(
                                until.getYear(),
                                until.getMonth() + 1,
                                until.getDayOfMonth(),
                                until.getHours(),
                                until.getMinutes(),
                                until.getSeconds())
                        .atZone(time.zone())
                        .toInstant()
                : Instant.ofEpochMilli(until.getTimestamp());
        return day -> !time.on(day).start().isAfter(last);
    }

    private static DateTime day(LocalDate date) {
        return new DateTime(date.getYear(), date.getMonthValue() - 1, date.getDayOfMonth());
    }

    private static RecurrenceRule read(String text) {
        try {
            return new RecurrenceRule(text, RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException unreadable) {
            throw SeriesRule.RULE_NOT_UNDERSTOOD.violated();
        }
    }
}
