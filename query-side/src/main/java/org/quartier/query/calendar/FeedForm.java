package org.quartier.query.calendar;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.quartier.kernel.id.OrganisationId;
import org.springframework.http.MediaType;

/** In what form entries go out into the world. Not one of them holds a person's name. */
enum FeedForm {
    ICALENDAR("text/calendar", "ics") {
        @Override
        String of(OrganisationId organisation, String name, URI address, List<Entry> entries) {
            return ICalendarFeed.of(name, entries);
        }
    },
    ATOM("application/atom+xml", "atom") {
        @Override
        String of(OrganisationId organisation, String name, URI address, List<Entry> entries) {
            return AtomFeed.of(organisation, name, address, entries);
        }
    },
    JSON_LD("application/ld+json", "jsonld") {
        @Override
        String of(OrganisationId organisation, String name, URI address, List<Entry> entries) {
            return JsonLdFeed.of(name, entries);
        }
    };

    /** The media types, the one preferred first. */
    static final List<MediaType> TYPES =
            Arrays.stream(values()).map(FeedForm::type).toList();

    private final MediaType type;
    private final String suffix;

    FeedForm(String type, String suffix) {
        this.type = MediaType.parseMediaType(type);
        this.suffix = suffix;
    }

    static FeedForm of(MediaType type) {
        return values()[TYPES.indexOf(type)];
    }

    MediaType type() {
        return type;
    }

    /** How its address ends. */
    String suffix() {
        return suffix;
    }

    /**
     * The feed's text.
     *
     * @param address where it is, in the form asked for
     */
    abstract String of(OrganisationId organisation, String name, URI address, List<Entry> entries);
}
