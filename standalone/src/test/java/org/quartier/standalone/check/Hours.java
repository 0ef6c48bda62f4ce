package org.quartier.standalone.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.HourEntryEvent;
import org.quartier.kernel.event.HourEntryEvent.ApprovalRevoked;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursCorrected;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursRejected;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.VolunteerId;

/** What the events say of volunteered time. */
final class Hours {

    private final Map<HourEntryId, Entry> entries = new LinkedHashMap<>();

    /** Where an entry stands after an event. */
    record Standing(long position, Instant recordedAt, String status, Instant start, Instant end, int minutes) {

        boolean isApproved() {
            return status.equals("APPROVED");
        }

        LocalDate day(ZoneId zone) {
            return start.atZone(zone).toLocalDate();
        }
    }

    /** One entry, with all that it ever was. */
    static final class Entry {
        final HourEntryId id;
        final VolunteerId volunteer;
        final @Nullable ActivityId activity;
        final List<Standing> standings = new ArrayList<>();

        private Entry(HoursDrafted drafted) {
            id = drafted.hourEntry();
            volunteer = drafted.volunteer();
            activity = drafted.activity();
        }

        Standing now() {
            return standings.getLast();
        }

        List<Long> events() {
            return standings.stream().map(Standing::position).toList();
        }

        /** What was known of it before a position and an instant; nothing before it was written down. */
        Stream<Standing> known(long before, Instant until) {
            return standings.stream()
                    .filter(standing -> standing.position() < before
                            && standing.recordedAt().isBefore(until))
                    .max(Comparator.comparing(Standing::position))
                    .stream();
        }
    }

    Collection<Entry> all() {
        return entries.values();
    }

    List<Entry> of(VolunteerId volunteer) {
        return entries.values().stream()
                .filter(entry -> entry.volunteer.equals(volunteer))
                .toList();
    }

    /** The approved ones among them, as they stand now. */
    static List<Standing> approved(Collection<Entry> entries) {
        return entries.stream().map(Entry::now).filter(Standing::isApproved).toList();
    }

    static long minutes(Collection<Standing> standings) {
        return standings.stream().mapToLong(Standing::minutes).sum();
    }

    static List<Long> events(Collection<Entry> entries) {
        return entries.stream().flatMap(entry -> entry.events().stream()).toList();
    }

    void on(Fact fact) {
        if (!(fact.event() instanceof HourEntryEvent event)) {
            return;
        }
        if (event instanceof HoursDrafted drafted) {
            entries.put(drafted.hourEntry(), new Entry(drafted));
        }
        Entry entry = entries.get(event.hourEntry());
        if (entry == null) {
            return; // it was written down later than is asked for
        }
        entry.standings.add(
                switch (event) {
                    case HoursDrafted it ->
                        new Standing(fact.position(), fact.recordedAt(), "DRAFT", it.start(), it.end(), it.minutes());
                    case HoursSubmitted it ->
                        new Standing(
                                fact.position(), fact.recordedAt(), "SUBMITTED", it.start(), it.end(), it.minutes());
                    case HoursCorrected it ->
                        new Standing(
                                fact.position(), fact.recordedAt(), "SUBMITTED", it.start(), it.end(), it.minutes());
                    case HoursApproved it -> same(entry, fact, "APPROVED");
                    case HoursRejected it -> same(entry, fact, "REJECTED");
                    case ApprovalRevoked it -> same(entry, fact, "SUBMITTED");
                });
    }

    private static Standing same(Entry entry, Fact fact, String status) {
        Standing before = entry.now();
        return new Standing(fact.position(), fact.recordedAt(), status, before.start(), before.end(), before.minutes());
    }
}
