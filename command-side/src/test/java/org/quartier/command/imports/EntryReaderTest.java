package org.quartier.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quartier.command.imports.CalendarFileTest.calendar;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.command.ImportedActivities.Entry;
import org.quartier.command.ImportedActivities.Status;
import org.quartier.command.imports.CalendarFile.RawEntry;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.Visibility;

class EntryReaderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String CAFE = "UID:cafe\r\nSUMMARY:Repair café\r\n";

    private final EntryReader reader = new EntryReader(QuarterId.next(), BERLIN);

    @Test
    void everyEntryOfARealCalendarIsRead() throws Exception {
        List<Entry> entries = new ArrayList<>();
        byte[] file = Files.readAllBytes(CalendarFileTest.SEASON.resolve("events-earlier.ics"));
        for (RawEntry raw : CalendarFile.entries(file, StandardCharsets.UTF_8)) {
            entries.add(reader.read(raw));
        }

        assertThat(entries).hasSize(193).allMatch(entry -> entry.organiser() != null && entry.contact() != null);
        assertThat(entries).filteredOn(entry -> entry.slot().allDay()).hasSize(10);
        assertThat(entries).filteredOn(entry -> entry.slot().end() == null).hasSize(15);
        Entry service = entries.getFirst();
        assertThat(service.place()).isEqualTo("Markuskirche, Münster-Coerde, Münster-Coerde");
        assertThat(service.organiser()).isEqualTo("Ev. Andreas-Kirchengemeinde Münster-Coerde");
        assertThat(service.contact()).isEqualTo("https://www.andreas-kirchengemeinde-muenster.de/");
        assertThat(service.slot()).isEqualTo(new TimeSlot(at("2026-08-09T09:00:00Z"), null, BERLIN, false));
    }

    @Test
    void equalStartAndEndMeansNoKnownEnd() throws Exception {
        assertThat(slot("DTSTART:20260801T100000\r\nDTEND:20260801T100000").end())
                .isNull();
        assertThat(slot("DTSTART:20260801T100000").end()).isNull();
    }

    @Test
    void allDayWithEqualStartAndEndMeansThatDay() throws Exception {
        TimeSlot day = new TimeSlot(at("2026-07-31T22:00:00Z"), at("2026-08-01T22:00:00Z"), BERLIN, true);

        assertThat(slot("DTSTART;VALUE=DATE:20260801\r\nDTEND;VALUE=DATE:20260801"))
                .isEqualTo(day);
        assertThat(slot("DTSTART;VALUE=DATE:20260801\r\nDTEND;VALUE=DATE:20260802"))
                .isEqualTo(day);
        assertThat(slot("DTSTART;VALUE=DATE:20260801")).isEqualTo(day);
        assertThat(slot("DTSTART;VALUE=DATE:20260801\r\nDURATION:P1D")).isEqualTo(day);
    }

    @Test
    void theZoneIsThatOfTheStartOrElseTheQuarters() throws Exception {
        assertThat(slot("DTSTART:20260801T100000Z"))
                .isEqualTo(new TimeSlot(at("2026-08-01T10:00:00Z"), null, BERLIN, false));
        assertThat(slot("DTSTART:20260801T100000"))
                .isEqualTo(new TimeSlot(at("2026-08-01T08:00:00Z"), null, BERLIN, false));
        assertThat(slot("DTSTART;TZID=Europe/London:20260801T100000\r\nDTEND:20260801T100000Z"))
                .isEqualTo(new TimeSlot(at("2026-08-01T09:00:00Z"), at("2026-08-01T10:00:00Z"), LONDON, false));
        assertThat(slot("DTSTART;TZID=\"W. Europe Standard Time\":20260801T100000")
                        .zone())
                .isEqualTo(BERLIN);
        assertThat(slot("DTSTART;TZID=/mozilla.org/20050126_1/Europe/London:20260801T100000")
                        .zone())
                .isEqualTo(LONDON);
    }

    @Test
    void aDurationIsAnEndToo() throws Exception {
        TimeSlot slot = slot("DTSTART:20260801T100000\r\nDURATION:PT1H30M");

        assertThat(Duration.between(slot.start(), slot.endOrStart())).hasMinutes(90);
    }

    @Test
    @DisplayName("R-03 a local time that does not exist moves forward by the gap")
    void theMissingHour() throws Exception {
        assertThat(slot("DTSTART:20260329T023000").start()).isEqualTo(at("2026-03-29T01:30:00Z"));
    }

    @Test
    void textsAreUnescapedOnce() throws Exception {
        Entry entry = read(CAFE + "DTSTART:20260801T100000\r\nDESCRIPTION:a\\, b\\; c\\nd \\\\n e: \"f\" = g");

        assertThat(entry.description()).isEqualTo("a, b; c\nd \\n e: \"f\" = g");
    }

    @Test
    void theOrganiserIsOrganizersNameNeverItsAddress() throws Exception {
        String start = CAFE + "DTSTART:20260801T100000\r\n";

        assertThat(read(start + "ORGANIZER;CN=\"AWO: Coerde\";ROLE=CHAIR:mailto:x@example.org")
                        .organiser())
                .isEqualTo("AWO: Coerde");
        assertThat(new EntryReader(QuarterId.next(), BERLIN)
                        .read(raw(start + "ORGANIZER:mailto:x@example.org"))
                        .organiser())
                .isNull();
    }

    @Test
    void whatIsMarkedAsPrivateIsInternal() throws Exception {
        assertThat(read(CAFE + "DTSTART:20260801T100000\r\nCLASS:PRIVATE").visibility())
                .isEqualTo(Visibility.INTERNAL);
    }

    @Test
    void anEntryIsConfirmedUnlessItSaysOtherwise() throws Exception {
        assertThat(read(CAFE + "DTSTART:20260801T100000").status()).isEqualTo(Status.CONFIRMED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        SUMMARY:x~DTSTART:20260801T100000                            | has no UID of 1 to 500 characters
        UID:a~SUMMARY:x                                              | has no DTSTART
        UID:a~DTSTART:20260801T100000                                | has no SUMMARY
        UID:a~SUMMARY:x~DTSTART:20260230T100000                      | DTSTART is not a date or time
        UID:a~SUMMARY:x~DTSTART:tomorrow                             | DTSTART is not a date or time
        UID:a~SUMMARY:x~DTSTART:99991231T100000                      | DTSTART is not in the years 1900 to 2199
        UID:a~SUMMARY:x~DTSTART:20260801T100000~DTEND:20260801T095959| ends before it starts
        UID:a~SUMMARY:x~DTSTART:20260801~DTEND:20260731              | ends before it starts
        UID:a~SUMMARY:x~DTSTART:20260801T100000~DURATION:-PT1H       | ends before it starts
        UID:a~SUMMARY:x~DTSTART:20260801T100000~DURATION:long        | DURATION is not a duration
        UID:a~SUMMARY:x~DTSTART:20260801T100000~DURATION:P99999999D  | DURATION ends after the year 2199
        UID:a~SUMMARY:x~DTSTART;TZID=Mars:20260801T100000            | DTSTART has a TZID that is unknown
        UID:a~SUMMARY:x~DTSTART;TZID:20260801T100000                 | DTSTART cannot be read
        UID:a~SUMMARY:x~DTSTART:20260801T100000~STATUS:MAYBE         | STATUS is none of CONFIRMED, TENTATIVE and CANCELLED
        """)
    void whatCannotBeTakenSaysWhy(String lines, String why) {
        assertThatThrownBy(() -> read(lines.replace("~", "\r\n")))
                .isInstanceOf(UnreadableEntry.class)
                .hasMessage(why);
    }

    @Test
    void aSeriesIsRefusedClearly() {
        assertThatThrownBy(() -> read(CAFE + "DTSTART:20260801T100000\r\nRRULE:FREQ=WEEKLY"))
                .hasMessageContaining("series cannot be imported yet");
    }

    @Test
    void aTitleHasAtMostTwoHundredCharacters() throws Exception {
        String start = "UID:a\r\nDTSTART:20260801T100000\r\nSUMMARY:";

        assertThat(read(start + "x".repeat(200)).title()).hasSize(200);
        assertThatThrownBy(() -> new EntryReader(QuarterId.next(), BERLIN).read(raw(start + "x".repeat(201))))
                .hasMessage("SUMMARY has 201 characters; at most 200 can be taken");
    }

    @Test
    void ofTwoEntriesWithTheSameUidTheSecondIsRefused() throws Exception {
        read(CAFE + "DTSTART:20260801T100000");

        assertThatThrownBy(() -> read(CAFE + "DTSTART:20260802T100000"))
                .hasMessage("has the UID of an entry before it");
    }

    private TimeSlot slot(String lines) throws UnreadableEntry {
        return new EntryReader(QuarterId.next(), BERLIN).read(raw(CAFE + lines)).slot();
    }

    private Entry read(String lines) throws UnreadableEntry {
        return reader.read(raw(lines));
    }

    private static RawEntry raw(String lines) {
        return CalendarFileTest.entries(calendar(lines)).getFirst();
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
