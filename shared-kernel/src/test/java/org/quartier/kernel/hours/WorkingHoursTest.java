package org.quartier.kernel.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.kernel.value.OutOfHours;
import org.quartier.kernel.value.OutOfHours.Why;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.WeeklyTime;

class WorkingHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<WeeklyTime> NINE_TO_SIX = Stream.of(
                    DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)
            .map(day -> new WeeklyTime(day, LocalTime.of(9, 0), LocalTime.of(18, 0)))
            .toList();

    private final WorkingHours weekdays = new WorkingHours("NW", "Münster", BERLIN, NINE_TO_SIX);
    private final WorkingHours anyTime = new WorkingHours("NW", "Münster", BERLIN, List.of());

    private static TimeSlot slot(String start, String end) {
        return new TimeSlot(
                LocalDateTime.parse(start).atZone(BERLIN).toInstant(),
                LocalDateTime.parse(end).atZone(BERLIN).toInstant(),
                BERLIN,
                false);
    }

    @ParameterizedTest(name = "Tuesday {0} to {1}: {2} minutes out of hours")
    @CsvSource({
        "09:00, 18:00, 0",
        "17:00, 18:00, 0",
        "17:00, 18:01, 1",
        "08:59, 10:00, 1",
        "18:00, 20:00, 120",
        "08:00, 19:00, 120",
    })
    @DisplayName("R-09 working hours are half-open: what ends with them touches and is within")
    void touching(String from, String to, int minutes) {
        assertThat(weekdays.outside(slot("2026-05-05T" + from, "2026-05-05T" + to))
                        .map(OutOfHours::minutes)
                        .orElse(0))
                .isEqualTo(minutes);
    }

    @Test
    @DisplayName("R-09 what only begins when the working hours end is out of hours, also without a length")
    void aMoment() {
        assertThat(weekdays.outside(slot("2026-05-05T18:00", "2026-05-05T18:00")))
                .contains(new OutOfHours(Why.OUTSIDE_WORKING_HOURS, 0));
        assertThat(weekdays.outside(slot("2026-05-05T17:59", "2026-05-05T17:59")))
                .isEmpty();
    }

    @ParameterizedTest(name = "Saturday 22:00 to {0}: {1}")
    @CsvSource({"2026-05-09T23:59, 0", "2026-05-10T00:00, 0", "2026-05-10T00:01, 1"})
    @DisplayName("R-09 a Sunday begins at midnight, not a minute before")
    void sunday(String end, int minutes) {
        assertThat(anyTime.outside(slot("2026-05-09T22:00", end)))
                .isEqualTo(
                        minutes == 0
                                ? java.util.Optional.empty()
                                : java.util.Optional.of(new OutOfHours(Why.SUNDAY, minutes)));
    }

    @ParameterizedTest(name = "{0} in {1}, {2}: {3}")
    @CsvSource({
        "2026-06-04, NW, Münster, true", // Corpus Christi
        "2026-06-04, BE, Berlin, false",
        "2026-08-08, BY, Augsburg, true", // the peace of Augsburg
        "2026-08-08, BY, München, false",
        "2026-08-08, NW, Augsburg, false",
        "2026-10-31, NI, Hannover, true", // Reformation Day
        "2026-10-31, NW, Münster, false",
        "2026-12-25, NW, Münster, true",
        "2026-12-24, NW, Münster, false",
    })
    @DisplayName("R-09 public holidays are those of the federal state, and of a city with its own")
    void holidays(LocalDate day, String state, String municipality, boolean free) {
        WorkingHours hours = new WorkingHours(state, municipality, BERLIN, List.of());
        assertThat(hours.on(day).isEmpty()).isEqualTo(free);
        assertThat(hours.outside(slot(day + "T10:00", day + "T12:00")).map(OutOfHours::why))
                .isEqualTo(free ? java.util.Optional.of(Why.PUBLIC_HOLIDAY) : java.util.Optional.empty());
    }

    @Test
    @DisplayName("R-09 a quarter without named hours works at any time but on Sundays and public holidays")
    void withoutHours() {
        assertThat(anyTime.outside(slot("2026-05-05T03:00", "2026-05-05T23:00")))
                .isEmpty();
        assertThat(weekdays.outside(slot("2026-05-09T10:00", "2026-05-09T12:00")))
                .contains(new OutOfHours(Why.OUTSIDE_WORKING_HOURS, 120));
    }

    @Test
    @DisplayName("R-09 the zone of the quarter counts, also in the night in which the clocks change")
    void clocksChange() {
        assertThat(anyTime.outside(slot("2026-10-24T22:00", "2026-10-25T04:00")))
                .contains(new OutOfHours(Why.SUNDAY, 5 * 60));
        assertThat(anyTime.outside(slot("2026-03-28T22:00", "2026-03-29T04:00")))
                .contains(new OutOfHours(Why.SUNDAY, 3 * 60));
    }

    @Test
    @DisplayName("R-09 of whole days only the days count, and what lasts for years is judged by its first one")
    void wholeDaysAndYears() {
        TimeSlot weekend = slot("2026-05-09T00:00", "2026-05-11T00:00");
        assertThat(weekdays.outside(new TimeSlot(weekend.start(), weekend.end(), BERLIN, true)))
                .contains(new OutOfHours(Why.SUNDAY, 0));
        assertThat(weekdays.outside(slot("2000-01-01T00:00", "9999-01-01T00:00"))
                        .orElseThrow()
                        .minutes())
                .isLessThan(366 * 24 * 60);
    }

    @Test
    @DisplayName("R-09 weekly times that overlap or touch are one")
    void joined() {
        WorkingHours split = new WorkingHours(
                "NW",
                "Münster",
                BERLIN,
                List.of(
                        new WeeklyTime(DayOfWeek.TUESDAY, LocalTime.of(13, 0), LocalTime.of(18, 0)),
                        new WeeklyTime(DayOfWeek.TUESDAY, LocalTime.of(9, 0), LocalTime.of(13, 0)),
                        new WeeklyTime(DayOfWeek.TUESDAY, LocalTime.of(10, 0), LocalTime.of(11, 0))));
        assertThat(split.outside(slot("2026-05-05T09:00", "2026-05-05T18:00"))).isEmpty();
        assertThat(split.on(LocalDate.of(2026, 5, 5))).hasSize(1);
    }
}
