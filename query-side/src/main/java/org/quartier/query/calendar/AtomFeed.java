package org.quartier.query.calendar;

import com.rometools.rome.feed.synd.SyndCategoryImpl;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.feed.synd.SyndPersonImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartier.kernel.calendar.FeedText;
import org.quartier.kernel.id.OrganisationId;

/**
 * Entries as an Atom feed (RFC 4287): what was said last comes first. Its readers are residents, so the words are German.
 */
final class AtomFeed {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.FULL, FormatStyle.SHORT)
            .withLocale(Locale.GERMANY);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(Locale.GERMANY);

    private AtomFeed() {}

    /**
     * The feed's text.
     *
     * @param name who speaks: the author of the feed and of every entry
     * @param address of the feed; the same calendar is beside it in other forms
     */
    static String of(OrganisationId organisation, String name, URI address, List<Entry> entries) {
        List<SyndPerson> author = List.of(author(name));
        SyndFeedImpl feed = new SyndFeedImpl();
        feed.setFeedType("atom_1.0");
        feed.setEncoding("UTF-8");
        feed.setUri("urn:quartier:calendar:" + URLEncoder.encode(organisation.value(), StandardCharsets.UTF_8));
        feed.setTitle(text(name));
        feed.setAuthors(author);
        feed.setLinks(List.of(
                link("self", address, "application/atom+xml"),
                link("alternate", in(address, "ics"), "text/calendar"),
                link("alternate", in(address, "jsonld"), "application/ld+json")));
        feed.setPublishedDate(Date.from(entries.stream()
                .map(Entry::revisedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH)));
        feed.setEntries(entries.stream()
                .sorted(Comparator.comparing(Entry::revisedAt).reversed().thenComparing(Entry::activity))
                .map(entry -> entry(entry, author))
                .toList());
        try {
            return new SyndFeedOutput().outputString(feed);
        } catch (FeedException e) {
            throw new IllegalStateException("a feed without anything unusual could not be written", e);
        }
    }

    private static SyndPerson author(String name) {
        SyndPerson author = new SyndPersonImpl();
        author.setName(text(name));
        return author;
    }

    private static SyndLink link(String relation, URI address, String type) {
        SyndLink link = new SyndLinkImpl();
        link.setRel(relation);
        link.setHref(address.toString());
        link.setType(type);
        return link;
    }

    private static URI in(URI address, String form) {
        return URI.create(address.toString().replaceFirst("\\.atom(?=$|\\?)", "." + form));
    }

    private static SyndEntry entry(Entry entry, List<SyndPerson> author) {
        SyndEntryImpl made = new SyndEntryImpl();
        made.setUri("urn:uuid:" + entry.activity());
        made.setTitle(text(entry.title()));
        made.setAuthors(author);
        made.setUpdatedDate(Date.from(entry.revisedAt()));
        EntryText.link(entry).ifPresent(link -> made.setLink(link.toString()));
        SyndCategoryImpl kind = new SyndCategoryImpl();
        kind.setName(entry.kind());
        made.setCategories(List.of(kind));
        SyndContent content = new SyndContentImpl();
        content.setType("text");
        content.setValue(
                text(Stream.of(status(entry), when(entry), EntryText.location(entry), EntryText.description(entry))
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n"))));
        made.setContents(List.of(content));
        return made;
    }

    private static String status(Entry entry) {
        return switch (entry.state()) {
            case "CANCELLED" -> "Abgesagt";
            case "POSTPONED" -> "Verschoben, ein neuer Termin steht noch nicht fest";
            default -> entry.previousStart() == null ? "" : "Verlegt";
        };
    }

    private static String when(Entry entry) {
        ZonedDateTime start = entry.slot().start().atZone(entry.slot().zone());
        return entry.slot().allDay() ? DAY.format(start) : WHEN.format(start) + " Uhr";
    }

    /** Without the characters that no XML may hold (XML 1.0, section 2.2) and that {@link FeedText} leaves. */
    private static String text(String text) {
        return FeedText.lines(text).replaceAll("[\\uFFFE\\uFFFF]", "");
    }
}
