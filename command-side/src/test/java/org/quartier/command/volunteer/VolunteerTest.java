package org.quartier.command.volunteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Office.made;
import static org.quartier.command.Office.ok;
import static org.quartier.command.Office.refused;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Office;
import org.quartier.command.Scenario;
import org.quartier.command.Snapshots;
import org.quartier.command.StateTable;
import org.quartier.command.volunteer.VolunteerCommand.ChangeAvailability;
import org.quartier.command.volunteer.VolunteerCommand.ChangeSkills;
import org.quartier.command.volunteer.VolunteerCommand.ChangeStatus;
import org.quartier.command.volunteer.VolunteerCommand.RegisterVolunteer;
import org.quartier.kernel.event.VolunteerEvent.AvailabilityChanged;
import org.quartier.kernel.event.VolunteerEvent.SkillsChanged;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.VolunteerStatus;
import org.quartier.kernel.value.WeeklyTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideTest
class VolunteerTest {

    private static final VolunteerId HELPER = VolunteerId.next();
    private static final PersonId BEN = PersonId.next();
    private static final QuarterId COERDE = QuarterId.next();
    private static final WeeklyTime MONDAYS = new WeeklyTime(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(9, 1));

    private final VolunteerRegistered registered = new VolunteerRegistered(HELPER, BEN, COERDE, List.of("repair"));
    private final VolunteerStatusChanged left =
            new VolunteerStatusChanged(HELPER, BEN, VolunteerStatus.LEFT, "moved away");
    private final Scenario<Volunteer> volunteer = Scenario.of(Volunteer.class);
    private final Scenario<Volunteer> active = volunteer.given(registered);

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    private Office office;

    @BeforeEach
    void open() {
        office = Office.at(port, database);
    }

    @Test
    void registersWithSkillsNamedOnce() {
        volunteer.then(new RegisterVolunteer(HELPER, BEN, COERDE, List.of("repair", " repair ")), registered);
    }

    @Test
    void whatIsSaidAgainIsNotStoredAgain() {
        active.then(new ChangeSkills(HELPER, List.of("repair")));
        active.then(new ChangeAvailability(HELPER, List.of()));
        active.then(new ChangeStatus(HELPER, VolunteerStatus.ACTIVE, "still"));
    }

    @Test
    void changesAsAWhole() {
        active.then(new ChangeSkills(HELPER, List.of("cooking")), new SkillsChanged(HELPER, List.of("cooking")));
        active.then(
                new ChangeAvailability(HELPER, List.of(MONDAYS)), new AvailabilityChanged(HELPER, List.of(MONDAYS)));
        active.then(new ChangeStatus(HELPER, VolunteerStatus.LEFT, "moved away"), left);
        active.given(left)
                .then(
                        new ChangeStatus(HELPER, VolunteerStatus.ACTIVE, null),
                        new VolunteerStatusChanged(HELPER, BEN, VolunteerStatus.ACTIVE, null));
    }

    @Test
    void availabilityEndsAfterItStarts() {
        WeeklyTime empty = new WeeklyTime(DayOfWeek.MONDAY, LocalTime.NOON, LocalTime.NOON);
        active.refused(
                new ChangeAvailability(HELPER, List.of(MONDAYS, empty)), null, "availability-ends-after-it-starts");
    }

    @Test
    void comesBackWholeFromASnapshot() {
        Snapshots.check(active, new ChangeAvailability(HELPER, List.of(MONDAYS)));
    }

    @Test
    void states() {
        Map<String, Scenario<Volunteer>> states = new LinkedHashMap<>();
        states.put("ACTIVE", active);
        states.put("PAUSED", active.given(new VolunteerStatusChanged(HELPER, BEN, VolunteerStatus.PAUSED, "holidays")));
        states.put("LEFT", active.given(left));
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("change skills", new ChangeSkills(HELPER, List.of("cooking")));
        commands.put("change availability", new ChangeAvailability(HELPER, List.of(MONDAYS)));
        commands.put("become active", new ChangeStatus(HELPER, VolunteerStatus.ACTIVE, null));
        commands.put("pause", new ChangeStatus(HELPER, VolunteerStatus.PAUSED, null));
        commands.put("leave", new ChangeStatus(HELPER, VolunteerStatus.LEFT, null));
        StateTable.check("Volunteer", states, commands);
    }

    @Test
    void overHttp() {
        Answer registration = register(office.person("Ben"), office.quarter());
        String path = "/api/v1/volunteers/" + made(registration);
        assertThat(registration.header("Location")).isEqualTo(path);
        ok(office.manager().put(path + "/skills", "{\"skills\": [\"cooking\"]}"));
        ok(office.manager().put(path + "/availability", """
            {"availability": [{"day": "MONDAY", "from": "09:00", "to": "12:00"}]}\
            """));
        ok(office.manager().put(path + "/status", "{\"status\": \"LEFT\", \"reason\": \"moved away\"}"));
        refused(office.stranger().put(path + "/skills", "{\"skills\": []}"), 404, null, "not-found");
        assertThat(office.manager().put(path + "/status", "{}").status()).isEqualTo(400);
        assertThat(office.manager()
                        .put(path + "/skills", "{\"skills\": [\" \"]}")
                        .status())
                .isEqualTo(400);
        assertThat(office.stored(registration.id()))
                .containsExactly(
                        "volunteer.registered",
                        "volunteer.skills-changed",
                        "volunteer.availability-changed",
                        "volunteer.status-changed");
    }

    @Test
    @DisplayName("R-69 of an erased volunteer nothing changes any more")
    void erased() {
        String ben = office.person("Ben");
        String helper = made(register(ben, office.quarter()));
        String path = "/api/v1/volunteers/" + helper;
        ok(office.manager().post("/api/v1/persons/" + ben + "/erasure", "{\"reason\": \"he asked for it\"}"));
        for (Answer answer : List.of(
                office.manager().put(path + "/skills", "{\"skills\": [\"cooking\"]}"),
                office.manager().put(path + "/availability", """
                    {"availability": [{"day": "MONDAY", "from": "09:00", "to": "12:00"}]}\
                    """),
                office.manager().put(path + "/status", "{\"status\": \"LEFT\"}"))) {
            refused(answer, 409, "R-69", "person-erased");
        }
        refused(
                office.manager().put("/api/v1/volunteers/" + ben + "/status", "{\"status\": \"LEFT\"}"),
                404,
                null,
                "not-found");
        assertThat(office.stored(helper)).containsExactly("volunteer.registered");
    }

    @Test
    void aPersonHasOneRecordEvenWhenAskedAtTheSameInstant() {
        String ben = office.person("Ben");
        String quarter = office.quarter();
        long before = office.storedInAll();
        List<CompletableFuture<Answer>> asked = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> register(ben, quarter)))
                .toList();
        List<Answer> answers = asked.stream().map(CompletableFuture::join).toList();
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> refused(answer, 409, null, "already-registered"));
        assertThat(office.storedInAll()).isEqualTo(before + 1);
    }

    private Answer register(String person, String quarter) {
        return office.manager().post("/api/v1/volunteers", """
            {"personId": "%s", "quarter": "%s", "skills": ["repair"]}\
            """.formatted(person, quarter));
    }
}
