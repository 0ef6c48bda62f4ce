package org.quartier.kernel.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import org.quartier.kernel.value.TimeSlot;

/** Slots as iCalendar has them: days where days are meant, else local times with their zone (RFC 5545). */
public final class FeedTimes {

    private FeedTimes() {}

    /** The zones that slots refer to, each once. */
    public static List<VTimeZone> zones(Stream<TimeSlot> slots) {
        return slots.filter(slot -> !slot.allDay())
                .map(TimeSlot::zone)
                .distinct()
                .sorted(Comparator.comparing(ZoneId::getId))
                .flatMap(zone -> FeedZones.of(zone).stream())
                .toList();
    }

    /** Start and end; no end where none is known. */
    public static List<Property> of(TimeSlot slot) {
        List<Property> properties = new ArrayList<>();
        times(slot, properties);
        return properties;
    }

    private static void times(TimeSlot slot, List<Property> properties) {
        Instant end = slot.end();
        if (slot.allDay()) {
            LocalDate last = end == null ? slot.day() : LocalDate.ofInstant(end, slot.zone());
            properties.add(new DtStart<>(slot.day()));
            if (last.isAfter(slot.day())) {
                properties.add(new DtEnd<>(last));
            }
            return;
        }
        boolean local = FeedZones.of(slot.zone()).isPresent()
                && isFirst(slot.start(), slot.zone())
                && (end == null || isFirst(end, slot.zone()));
        properties.add(local ? new DtStart<>(slot.start().atZone(slot.zone())) : new DtStart<>(slot.start()));
        if (end != null && end.isAfter(slot.start())) {
            properties.add(local ? new DtEnd<>(end.atZone(slot.zone())) : new DtEnd<>(end));
        }
    }

    /** Whether the local time means this instant: in the hour that comes twice it means the first (section 3.3.5). */
    private static boolean isFirst(Instant instant, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        return rules.getValidOffsets(local).getFirst().equals(rules.getOffset(instant));
    }
}
