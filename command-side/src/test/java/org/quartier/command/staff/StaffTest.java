package org.quartier.command.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Office.made;
import static org.quartier.command.Office.ok;
import static org.quartier.command.Office.refused;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Office;
import org.quartier.command.Scenario;
import org.quartier.command.Snapshots;
import org.quartier.command.StaffActors;
import org.quartier.command.StateTable;
import org.quartier.command.staff.StaffCommand.DepartFromStaff;
import org.quartier.command.staff.StaffCommand.JoinStaff;
import org.quartier.kernel.access.Actors;
import org.quartier.kernel.event.StaffEvent.StaffMemberDeparted;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.StaffId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideTest
class StaffTest {

    private static final StaffId MEMBER = StaffId.next();
    private static final PersonId EMIL = PersonId.next();
    private static final QuarterId COERDE = QuarterId.next();
    private static final LocalDate MAY_31 = LocalDate.of(2026, 5, 31);

    private final StaffMemberJoined joined =
            new StaffMemberJoined(MEMBER, EMIL, null, List.of("moderator"), List.of(COERDE));
    private final StaffMemberDeparted departed = new StaffMemberDeparted(MEMBER, EMIL, MAY_31, "retires");
    private final Scenario<StaffMember> member = Scenario.of(StaffMember.class);

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
    void joinsWithRolesThatExist() {
        member.then(
                new JoinStaff(MEMBER, EMIL, null, List.of("moderator", "moderator"), List.of(COERDE, COERDE)), joined);
        member.refused(
                new JoinStaff(MEMBER, EMIL, null, List.of("moderator", "king"), List.of()), null, "unknown-role");
    }

    @Test
    @DisplayName("R-31 leaving is stored once, with its day")
    void departure() {
        member.given(joined).then(new DepartFromStaff(MEMBER, MAY_31, "retires"), departed);
        member.given(joined, departed).then(new DepartFromStaff(MEMBER, MAY_31, "retires"));
    }

    @Test
    void theDayOfDepartureIsPossible() {
        for (String day : List.of("1970-01-01", "2999-12-31")) {
            LocalDate on = LocalDate.parse(day);
            member.given(joined)
                    .then(new DepartFromStaff(MEMBER, on, "x"), new StaffMemberDeparted(MEMBER, EMIL, on, "x"));
        }
        for (String day : List.of("1969-12-31", "3000-01-01")) {
            member.given(joined)
                    .refused(new DepartFromStaff(MEMBER, LocalDate.parse(day), "x"), null, "day-is-possible");
        }
    }

    @Test
    void comesBackWholeFromASnapshot() {
        Snapshots.check(member.given(joined), new DepartFromStaff(MEMBER, MAY_31, "retires"));
    }

    @Test
    void states() {
        Map<String, Scenario<StaffMember>> states = new LinkedHashMap<>();
        states.put("ACTIVE", member.given(joined));
        states.put("DEPARTED", member.given(joined, departed));
        StateTable.check("StaffMember", states, Map.of("depart", new DepartFromStaff(MEMBER, MAY_31, "retires")));
    }

    @Test
    void theEventHoldsAnActorAndNoSubject(@Autowired Actors actors, @Autowired StaffActors people) {
        String emil = office.person("Emil");
        String id = made(join(emil, "\"subject\": \"emil@work\","));
        var actor = actors.idOf(Scenario.DEMO, "http://issuer.test", "emil@work");
        String payload = office.db()
                .sql("SELECT payload FROM events.domain_event WHERE aggregate_identifier = :id")
                .param("id", id)
                .query(String.class)
                .single();
        assertThat(payload).contains(actor.toString()).doesNotContain("emil@work");
        assertThat(people.personOf(Scenario.DEMO, actor)).contains(new PersonId(UUID.fromString(emil)));
    }

    @Test
    @DisplayName("R-31 a person has one active staff record, and may come back after leaving")
    void oneActiveRecord() {
        String emil = office.person("Emil");
        String id = made(join(emil, ""));
        long before = office.storedInAll();
        refused(join(emil, ""), 409, null, "already-on-staff");
        assertThat(office.storedInAll()).isEqualTo(before);

        String departure = "/api/v1/staff/" + id + "/departure";
        String body = "{\"on\": \"2026-05-31\", \"reason\": \"retires\"}";
        refused(office.stranger().post(departure, body), 404, null, "not-found");
        ok(office.administrator().post(departure, body));
        ok(office.administrator().post(departure, body));
        assertThat(office.stored(id)).containsExactly("staff.joined", "staff.departed");
        made(join(emil, ""));
    }

    @Test
    void aSignInBelongsToOneActiveMember() {
        made(join(office.person("Emil"), "\"subject\": \"shared\","));
        refused(join(office.person("Dora"), "\"subject\": \"shared\","), 409, null, "sign-in-taken");
    }

    @Test
    void onlyAnAdministratorMayAndUnknownRolesAreNamed() {
        String emil = office.person("Emil");
        String body = """
            {"personId": "%s", "roles": ["king"], "quarters": []}\
            """.formatted(emil);
        assertThat(office.manager().post("/api/v1/staff", body).status()).isEqualTo(403);
        Answer unknown = office.administrator().post("/api/v1/staff", body);
        refused(unknown, 422, null, "unknown-role");
        assertThat(unknown.text("/errors/0/field")).isEqualTo("roles[0]");
        refused(office.stranger().post("/api/v1/staff", body), 422, "R-73", "unknown-reference");
    }

    private Answer join(String person, String more) {
        return office.administrator().post("/api/v1/staff", """
            {"personId": "%s", %s "roles": ["moderator"], "quarters": []}\
            """.formatted(person, more));
    }
}
