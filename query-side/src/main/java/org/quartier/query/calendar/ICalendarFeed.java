package org.quartier.query.calendar;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.quartier.kernel.calendar.FeedText;
import org.quartier.kernel.calendar.FeedTimes;

/** Entries as iCalendar (RFC 5545, R-76). No person's name is among what it writes. */
final class ICalendarFeed {

    private static final Duration REFRESH = Duration.ofHours(1);
    private static final Pattern ADDRESS = Pattern.compile("(?:mailto:)?([\\w.+-]{1,64}@[\\w.-]{1,190})");

    private ICalendarFeed() {}

    /** The feed's text, folded, with CRLF. */
    static String of(String name, List<Entry> entries) {
        List<Property> head = List.of(
                new ProdId("-//Quartier//Quartier//EN"),
                ImmutableVersion.VERSION_2_0,
                ImmutableCalScale.GREGORIAN,
                new Name(FeedText.line(name)),
                new XProperty("X-WR-CALNAME", FeedText.line(name)),
                new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH),
                new XProperty("X-PUBLISHED-TTL", REFRESH.toString()));
        List<CalendarComponent> components = new ArrayList<>();
        components.addAll(FeedTimes.zones(entries.stream().map(Entry::slot)));
        entries.forEach(entry -> components.add(event(entry)));
        return FeedText.fold(new Calendar(new PropertyList(head), new ComponentList<>(components)).toString());
    }

    private static VEvent event(Entry entry) {
        List<Property> properties = new ArrayList<>();
        properties.add(new Uid(FeedText.line(entry.uid())));
        properties.add(new DtStamp(entry.revisedAt()));
        properties.add(new LastModified(entry.revisedAt()));
        properties.add(new Sequence(entry.sequence()));
        properties.addAll(FeedTimes.of(entry.slot()));
        properties.add(new Summary(FeedText.line(entry.title())));
        properties.add(status(entry.state()));
        properties.add(new Categories(entry.kind()));
        EntryText.link(entry).map(Url::new).ifPresent(properties::add);
        String description = EntryText.description(entry);
        if (!description.isEmpty()) {
            properties.add(new Description(description));
        }
        String location = EntryText.location(entry);
        if (!location.isEmpty()) {
            properties.add(new Location(location));
        }
        organizer(entry.organiser()).ifPresent(properties::add);
        return new VEvent(new PropertyList(properties));
    }

    private static Status status(String state) {
        return switch (state) {
            case "CANCELLED" -> ImmutableStatus.VEVENT_CANCELLED;
            case "POSTPONED" -> ImmutableStatus.VEVENT_TENTATIVE;
            default -> ImmutableStatus.VEVENT_CONFIRMED;
        };
    }

    /** Only where the organiser is an address: a name alone is not allowed there (section 3.8.4.3). */
    private static Optional<Organizer> organizer(@org.jspecify.annotations.Nullable String text) {
        Matcher address = ADDRESS.matcher(text == null ? "" : text.strip());
        return address.matches()
                ? Optional.of(new Organizer(URI.create("mailto:" + address.group(1))))
                : Optional.empty();
    }
}
