package org.quartier.command.series;

import static org.quartier.command.series.Choir.CHOIR;
import static org.quartier.command.series.Choir.MAY_12;
import static org.quartier.command.series.Choir.MAY_5;
import static org.quartier.command.series.Choir.NEXT;
import static org.quartier.command.series.Choir.SERIES;
import static org.quartier.command.series.Choir.TUESDAYS;
import static org.quartier.command.series.Choir.change;
import static org.quartier.command.series.Choir.instant;
import static org.quartier.command.series.Choir.slot;
import static org.quartier.command.series.Scope.ALL;
import static org.quartier.command.series.Scope.THIS;
import static org.quartier.command.series.Scope.THIS_AND_FOLLOWING;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.StateTable;
import org.quartier.command.series.SeriesCommand.CancelOccurrences;
import org.quartier.command.series.SeriesCommand.ConsultSeries;
import org.quartier.command.series.SeriesCommand.PublishSeries;
import org.quartier.kernel.event.SeriesEvent.SeriesEnded;
import org.quartier.kernel.event.SeriesEvent.SeriesPublished;

class SeriesStatesTest {

    @Test
    void whichCommandIsPossibleInWhichState() {
        Map<String, Scenario<Series>> states = new LinkedHashMap<>();
        states.put("planned", SERIES);
        states.put("published", SERIES.given(new SeriesPublished(CHOIR, TUESDAYS, null)));
        states.put("ended on 11 May", SERIES.given(new SeriesEnded(CHOIR, MAY_12, "FREQ=WEEKLY;UNTIL=20260511", NEXT)));
        states.put(
                "ended before it began",
                SERIES.given(new SeriesEnded(CHOIR, MAY_5, "FREQ=WEEKLY;UNTIL=20260504", NEXT)));

        Map<String, Object> commands = new LinkedHashMap<>();
        for (String when : new String[] {"2026-05-04T12:00", "2026-05-31T12:00"}) {
            Instant now = instant(when);
            String on = when.startsWith("2026-05-04") ? ", before all" : ", after all";
            commands.put("change 12 May alone" + on, change(MAY_12, THIS, slot(MAY_12, 19), null, false, now));
            commands.put(
                    "change from 12 May on" + on,
                    change(MAY_12, THIS_AND_FOLLOWING, slot(MAY_12, 19), null, false, now));
            commands.put("change all" + on, change(MAY_5, ALL, slot(MAY_5, 19), null, false, now));
            commands.put("the same again" + on, change(MAY_5, ALL, slot(MAY_5, 18), null, false, now));
            commands.put("another rule" + on, change(MAY_5, ALL, slot(MAY_5, 18), "FREQ=DAILY;COUNT=2", false, now));
            commands.put("cancel 12 May" + on, new CancelOccurrences(CHOIR, MAY_12, THIS, "rain", now));
            commands.put("cancel all" + on, new CancelOccurrences(CHOIR, MAY_5, ALL, "rain", now));
            commands.put("publish" + on, new PublishSeries(CHOIR, null, now));
        }
        commands.put("register for all", new ConsultSeries(CHOIR));
        StateTable.check("Series", states, commands);
    }
}
