package org.quartier.query.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.query.Given.BERLIN;
import static org.quartier.query.Given.at;
import static org.quartier.query.Given.slot;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.value.TimeSlot;

/** The text of a feed. The first test leaves one in {@code target/feed.ics}, to be read by calendar programs. */
class ICalendarFeedTest {

    private static final TimeSlot MAY_5 = slot("2026-05-05T18:00", "2026-05-05T20:00");
    private static final String LONG =
            "Äpfel, Birnen; 🎉 und \\ Nüsse – ".repeat(2_100).substring(0, 64 << 10);

    @Test
    @DisplayName("R-76 a feed of everything awkward is valid, folded at 75 octets on character boundaries")
    void awkward() throws IOException, ParserException {
        List<Entry> entries = List.of(
                entry("umlauts", "Frühlingsfest für Groß & Klein, mit Äpfeln; 🎉👩‍👩‍👧‍👦", null, MAY_5, "PUBLISHED"),
                entry("long", "Ü".repeat(200), LONG, MAY_5, "PUBLISHED"),
                entry(
                        "injected",
                        "Café\r\nEND:VEVENT\r\nBEGIN:VALARM\nX:1\rY:2\u2028Z:3\u0085\u000B\u0007",
                        "a\r\nBEGIN:VALARM\rb",
                        MAY_5,
                        "PUBLISHED"),
                entry(
                        "all-day",
                        "Stadtfest",
                        null,
                        new TimeSlot(at("2026-05-09T00:00"), at("2026-05-11T00:00"), BERLIN, true),
                        "PUBLISHED"),
                entry(
                        "one-day",
                        "Flohmarkt",
                        null,
                        new TimeSlot(at("2026-05-09T00:00"), null, BERLIN, true),
                        "PUBLISHED"),
                entry(
                        "open-end",
                        "Sprechstunde",
                        null,
                        new TimeSlot(at("2026-05-05T09:00"), null, BERLIN, false),
                        "PUBLISHED"),
                entry("winter", "Winter", null, slot("2026-12-05T18:00", "2026-12-05T20:00"), "PUBLISHED"),
                entry("cancelled", "Abgesagt", null, MAY_5, "CANCELLED"),
                entry("postponed", "Verschoben", null, MAY_5, "POSTPONED"));
        String feed = ICalendarFeed.of("Träger, e.V.\r\nX-EVIL:1", entries);
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/feed.ics"), feed);

        assertThat(feed).doesNotContainPattern("(?<!\r)\n").doesNotContainPattern("\r(?!\n)");
        for (String line : feed.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
            assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(line);
            assertThat(line).doesNotMatch("(BEGIN|END):VALARM.*|[XYZ](-EVIL)?:.*");
        }
        Calendar read = new CalendarBuilder().build(new StringReader(feed));
        assertThat(read.validate(true).hasErrors())
                .as(read.validate(true).toString())
                .isFalse();
        assertThat(read.getComponents("VEVENT")).hasSize(entries.size());
        assertThat(event(read, "long").getDescription().getValue()).isEqualTo(LONG.strip());
        assertThat(event(read, "umlauts").getSummary().getValue())
                .isEqualTo(entries.getFirst().title());
        assertThat(event(read, "injected").getSummary().getValue())
                .isEqualTo("Café END:VEVENT BEGIN:VALARM X:1 Y:2 Z:3");
        assertThat(event(read, "injected").getAlarms()).isEmpty();
    }

    @Test
    @DisplayName("R-76 days are dates, an unknown end is no DTEND, cancelled and postponed say so")
    void times() {
        String days = vevent(new TimeSlot(at("2026-05-09T00:00"), at("2026-05-11T00:00"), BERLIN, true));
        assertThat(days).contains("DTSTART;VALUE=DATE:20260509\r\n", "DTEND;VALUE=DATE:20260511\r\n");
        assertThat(vevent(new TimeSlot(at("2026-05-09T00:00"), null, BERLIN, true)))
                .doesNotContain("DTEND");
        assertThat(vevent(new TimeSlot(at("2026-05-05T09:00"), null, BERLIN, false)))
                .contains("DTSTART;TZID=Europe/Berlin:20260505T090000\r\n")
                .doesNotContain("DTEND");
    }

    @Test
    void theHourThatComesTwiceIsToldApart() {
        Instant first = Instant.parse("2026-10-25T00:30:00Z");
        Instant second = Instant.parse("2026-10-25T01:30:00Z");
        assertThat(vevent(new TimeSlot(first, null, BERLIN, false)))
                .contains("DTSTART;TZID=Europe/Berlin:20261025T023000");
        assertThat(vevent(new TimeSlot(second, null, BERLIN, false))).contains("DTSTART:20261025T013000Z");
    }

    @Test
    void eachZoneIsDefinedUnderItsOwnNameAndABareOffsetIsUtc() {
        for (String zone : List.of("Europe/Berlin", "Europe/Busingen", "America/New_York", "Atlantic/Azores")) {
            String feed = feed(new TimeSlot(MAY_5.start(), MAY_5.end(), ZoneId.of(zone), false));
            assertThat(feed).contains("TZID:" + zone + "\r\n", "DTSTART;TZID=" + zone + ":");
        }
        assertThat(feed(new TimeSlot(MAY_5.start(), null, ZoneId.of("+05:00"), false)))
                .contains("DTSTART:20260505T160000Z")
                .doesNotContain("VTIMEZONE");
    }

    private static VEvent event(Calendar calendar, String uid) {
        return calendar.<VEvent>getComponents("VEVENT").stream()
                .filter(event -> event.getUid().orElseThrow().getValue().equals(uid))
                .findFirst()
                .orElseThrow();
    }

    private static String vevent(TimeSlot slot) {
        String feed = feed(slot);
        return feed.substring(feed.indexOf("BEGIN:VEVENT"));
    }

    private static String feed(TimeSlot slot) {
        return ICalendarFeed.of("Demo", List.of(entry("one", "One", null, slot, "PUBLISHED")));
    }

    private static Entry entry(String uid, String title, String description, TimeSlot slot, String state) {
        return new Entry(
                UUID.randomUUID(),
                uid,
                UUID.randomUUID(),
                "WORKSHOP",
                title,
                description,
                null,
                "Bürgerhaus, Süd",
                null,
                "Blauer Raum",
                "am Eingang",
                "https://treffen.example/räume?a=1;b=2",
                "mailto:buero@quartier.example",
                "PUBLIC",
                slot,
                state,
                false,
                null,
                null,
                2,
                null,
                Instant.parse("2026-04-01T10:00:00Z"),
                7);
    }
}
