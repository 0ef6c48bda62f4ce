package org.quartier.command.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.command.RuleViolation;
import org.quartier.kernel.value.SeriesTime;

class RecurrenceTest {

    /** 18:00 to 20:00 in Berlin. */
    private static final SeriesTime EVENING =
            new SeriesTime(LocalTime.of(18, 0), LocalTime.of(20, 0), 0, ZoneId.of("Europe/Berlin"));

    private static List<LocalDate> days(String rule, String first) {
        return Recurrence.of(rule).from(LocalDate.parse(first), EVENING);
    }

    @ParameterizedTest
    @DisplayName("R-02 COUNT, UNTIL, INTERVAL, BYDAY, monthly and yearly rules give the days of RFC 5545")
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY;COUNT=1 | 2026-05-05",
                "FREQ=WEEKLY;COUNT=3 | 2026-05-05 2026-05-12 2026-05-19",
                "FREQ=WEEKLY;UNTIL=20260519 | 2026-05-05 2026-05-12 2026-05-19",
                "FREQ=WEEKLY;UNTIL=20260518 | 2026-05-05 2026-05-12",
                "FREQ=WEEKLY;UNTIL=20260519T160000Z | 2026-05-05 2026-05-12 2026-05-19",
                "FREQ=WEEKLY;UNTIL=20260519T155959Z | 2026-05-05 2026-05-12",
                "FREQ=WEEKLY;UNTIL=20260519T180000 | 2026-05-05 2026-05-12 2026-05-19",
                "FREQ=WEEKLY;UNTIL=20260519T175959 | 2026-05-05 2026-05-12",
                "FREQ=WEEKLY;INTERVAL=2;COUNT=2 | 2026-05-05 2026-05-19",
                "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3 | 2026-05-05 2026-05-07 2026-05-12",
                "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=5 | 2026-05-05 2026-05-06 2026-05-07 2026-05-08 2026-05-11",
                "FREQ=MONTHLY;COUNT=2 | 2026-05-05 2026-06-05",
                "FREQ=MONTHLY;BYDAY=1TU;COUNT=3 | 2026-05-05 2026-06-02 2026-07-07",
                "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1;COUNT=3 | 2026-05-05 2026-06-02 2026-07-07",
                "FREQ=YEARLY;COUNT=2 | 2026-05-05 2027-05-05"
            })
    void gives(String rule, String days) {
        assertThat(days(rule, "2026-05-05"))
                .containsExactlyElementsOf(
                        Stream.of(days.split(" ")).map(LocalDate::parse).toList());
    }

    @Test
    @DisplayName("R-02 29 February and the 31st are left out where they do not exist")
    void leapDays() {
        assertThat(days("FREQ=YEARLY;COUNT=3", "2024-02-29"))
                .extracting(LocalDate::toString)
                .containsExactly("2024-02-29", "2028-02-29", "2032-02-29");
        assertThat(days("FREQ=MONTHLY;COUNT=3", "2028-01-31"))
                .extracting(LocalDate::toString)
                .containsExactly("2028-01-31", "2028-03-31", "2028-05-31");
        assertThat(days("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", "2028-02-29"))
                .extracting(LocalDate::toString)
                .containsExactly("2028-02-29", "2028-03-31");
    }

    @Test
    @DisplayName("R-02 400 occurrences are a series, 401 are too many, and so is what takes more than ten years")
    void bounds() {
        assertThat(days("FREQ=DAILY;COUNT=400", "2026-05-05")).hasSize(400);
        refused("FREQ=DAILY;COUNT=401", "too-many-occurrences");
        assertThat(days("FREQ=DAILY;UNTIL=20270608", "2026-05-05")).hasSize(400);
        refused("FREQ=DAILY;UNTIL=20270609", "too-many-occurrences");
        assertThat(days("FREQ=YEARLY;COUNT=11", "2026-05-05")).hasSize(11);
        refused("FREQ=YEARLY;COUNT=12", "too-many-occurrences");
    }

    @ParameterizedTest
    @DisplayName("R-02 hostile rules are refused, and quickly")
    @CsvSource({
        "FREQ=SECONDLY;COUNT=10, more-than-daily",
        "FREQ=MINUTELY;UNTIL=20270101, more-than-daily",
        "FREQ=HOURLY;COUNT=2, more-than-daily",
        "FREQ=DAILY;BYHOUR=9;COUNT=2, more-than-daily",
        "FREQ=DAILY;BYSECOND=9;COUNT=2, more-than-daily",
        "FREQ=DAILY;COUNT=2147483647, too-many-occurrences",
        "FREQ=DAILY;COUNT=99999999999999999999, rule-not-understood",
        "FREQ=DAILY;COUNT=0, rule-not-understood",
        "FREQ=DAILY;COUNT=-1, rule-not-understood",
        "FREQ=DAILY;INTERVAL=0;COUNT=2, rule-not-understood",
        "FREQ=DAILY;INTERVAL=2147483647;COUNT=2, too-many-occurrences",
        "FREQ=YEARLY;INTERVAL=3000;COUNT=2, too-many-occurrences",
        "FREQ=DAILY;UNTIL=99991231, too-many-occurrences",
        "FREQ=DAILY;UNTIL=20200101, no-occurrence",
        "FREQ=DAILY, rule-without-end",
        "FREQ=WEEKLY;BYDAY=TU, rule-without-end",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1, no-occurrence",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;UNTIL=20991231, no-occurrence",
        "FREQ=WEEKLY;COUNT=2;UNTIL=20270101, rule-not-understood",
        "FREQ=WEEKLY;FREQ=DAILY;COUNT=2, rule-not-understood",
        "FREQ=OFTEN;COUNT=2, rule-not-understood",
        "FREQ=WEEKLY;BYDAY=XX;COUNT=2, rule-not-understood",
        "FREQ=WEEKLY;UNTIL=tomorrow, rule-not-understood",
        "X-FREQ=WEEKLY, rule-not-understood",
        "RRULE:FREQ=WEEKLY;COUNT=2, rule-not-understood"
    })
    void hostile(String rule, String name) {
        Instant begun = Instant.now();
        refused(rule, name);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @DisplayName("R-02 what is no rule at all is refused")
    @ValueSource(strings = {"", " ", ";", "=", "every Tuesday", "FREQ", "FREQ=", "\0"})
    void nonsense(String rule) {
        refused(rule, "rule-not-understood");
    }

    @Test
    @DisplayName("R-02 a rule of 501 characters is refused unread")
    void long_() {
        refused("FREQ=DAILY;COUNT=2;BYMONTHDAY=" + "1,".repeat(300) + "1", "rule-not-understood");
    }

    private static void refused(String rule, String name) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> days(rule, "2026-05-05"))
                .satisfies(refusal -> {
                    Assertions.assertThat(refusal.rule()).isEqualTo("R-02");
                    Assertions.assertThat(refusal.name()).isEqualTo(name);
                    Assertions.assertThat(refusal.status().value()).isEqualTo(422);
                });
    }

    @Test
    @DisplayName("R-02 the same rule in other letters and another order is the same rule")
    void same() {
        assertThat(Recurrence.of("count=3;byday=TU;freq=weekly"))
                .isEqualTo(Recurrence.of("FREQ=WEEKLY;BYDAY=TU;COUNT=3"));
        assertThat(Recurrence.of("FREQ=WEEKLY;COUNT=3")).isNotEqualTo(Recurrence.of("FREQ=WEEKLY;COUNT=4"));
    }

    @Test
    @DisplayName("R-02 a rule that ends earlier gives the same days up to there")
    void ending() {
        LocalDate first = LocalDate.of(2026, 5, 5);
        assertThat(Recurrence.of("FREQ=WEEKLY;COUNT=10")
                        .endingOn(first.plusDays(13))
                        .from(first, EVENING))
                .containsExactly(first, first.plusWeeks(1));
        assertThat(Recurrence.of("FREQ=WEEKLY;UNTIL=20270101")
                        .endingOn(first.plusDays(14))
                        .from(first, EVENING))
                .hasSize(3);
    }
}
