package org.quartier.query.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.calendar.FeedText;
import tools.jackson.databind.json.JsonMapper;

/** Entries as schema.org events (JSON-LD, R-77). */
final class JsonLdFeed {

    private static final String VOCABULARY = "https://schema.org";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonLdFeed() {}

    record Document(
            @JsonProperty("@context") String context,
            @JsonProperty("@graph") List<Event> graph) {}

    /**
     * One event.
     *
     * @param startDate with offset, or a date alone for whole days; cancelled and postponed ones keep it
     * @param previousStartDate of one that was moved
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(
            @JsonProperty("@type") String type,
            @JsonProperty("@id") String id,
            String name,
            @Nullable String description,
            String startDate,
            @Nullable String previousStartDate,
            @Nullable String endDate,
            String eventStatus,
            @Nullable String eventAttendanceMode,
            @Nullable List<Location> location,
            Organizer organizer) {}

    /** A place, or an address on the web. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Location(
            @JsonProperty("@type") String type,
            @Nullable String name,
            @Nullable String url) {}

    record Organizer(@JsonProperty("@type") String type, String name) {}

    /** The feed's text; {@code <} is escaped, so that it can stand in a page's script element. */
    static String of(String name, List<Entry> entries) {
        Organizer organizer = new Organizer("Organization", FeedText.line(name));
        Document document = new Document(
                VOCABULARY,
                entries.stream().map(entry -> event(entry, organizer)).toList());
        return JSON.writeValueAsString(document).replace("<", "\\u003c");
    }

    private static Event event(Entry entry, Organizer organizer) {
        List<Location> locations = locations(entry);
        String description = EntryText.description(entry);
        return new Event(
                "Event",
                "urn:uuid:" + entry.activity(),
                FeedText.line(entry.title()),
                description.isEmpty() ? null : description,
                time(entry.slot().start(), entry),
                entry.previousStart() == null ? null : time(entry.previousStart(), entry),
                entry.slot().end() == null ? null : time(end(entry, entry.slot().end()), entry),
                VOCABULARY + "/" + status(entry),
                mode(locations),
                locations.isEmpty() ? null : locations,
                organizer);
    }

    private static List<Location> locations(Entry entry) {
        List<Location> locations = new ArrayList<>();
        String place = EntryText.location(entry);
        if (!place.isEmpty()) {
            locations.add(new Location("Place", place, null));
        }
        EntryText.link(entry)
                .map(URI::toString)
                .ifPresent(link -> locations.add(new Location("VirtualLocation", null, link)));
        return locations;
    }

    private static @Nullable String mode(List<Location> locations) {
        return switch (locations.size()) {
            case 0 -> null;
            case 1 ->
                VOCABULARY
                        + (locations.getFirst().url() == null
                                ? "/OfflineEventAttendanceMode"
                                : "/OnlineEventAttendanceMode");
            default -> VOCABULARY + "/MixedEventAttendanceMode";
        };
    }

    private static String status(Entry entry) {
        return switch (entry.state()) {
            case "CANCELLED" -> "EventCancelled";
            case "POSTPONED" -> "EventPostponed";
            default -> entry.previousStart() == null ? "EventScheduled" : "EventRescheduled";
        };
    }

    /** Whole days end with the last of them, where the slot says the first after it. */
    private static Instant end(Entry entry, Instant end) {
        ZoneId zone = entry.slot().zone();
        if (!entry.slot().allDay()) {
            return end;
        }
        LocalDate last = LocalDate.ofInstant(end, zone).minusDays(1);
        LocalDate first = entry.slot().day();
        return (last.isBefore(first) ? first : last).atStartOfDay(zone).toInstant();
    }

    private static String time(Instant instant, Entry entry) {
        return entry.slot().allDay()
                ? LocalDate.ofInstant(instant, entry.slot().zone()).toString()
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        instant.atZone(entry.slot().zone()));
    }
}
