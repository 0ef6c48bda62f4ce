package org.quartier.kernel.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.ReportingPeriodId;

class ReportingPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026-06, 2026-06-01, 2026-07-01, 1",
        "2026-12, 2026-12-01, 2027-01-01, 1",
        "2026-Q1, 2026-01-01, 2026-04-01, 3",
        "2026-Q4, 2026-10-01, 2027-01-01, 3",
        "2026, 2026-01-01, 2027-01-01, 12",
        "1970, 1970-01-01, 1971-01-01, 12",
        "9999-12, 9999-12-01, +10000-01-01, 1",
    })
    @DisplayName("R-43 a period is a month, a quarter of a year or a year, of whole days")
    void days(String name, String from, String to, int months) {
        ReportingPeriod period = new ReportingPeriod(name);
        assertThat(period.from()).hasToString(from);
        assertThat(period.to()).hasToString(to);
        assertThat(period.months()).hasSize(months).startsWith(YearMonth.from(period.from()));
        assertThat(period.months().getLast().plusMonths(1).atDay(1)).isEqualTo(period.to());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "26",
                "1969",
                "10000",
                "2026-",
                "2026-0",
                "2026-00",
                "2026-13",
                "2026-6",
                "2026-Q0",
                "2026-Q5",
                "2026-q2",
                "2026-06-01",
                " 2026",
                "2026\n",
                "２０２６",
                "2026-Q22"
            })
    @DisplayName("R-43 anything else is no period")
    void malformed(String name) {
        assertThat(ReportingPeriod.named(name)).isEmpty();
    }

    @Test
    @DisplayName("R-43 a period ends at midnight of its zone, whatever the season")
    void ends() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(new ReportingPeriod("2026-06").endIn(berlin)).isEqualTo(Instant.parse("2026-06-30T22:00:00Z"));
        assertThat(new ReportingPeriod("2026-Q1").endIn(berlin)).isEqualTo(Instant.parse("2026-03-31T22:00:00Z"));
        assertThat(new ReportingPeriod("2026").endIn(berlin)).isEqualTo(Instant.parse("2026-12-31T23:00:00Z"));
    }

    @Test
    void periodsAreInTheOrderOfTheirBeginAndThenOfTheirLength() {
        assertThat(Stream.of("2026-02", "2026", "2026-Q1", "2025-12", "2026-01")
                        .map(ReportingPeriod::new)
                        .sorted()
                        .map(ReportingPeriod::name))
                .isEqualTo(List.of("2025-12", "2026-01", "2026-Q1", "2026", "2026-02"));
    }

    @Test
    void noTwoClosesShareAnId() {
        assertThat(id("2026", "06-X")).isNotEqualTo(id("2026-06", "X"));
        assertThat(id("2026-Q2", "X")).isEqualTo("period:2026-Q2:X");
    }

    private static String id(String period, String organisation) {
        return new ReportingPeriodId(new ReportingPeriod(period).name(), new OrganisationId(organisation)).toString();
    }
}
