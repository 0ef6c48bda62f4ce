package org.quartier.query.calendar;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.calendar.FeedText;

/** What is said of an entry in every feed. */
final class EntryText {

    private EntryText() {}

    /** Where it is: venue, room and place, as far as they are known; empty where none is. */
    static String location(Entry entry) {
        return Stream.of(entry.venueName(), entry.roomName(), entry.place())
                .filter(text -> text != null && !text.isBlank())
                .map(FeedText::line)
                .collect(Collectors.joining(", "));
    }

    /** Its online link, if that is one. */
    static Optional<URI> link(Entry entry) {
        return FeedText.link(entry.onlineLink());
    }

    /** Its description, with the online link where that is none; empty where there is neither. */
    static String description(Entry entry) {
        @Nullable String noLink = link(entry).isPresent() ? null : entry.onlineLink();
        return Stream.of(FeedText.lines(entry.description()), FeedText.lines(noLink))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }
}
