package org.quartier.query.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.query.Given.BERLIN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.ActivityEvent.ModeratorAccepted;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.ActivityEvent.ProtectedContactAssessed;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.OrganisationEvent.OrganisationDescribed;
import org.quartier.kernel.event.OrganisationEvent.OrganisationSettingsChanged;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.ShiftEvent.ShiftPlanned;
import org.quartier.kernel.event.ShiftEvent.StandbyJoined;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedOut;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedUp;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.event.VolunteerEvent.CertificateInspected;
import org.quartier.kernel.event.VolunteerEvent.InspectionErased;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.InspectionId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.StaffId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.ClearancePolicy;
import org.quartier.kernel.value.Inspection;
import org.quartier.kernel.value.ModeratorRole;
import org.quartier.kernel.value.OrganisationSettings;
import org.quartier.kernel.value.ProtectedContact;
import org.quartier.kernel.value.ProtectedContact.Duration;
import org.quartier.kernel.value.ProtectedContact.Intensity;
import org.quartier.kernel.value.ProtectedContact.Kind;
import org.quartier.kernel.value.StaffingNeed;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.query.Given;
import org.quartier.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Who lacks clearance where they are to help needs attention. The café is in a month. */
@QuerySideTest
class ClearanceAttentionTest {

    private static final ProtectedContact CARE = new ProtectedContact(Kind.CARING, Intensity.ALONE, Duration.REGULAR);

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    private final LocalDate today = LocalDate.now(BERLIN);
    private final LocalDate day = today.plusMonths(1);
    private final QuarterId quarter = QuarterId.next();
    private final ActivityId cafe = ActivityId.next();
    private final ShiftId shift = ShiftId.next();
    private OrganisationId organisation;
    private long position;

    private record Someone(VolunteerId volunteer, PersonId person) {}

    @BeforeEach
    void aCafeWithAShift() {
        organisation = new OrganisationId("uncleared-" + UUID.randomUUID());
        append(quarter, new QuarterOpened(quarter, "Coerde", "Münster", "NW", BERLIN, List.of()));
        append(cafe, Given.planned(cafe, quarter, "Café", new TimeSlot(at(14), at(16), BERLIN, false)));
        append(shift, new ShiftPlanned(shift, cafe, new StaffingNeed("serve", at(14), at(16), 9, List.of())));
    }

    @Test
    @DisplayName("R-32 whoever signed up before the contact was assessed is named; standing by binds nobody")
    void assessedAfterwards() {
        Someone anna = signedUp(volunteer());
        Someone ben = volunteer();
        append(shift, new StandbyJoined(shift, ben.volunteer, ben.person));
        assertThat(attention()).isEmpty();
        append(cafe, new ProtectedContactAssessed(cafe, CARE));
        assertThat(attention()).containsExactly("R-32 NOT_CLEARED ESCALATED " + anna.person + " Anna A");
        inspected(anna, today, false);
        assertThat(attention()).isEmpty();
    }

    @Test
    @DisplayName(
            "R-32 a relevant entry, an erased inspection and an expired one are noticed; PERMISSIVE only flags them")
    void lostAfterwards() {
        append(cafe, new ProtectedContactAssessed(cafe, CARE));
        Someone anna = signedUp(volunteer());
        InspectionId cleared = inspected(anna, today.minusDays(1), false);
        assertThat(attention()).isEmpty();
        InspectionId entry = inspected(anna, today, true);
        assertThat(attention()).containsExactly("R-32 NOT_CLEARED ESCALATED " + anna.person + " Anna A");
        append(anna.volunteer, new InspectionErased(anna.volunteer, entry));
        assertThat(attention()).hasSize(1);
        append(anna.volunteer, new InspectionErased(anna.volunteer, cleared));
        inspected(anna, today.minusYears(5).minusDays(1), false);
        append(
                organisation,
                new OrganisationDescribed(organisation, "Caritas", "CHARITY"),
                new OrganisationSettingsChanged(
                        organisation,
                        new OrganisationSettings(
                                null, null, ClearancePolicy.PERMISSIVE, null, null, null, null, null, null, null)));
        assertThat(attention()).containsExactly("R-32 NOT_CLEARED FLAGGED " + anna.person + " Anna A");
        append(shift, new VolunteerSignedOut(shift, anna.volunteer, anna.person, null));
        assertThat(attention()).isEmpty();
    }

    @Test
    @DisplayName("R-35 clearance that ends before the shift is flagged, that ends on its day is not")
    void endsBefore() {
        append(cafe, new ProtectedContactAssessed(cafe, CARE));
        inspected(signedUp(volunteer()), day.minusYears(5), false);
        assertThat(attention()).isEmpty();
        Someone anna = signedUp(volunteer());
        inspected(anna, day.minusDays(1).minusYears(5), false);
        assertThat(attention()).containsExactly("R-35 CLEARANCE_ENDS_BEFORE FLAGGED " + anna.person + " Anna A");
        assertThat(get("quarter-manager").text("/items/0/persons/0/clearanceUntil"))
                .isEqualTo(day.minusDays(1).toString());
    }

    @Test
    @DisplayName("R-32 volunteers who moderate need it as well, staff do not; it is seen with the names only")
    void moderators() {
        Someone anna = volunteer();
        Someone employed = volunteer();
        StaffId staff = StaffId.next();
        append(staff, new StaffMemberJoined(staff, employed.person, null, List.of("moderator"), List.of()));
        append(
                cafe,
                new ProtectedContactAssessed(cafe, CARE),
                new ModeratorAssigned(cafe, anna.person, ModeratorRole.LEAD, null),
                new ModeratorAccepted(cafe, anna.person),
                new ModeratorAssigned(cafe, employed.person, ModeratorRole.CO, null));
        assertThat(attention()).containsExactly("R-32 NOT_CLEARED ESCALATED " + anna.person + " Anna A");
        assertThat(get("auditor").body()).contains(anna.person.toString());
        assertThat(get("moderator").body()).doesNotContain("NOT_CLEARED", anna.person.toString());
    }

    private Instant at(int hour) {
        return day.atTime(hour, 0).atZone(BERLIN).toInstant();
    }

    private Someone volunteer() {
        Someone someone = new Someone(VolunteerId.next(), PersonId.next());
        append(someone.person, new PersonRegistered(someone.person, "Anna", "A", null, null, List.of(), null));
        append(someone.volunteer, new VolunteerRegistered(someone.volunteer, someone.person, quarter, List.of()));
        return someone;
    }

    private Someone signedUp(Someone someone) {
        append(shift, new VolunteerSignedUp(shift, someone.volunteer, someone.person));
        return someone;
    }

    private InspectionId inspected(Someone someone, LocalDate on, boolean relevantEntry) {
        InspectionId inspection = InspectionId.next();
        append(
                someone.volunteer,
                new CertificateInspected(
                        someone.volunteer, someone.person, inspection, new Inspection(on, on, relevantEntry)));
        return inspection;
    }

    private void append(Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, Instant.now()), aggregate, events);
    }

    private Answer get(String role) {
        Answer answer = new TestHttp("http://127.0.0.1:" + port, TestTokens.of("somebody", organisation.value(), role))
                .get("/api/v1/quarters/" + quarter + "/attention", "Consistent-With", Long.toString(position));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    /** What is not about the draft itself. */
    private List<String> attention() {
        List<String> items = new ArrayList<>();
        for (JsonNode item : get("quarter-manager").json().get("items")) {
            for (JsonNode person : item.path("persons")) {
                items.add("%s %s %s %s %s"
                        .formatted(
                                item.get("rule").asString(),
                                item.get("what").asString(),
                                item.get("level").asString(),
                                person.get("personId").asString(),
                                person.get("name").asString()));
            }
        }
        return items;
    }
}
