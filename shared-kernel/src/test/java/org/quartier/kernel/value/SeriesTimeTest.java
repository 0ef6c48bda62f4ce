package org.quartier.kernel.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clocks in Berlin go from 02:00 to 03:00 on 29 March 2026, and from 03:00 back to 02:00 on 25 October 2026. */
class SeriesTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0} {1} to {2} is {4} to {5}: {6}")
    @DisplayName("R-03 local time stays over daylight-saving changes; what does not exist moves forward by the gap")
    @CsvSource({
        "2026-03-28, 18:00, 20:00, 0, 2026-03-28T17:00:00Z, 2026-03-28T19:00:00Z, winter",
        "2026-03-29, 18:00, 20:00, 0, 2026-03-29T16:00:00Z, 2026-03-29T18:00:00Z, summer",
        "2026-10-24, 18:00, 20:00, 0, 2026-10-24T16:00:00Z, 2026-10-24T18:00:00Z, summer",
        "2026-10-25, 18:00, 20:00, 0, 2026-10-25T17:00:00Z, 2026-10-25T19:00:00Z, winter",
        "2026-03-29, 01:59, 03:00, 0, 2026-03-29T00:59:00Z, 2026-03-29T01:00:00Z, the last minute before the gap",
        "2026-03-29, 02:00, 04:00, 0, 2026-03-29T01:00:00Z, 2026-03-29T03:00:00Z, the first time in the gap is 03:00",
        "2026-03-29, 02:30, 02:45, 0, 2026-03-29T01:30:00Z, 2026-03-29T01:45:00Z, both in the gap",
        "2026-03-29, 02:59, 04:00, 0, 2026-03-29T01:59:00Z, 2026-03-29T03:00:00Z, the last time in the gap is 03:59",
        "2026-03-29, 03:00, 04:00, 0, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z, the first time after the gap",
        "2026-03-29, 01:00, 02:30, 0, 2026-03-29T00:00:00Z, 2026-03-29T01:30:00Z, the end alone in the gap is 03:30",
        "2026-03-28, 22:00, 04:00, 1, 2026-03-28T21:00:00Z, 2026-03-29T02:00:00Z, a night that is an hour shorter",
        "2026-10-24, 22:00, 04:00, 1, 2026-10-24T20:00:00Z, 2026-10-25T03:00:00Z, a night that is an hour longer",
        "2026-10-25, 01:59, 02:00, 0, 2026-10-24T23:59:00Z, 2026-10-25T00:00:00Z, the first 02:00",
        "2026-10-25, 02:00, 02:30, 0, 2026-10-25T00:00:00Z, 2026-10-25T00:30:00Z, of a time that comes twice the first",
        "2026-10-25, 02:59, 03:00, 0, 2026-10-25T00:59:00Z, 2026-10-25T02:00:00Z, the doubled hour is part of it",
        "2026-10-25, 03:00, 04:00, 0, 2026-10-25T02:00:00Z, 2026-10-25T03:00:00Z, after it"
    })
    void nights(LocalDate day, LocalTime start, LocalTime end, int nights, Instant from, Instant to, String what) {
        TimeSlot slot = new SeriesTime(start, end, nights, BERLIN).on(day);
        assertThat(slot).as(what).isEqualTo(new TimeSlot(from, to, BERLIN, false));
        assertThat(slot.isForward()).isTrue();
    }

    @Test
    @DisplayName("R-03 a slot is read as the clocks of its zone show it")
    void read() {
        TimeSlot slot = new TimeSlot(
                Instant.parse("2026-05-05T20:00:00Z"), Instant.parse("2026-05-06T00:30:00Z"), BERLIN, false);
        assertThat(SeriesTime.of(slot)).isEqualTo(new SeriesTime(LocalTime.of(22, 0), LocalTime.of(2, 30), 1, BERLIN));
    }

    @Test
    @DisplayName("R-03 what ends on the clocks before it starts is no time for a series, though it may be one for once")
    void backwards() {
        TimeSlot overTheDoubledHour = new TimeSlot(
                Instant.parse("2026-10-25T00:45:00Z"), Instant.parse("2026-10-25T01:15:00Z"), BERLIN, false);
        assertThat(SeriesTime.of(overTheDoubledHour).goesForward()).isFalse();
        assertThat(new SeriesTime(LocalTime.of(2, 0), LocalTime.of(2, 0), 0, BERLIN).goesForward())
                .isFalse();
        assertThat(new SeriesTime(LocalTime.of(2, 0), LocalTime.of(2, 0), 1, BERLIN).goesForward())
                .isTrue();
    }
}
