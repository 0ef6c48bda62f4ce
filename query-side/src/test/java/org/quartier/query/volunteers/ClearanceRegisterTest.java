package org.quartier.query.volunteers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.OrganisationEvent.OrganisationDescribed;
import org.quartier.kernel.event.OrganisationEvent.OrganisationSettingsChanged;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.VolunteerEvent.CertificateInspected;
import org.quartier.kernel.event.VolunteerEvent.InspectionErased;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.id.InspectionId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.privacy.SubjectKeys;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.Inspection;
import org.quartier.kernel.value.OrganisationSettings;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Clearance in the volunteer register, and the inspections of one volunteer. */
@QuerySideTest
class ClearanceRegisterTest {

    private static final String REGISTER = "/api/v1/volunteer-register";

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private SubjectKeys keys;

    @Autowired
    private RebuildCheck rebuild;

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
    private final QuarterId quarter = QuarterId.next();
    private OrganisationId organisation;
    private long position;

    private record Someone(VolunteerId volunteer, PersonId person) {}

    @BeforeEach
    void anOrganisation() {
        organisation = new OrganisationId("clearance-" + UUID.randomUUID());
    }

    @Test
    @DisplayName("R-35 the renewal window opens six months before the end, and closes with it")
    void renewalWindow() {
        Someone none = volunteer();
        Someone ended = inspected(volunteer(), today.minusDays(1).minusYears(5), false);
        Someone lastDay = inspected(volunteer(), today.minusYears(5), false);
        Someone windowOpens = inspected(volunteer(), today.plusMonths(6).minusYears(5), false);
        Someone dayBefore =
                inspected(volunteer(), today.plusMonths(6).plusDays(3).minusYears(5), false);

        assertThat(found("NONE")).containsExactlyInAnyOrder(none);
        assertThat(found("EXPIRED")).containsExactlyInAnyOrder(ended);
        assertThat(found("RENEWAL_DUE")).containsExactlyInAnyOrder(lastDay, windowOpens);
        assertThat(found("VALID")).containsExactlyInAnyOrder(lastDay, windowOpens, dayBefore);
        for (JsonNode item : get(REGISTER + "?clearance=VALID").json().get("items")) {
            if (item.get("volunteer").asString().equals(lastDay.volunteer.toString())) {
                assertThat(item.get("clearance").asString()).isEqualTo("RENEWAL_DUE");
                assertThat(item.get("clearanceUntil").asString()).isEqualTo(today.toString());
            }
        }
    }

    @Test
    @DisplayName("R-35 renewing early leaves no gap; a relevant entry ends the clearance at once")
    void renewed() {
        Someone anna = inspected(volunteer(), today.minusYears(4), false);
        inspected(anna, today.minusDays(1), false);
        assertThat(get(inspections(anna)).text("clearedUntil"))
                .isEqualTo(today.minusDays(1).plusYears(5).toString());
        inspected(anna, today, true);
        assertThat(found("NONE")).containsExactly(anna);
        assertThat(get(inspections(anna)).json().get("items").size()).isEqualTo(3);
        assertThat(get(inspections(anna)).json().has("clearedUntil")).isFalse();
    }

    @Test
    @DisplayName(
            "R-33 after how many years at the latest a certificate is presented again is the organisation's decision")
    void years() {
        Someone anna = inspected(volunteer(), today.minusYears(2), false);
        assertThat(found("VALID")).containsExactly(anna);
        append(
                organisation,
                new OrganisationDescribed(organisation, "Caritas", "CHARITY"),
                new OrganisationSettingsChanged(
                        organisation,
                        new OrganisationSettings(null, null, null, 2, null, null, null, null, null, null)));
        assertThat(found("RENEWAL_DUE")).containsExactly(anna);
        append(
                organisation,
                new OrganisationSettingsChanged(
                        organisation,
                        new OrganisationSettings(null, null, null, 1, null, null, null, null, null, null)));
        assertThat(found("EXPIRED")).containsExactly(anna);
    }

    @Test
    @DisplayName("R-34 an erased inspection is gone, and does not come back with a rebuild")
    void erased() {
        Someone anna = volunteer();
        InspectionId first = inspection(anna, today.minusYears(1), false);
        InspectionId second = inspection(anna, today, false);
        keys.destroy(second.value(), organisation);
        append(anna.volunteer, new InspectionErased(anna.volunteer, second));

        Answer left = get(inspections(anna));
        assertThat(left.json().get("items").size()).isEqualTo(1);
        assertThat(left.text("/items/0/id")).isEqualTo(first.toString());
        assertThat(found("NONE")).as("what was erased may have ended it").containsExactly(anna);
        rebuild.keepsEverythingOf("volunteers");
    }

    @Test
    @DisplayName("R-34 inspections are seen by those who inspect; a moderator sees clearance only with the name")
    void whoSeesWhat() {
        Someone anna = inspected(volunteer(), today, false);
        for (String role : List.of("moderator", "regional-manager", "auditor", "reader")) {
            assertThat(as(organisation.value(), role).get(inspections(anna)).status())
                    .isEqualTo(403);
        }
        assertThat(as("Other", "administrator")
                        .get(inspections(anna), "Consistent-With", "" + position)
                        .status())
                .isEqualTo(404);
        Answer moderators = as(organisation.value(), "moderator").get(REGISTER, "Consistent-With", "" + position);
        assertThat(moderators.body()).contains(anna.volunteer.toString()).doesNotContain("clearance");
        assertThat(as(organisation.value(), "moderator")
                        .get(REGISTER + "?clearance=VALID", "Consistent-With", "" + position)
                        .body())
                .doesNotContain(anna.volunteer.toString());
    }

    private Someone volunteer() {
        Someone someone = new Someone(VolunteerId.next(), PersonId.next());
        append(someone.person, new PersonRegistered(someone.person, "Anna", "A", null, null, List.of(), null));
        append(someone.volunteer, new VolunteerRegistered(someone.volunteer, someone.person, quarter, List.of()));
        return someone;
    }

    private Someone inspected(Someone someone, LocalDate on, boolean relevantEntry) {
        inspection(someone, on, relevantEntry);
        return someone;
    }

    private InspectionId inspection(Someone someone, LocalDate on, boolean relevantEntry) {
        InspectionId inspection = InspectionId.next();
        append(
                someone.volunteer,
                new CertificateInspected(
                        someone.volunteer, someone.person, inspection, new Inspection(on, on, relevantEntry)));
        return inspection;
    }

    private static String inspections(Someone someone) {
        return "/api/v1/volunteers/" + someone.volunteer + "/inspections";
    }

    private List<Someone> found(String clearance) {
        Answer answer = get(REGISTER + "?clearance=" + clearance);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<Someone> found = new ArrayList<>();
        for (JsonNode item : answer.json().get("items")) {
            found.add(new Someone(
                    new VolunteerId(UUID.fromString(item.get("volunteer").asString())),
                    new PersonId(UUID.fromString(item.get("personId").asString()))));
        }
        return found;
    }

    private void append(Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, Instant.now()), aggregate, events);
    }

    private Answer get(String path) {
        return as(organisation.value(), "quarter-manager").get(path, "Consistent-With", Long.toString(position));
    }

    private TestHttp as(String of, String role) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("somebody", of, role));
    }
}
