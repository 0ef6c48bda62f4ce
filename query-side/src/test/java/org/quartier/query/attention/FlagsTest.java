package org.quartier.query.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.query.attention.Flags.Flag;
import org.quartier.query.attention.Flags.Level;
import org.quartier.query.attention.Flags.What;

class FlagsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Two days after the clocks were set back. */
    private static final Instant START = at("2026-10-27T18:00");

    private static final Instant LONG_AGO = at("2026-01-01T10:00");

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static Upcoming published(@Nullable Integer minimum, int registered, boolean led) {
        return new Upcoming(
                UUID.randomUUID(),
                "Choir",
                START,
                BERLIN,
                LONG_AGO,
                minimum,
                registered,
                led,
                null,
                null,
                false,
                false,
                List.of());
    }

    private static String flags(Upcoming activity, String now) {
        return Flags.of(activity, at(now)).stream()
                .map(flag -> flag.what().rule() + " " + flag.level())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-10-20T17:59, ''",
        "2026-10-20T18:00, R-30 FLAGGED",
        "2026-10-25T17:59, R-30 FLAGGED",
        "2026-10-25T18:00, R-30 ESCALATED",
        "2026-10-27T17:59, R-30 ESCALATED",
        "2026-10-27T18:00, ''",
    })
    @DisplayName(
            "R-30 no accepted moderator is flagged from exactly seven days before, escalated from two, until the start")
    void noModerator(String now, String flags) {
        assertThat(flags(published(null, 0, false), now)).isEqualTo(flags);
        assertThat(flags(published(null, 0, true), now)).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1} of 5: {2}")
    @CsvSource({
        "2026-10-24T17:59, 4, ''",
        "2026-10-24T18:00, 4, R-10 FLAGGED",
        "2026-10-24T18:00, 5, ''",
        "2026-10-27T17:59, 0, R-10 FLAGGED",
        "2026-10-27T18:00, 0, ''",
    })
    @DisplayName("R-10 fewer than the minimum are flagged from three days before, and never more than flagged")
    void tooFew(String now, int registered, String flags) {
        assertThat(flags(published(5, registered, true), now)).isEqualTo(flags);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2026-10-13T17:59, ''", "2026-10-13T18:00, R-01 FLAGGED"})
    @DisplayName("R-01 an incomplete draft is flagged from fourteen days before; of drafts nothing else is")
    void drafts(String now, String flags) {
        Upcoming draft = new Upcoming(
                UUID.randomUUID(),
                "Choir",
                START,
                BERLIN,
                null,
                5,
                0,
                false,
                null,
                null,
                true,
                true,
                List.of("venue", "contact"));
        Upcoming complete = new Upcoming(
                UUID.randomUUID(), "Choir", START, BERLIN, null, 5, 0, false, null, null, true, true, List.of());
        assertThat(flags(draft, now)).isEqualTo(flags);
        assertThat(flags(complete, now)).isEmpty();
    }

    @Test
    @DisplayName("R-05 what lacks its room is flagged since it does, however far ahead it is")
    void venueOpen() {
        Instant since = at("2026-03-01T10:00");
        Upcoming open = new Upcoming(
                UUID.randomUUID(),
                "Choir",
                START,
                BERLIN,
                LONG_AGO,
                null,
                0,
                true,
                since,
                null,
                false,
                false,
                List.of());
        assertThat(Flags.of(open, at("2026-04-01T10:00")))
                .containsExactly(new Flag(What.VENUE_OPEN, Level.FLAGGED, since));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-05-01T10:00, 'R-09 FLAGGED, R-04 FLAGGED'",
        "2026-10-25T17:59, 'R-09 FLAGGED, R-04 FLAGGED'",
        "2026-10-25T18:00, 'R-09 ESCALATED, R-04 ESCALATED'",
        "2026-10-27T18:00, ''",
    })
    @DisplayName("R-09 R-04 who left and a room that another took are flagged at once, escalated from two days before")
    void amiss(String now, String flags) {
        Upcoming amiss = new Upcoming(
                UUID.randomUUID(), "Choir", START, BERLIN, LONG_AGO, null, 0, true, null, null, true, true, List.of());
        assertThat(flags(amiss, now)).isEqualTo(flags);
    }

    @Test
    @DisplayName("R-30 what is published later is flagged since then")
    void since() {
        Instant published = at("2026-10-22T09:00");
        Upcoming late = new Upcoming(
                UUID.randomUUID(),
                "Choir",
                START,
                BERLIN,
                published,
                null,
                0,
                false,
                null,
                null,
                false,
                false,
                List.of());
        assertThat(Flags.of(late, at("2026-10-23T10:00")))
                .containsExactly(new Flag(What.NO_MODERATOR, Level.FLAGGED, published));
        assertThat(Flags.of(late, at("2026-10-26T10:00")))
                .containsExactly(new Flag(What.NO_MODERATOR, Level.ESCALATED, at("2026-10-25T18:00")));
    }
}
