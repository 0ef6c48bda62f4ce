package org.quartier.command.quarter;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.StateTable;
import org.quartier.command.quarter.QuarterCommand.ChangeQuarter;
import org.quartier.command.quarter.QuarterCommand.Description;
import org.quartier.command.quarter.QuarterCommand.OpenQuarter;
import org.quartier.kernel.event.QuarterEvent.QuarterChanged;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.value.WeeklyTime;
import org.quartier.kernel.web.Refusal;

class QuarterTest {

    private static final QuarterId COERDE = QuarterId.next();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final WeeklyTime MONDAYS = new WeeklyTime(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(17, 0));

    private final Scenario<Quarter> quarter = Scenario.of(Quarter.class);
    private final QuarterOpened opened = new QuarterOpened(COERDE, "Coerde", "Münster", "NW", BERLIN, List.of(MONDAYS));

    @Test
    void opensWithItsWorkingHours() {
        quarter.then(
                new OpenQuarter(COERDE, new Description("Coerde", "Münster", "NW", BERLIN, List.of(MONDAYS))), opened);
    }

    @Test
    void theSameDescriptionAgainChangesNothing() {
        quarter.given(opened)
                .then(new ChangeQuarter(COERDE, new Description("Coerde", "Münster", "NW", BERLIN, List.of(MONDAYS))));
    }

    @Test
    void changesAsAWhole() {
        quarter.given(opened)
                .then(
                        new ChangeQuarter(COERDE, new Description("Coerde", "Münster", "NI", BERLIN, List.of())),
                        new QuarterChanged(COERDE, "Coerde", "Münster", "NI", BERLIN, List.of()));
    }

    @Test
    @DisplayName("R-09 a working time ends after it starts")
    void emptyWorkingTime() {
        WeeklyTime empty = new WeeklyTime(DayOfWeek.MONDAY, LocalTime.NOON, LocalTime.NOON);
        quarter.refused(
                new OpenQuarter(COERDE, new Description("Coerde", "Münster", "NW", BERLIN, List.of(empty))),
                "R-09",
                "working-time-ends-after-it-starts");
    }

    @Test
    void toAnotherOrganisationItDoesNotExist() {
        quarter.given(opened)
                .from(new OrganisationId("Other"))
                .when(new ChangeQuarter(COERDE, new Description("X", "X", "NW", BERLIN, List.of())))
                .expectNoEvents()
                .expectException(Refusal.class)
                .expectExceptionMessage("There is nothing here under this id.");
    }

    @Test
    void whichCommandIsPossibleInWhichState() {
        Description described = new Description("Coerde", "Münster", "NW", BERLIN, List.of(MONDAYS));
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put(
                "describe anew", new ChangeQuarter(COERDE, new Description("Coerde", "X", "NI", BERLIN, List.of())));
        commands.put("describe the same again", new ChangeQuarter(COERDE, described));
        StateTable.check("Quarter", Map.of("OPEN", quarter.given(opened)), commands);
    }
}
