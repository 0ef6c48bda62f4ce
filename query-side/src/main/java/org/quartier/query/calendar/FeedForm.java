package org.quartier.query.calendar;

import java.util.Arrays;
import java.util.List;
import org.quartier.kernel.id.OrganisationId;
import org.springframework.http.MediaType;

/** In what form entries go out into the world. Not one of them holds a person's name. */
enum FeedForm {
    ICALENDAR("text/calendar") {
        @Override
        String of(OrganisationId organisation, String name, List<Entry> entries) {
            return ICalendarFeed.of(name, entries);
        }
    },
    ATOM("application/atom+xml") {
        @Override
        String of(OrganisationId organisation, String name, List<Entry> entries) {
            return AtomFeed.of(organisation, name, entries);
        }
    },
    JSON_LD("application/ld+json") {
        @Override
        String of(OrganisationId organisation, String name, List<Entry> entries) {
            return JsonLdFeed.of(name, entries);
        }
    };

    /** The media types, the one preferred first. */
    static final List<MediaType> TYPES =
            Arrays.stream(values()).map(FeedForm::type).toList();

    private final MediaType type;

    FeedForm(String type) {
        this.type = MediaType.parseMediaType(type);
    }

    static FeedForm of(MediaType type) {
        return values()[TYPES.indexOf(type)];
    }

    MediaType type() {
        return type;
    }

    /** The feed's text. */
    abstract String of(OrganisationId organisation, String name, List<Entry> entries);
}
