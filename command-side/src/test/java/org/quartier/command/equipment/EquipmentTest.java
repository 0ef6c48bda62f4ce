package org.quartier.command.equipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Office.made;
import static org.quartier.command.Office.ok;
import static org.quartier.command.Office.refused;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Office;
import org.quartier.command.Scenario;
import org.quartier.command.Snapshots;
import org.quartier.command.StateTable;
import org.quartier.command.equipment.EquipmentCommand.AddEquipment;
import org.quartier.command.equipment.EquipmentCommand.ChangeEquipment;
import org.quartier.command.equipment.EquipmentCommand.CloseEquipment;
import org.quartier.command.equipment.EquipmentCommand.ReopenEquipment;
import org.quartier.kernel.event.EquipmentEvent.EquipmentAdded;
import org.quartier.kernel.event.EquipmentEvent.EquipmentChanged;
import org.quartier.kernel.event.EquipmentEvent.EquipmentClosed;
import org.quartier.kernel.event.EquipmentEvent.EquipmentReopened;
import org.quartier.kernel.id.ClosureId;
import org.quartier.kernel.id.EquipmentId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.web.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideTest
class EquipmentTest {

    private static final EquipmentId BEAMER = EquipmentId.next();
    private static final QuarterId COERDE = QuarterId.next();
    private static final ClosureId REPAIR = ClosureId.next();
    private static final Instant MAY_5 = Instant.parse("2026-05-05T06:00:00Z");
    private static final Instant MAY_6 = Instant.parse("2026-05-06T06:00:00Z");

    private final Scenario<Equipment> equipment = Scenario.of(Equipment.class);
    private final EquipmentAdded added = new EquipmentAdded(BEAMER, COERDE, "Beamer", "with a screen");
    private final EquipmentClosed closed = new EquipmentClosed(BEAMER, REPAIR, MAY_5, MAY_6, "repair");
    private final CloseEquipment close = new CloseEquipment(BEAMER, REPAIR, MAY_5, MAY_6, "repair");

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    @Test
    void isAddedAndDescribedAnew() {
        equipment.then(new AddEquipment(BEAMER, COERDE, "Beamer", "with a screen"), added);
        equipment
                .given(added)
                .then(
                        new ChangeEquipment(BEAMER, COERDE, "Beamer 2", null),
                        new EquipmentChanged(BEAMER, COERDE, "Beamer 2", null));
        equipment.given(added).then(new ChangeEquipment(BEAMER, COERDE, "Beamer", "with a screen"));
    }

    @Test
    void isOutOfUseForATime() {
        equipment.given(added).then(close, closed);
        equipment.given(added, closed).then(new ReopenEquipment(BEAMER, REPAIR), new EquipmentReopened(BEAMER, REPAIR));
        equipment
                .given(added)
                .when(new ReopenEquipment(BEAMER, REPAIR))
                .expectNoEvents()
                .expectException(Refusal.class);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "2026-05-05T06:00:00Z, 2026-05-05T06:00:00Z, false",
        "2026-05-05T06:00:00Z, 2026-05-05T06:00:01Z, true",
        "1899-12-31T23:59:59Z, 2026-05-05T06:00:00Z, false",
        "1900-01-01T00:00:00Z, 9999-12-30T23:59:59Z, true",
        "1900-01-01T00:00:00Z, 9999-12-31T00:00:00Z, false",
    })
    void aClosureEndsAfterItStarts(Instant from, Instant to, boolean possible) {
        CloseEquipment asked = new CloseEquipment(BEAMER, REPAIR, from, to, "repair");
        if (possible) {
            equipment.given(added).then(asked, new EquipmentClosed(BEAMER, REPAIR, from, to, "repair"));
        } else {
            equipment.given(added).refused(asked, null, "closure-ends-after-it-starts");
        }
    }

    @Test
    void states() {
        Map<String, Scenario<Equipment>> states = new LinkedHashMap<>();
        states.put("ADDED", equipment.given(added));
        states.put("out of use for a time", equipment.given(added, closed));
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("describe anew", new ChangeEquipment(BEAMER, COERDE, "Beamer 2", null));
        commands.put("describe alike", new ChangeEquipment(BEAMER, COERDE, "Beamer", "with a screen"));
        commands.put("take out of use", new CloseEquipment(BEAMER, ClosureId.next(), MAY_5, MAY_6, "repair"));
        commands.put("take out of use backwards", new CloseEquipment(BEAMER, REPAIR, MAY_6, MAY_5, "repair"));
        commands.put("use again", new ReopenEquipment(BEAMER, REPAIR));
        StateTable.check("Equipment", states, commands);
        Snapshots.check(equipment.given(added), close);
    }

    @Test
    void overHttp() {
        Office office = Office.at(port, database);
        String body = """
            {"quarter": "%s", "name": "Beamer"}\
            """.formatted(office.quarter());
        Answer made = office.manager().post("/api/v1/equipment", body);
        String id = made(made);
        assertThat(made.header("Location")).isEqualTo("/api/v1/equipment/" + id);
        String path = "/api/v1/equipment/" + id;
        ok(office.manager().put(path, body.replace("Beamer", "Marquee")));
        Answer closure = office.manager().post(path + "/closures", """
            {"from": "2026-05-05T10:00:00Z", "to": "2026-05-06T10:00:00Z", "reason": "repair"}\
            """);
        assertThat(closure.header("Location")).isEqualTo(path + "/closures/" + made(closure));
        ok(office.manager().delete(path + "/closures/" + closure.id()));
        refused(office.manager().delete(path + "/closures/" + closure.id()), 404, null, "not-found");
        assertThat(office.manager().put(path, body, "If-Match", "\"0\"").status())
                .isEqualTo(412);
        refused(office.stranger().put(path, """
            {"quarter": "%s", "name": "Mine"}\
            """.formatted(QuarterId.next())), 404, null, "not-found");
        refused(
                office.manager().post("/api/v1/equipment", """
                    {"quarter": "%s", "name": "Beamer"}\
                    """.formatted(QuarterId.next())),
                422,
                "R-73",
                "unknown-reference");
        assertThat(office.as("m", "moderator").post("/api/v1/equipment", body).status())
                .isEqualTo(403);
        assertThat(office.stored(id))
                .containsExactly("equipment.added", "equipment.changed", "equipment.closed", "equipment.reopened");
    }
}
