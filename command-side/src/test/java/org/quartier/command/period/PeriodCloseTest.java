package org.quartier.command.period;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.StateTable;
import org.quartier.kernel.event.PeriodEvent.PeriodClosed;
import org.quartier.kernel.id.ReportingPeriodId;
import org.quartier.kernel.value.ReportingPeriod;

class PeriodCloseTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final ReportingPeriod JUNE = new ReportingPeriod("2026-06");
    private static final Instant LAST_SECOND = Instant.parse("2026-06-30T21:59:59.999999999Z");
    private static final Instant OVER = Instant.parse("2026-06-30T22:00:00Z");

    private final Scenario<PeriodClose> nothingYet = Scenario.of(PeriodClose.class);

    @Test
    @DisplayName("R-43 a period is closed from the first instant after it on, not an instant earlier")
    void over() {
        nothingYet.then(close(OVER, BERLIN), new PeriodClosed(JUNE, "period-report/1"));
        nothingYet.refused(close(LAST_SECOND, BERLIN), "R-43", "not-over");
    }

    @Test
    @DisplayName("R-43 a period is over once it is over in every quarter's zone")
    void overEverywhere() {
        nothingYet.refused(close(OVER, BERLIN, LISBON), "R-43", "not-over");
        nothingYet.then(close(OVER.plusSeconds(3600), BERLIN, LISBON), new PeriodClosed(JUNE, "period-report/1"));
    }

    @Test
    @DisplayName("R-43 whether it is over goes by when that is recorded, not by what the request says of the past")
    void backdated() {
        nothingYet.at(LAST_SECOND).then(close(OVER, BERLIN), new PeriodClosed(JUNE, "period-report/1"));
        nothingYet.at(OVER).refused(close(LAST_SECOND, BERLIN), "R-43", "not-over");
    }

    @Test
    @DisplayName("R-43 a period is closed once")
    void once() {
        nothingYet.refused(closeAgain(), "R-43", "already-closed");
    }

    @Test
    void whichCommandIsPossibleInWhichState() {
        Map<String, Scenario<PeriodClose>> states = new LinkedHashMap<>();
        states.put("not closed", nothingYet);
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("close it at its last instant", close(LAST_SECOND, BERLIN));
        commands.put("close it once it is over", close(OVER, BERLIN));
        commands.put("close it, or what it is part of, again", closeAgain());
        StateTable.check("PeriodClose", states, commands);
    }

    private static ClosePeriod close(Instant recordedAt, ZoneId... zones) {
        return new ClosePeriod(
                new ReportingPeriodId(JUNE.name(), Scenario.DEMO),
                JUNE,
                Set.copyOf(List.of(zones)),
                recordedAt,
                () -> false);
    }

    private static ClosePeriod closeAgain() {
        return new ClosePeriod(
                new ReportingPeriodId(JUNE.name(), Scenario.DEMO), JUNE, Set.of(BERLIN), OVER, () -> true);
    }
}
