package org.quartier.command.volunteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.quartier.command.Office.made;
import static org.quartier.command.Office.ok;
import static org.quartier.command.Office.refused;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.command.Office;
import org.quartier.command.Scenario;
import org.quartier.command.Snapshots;
import org.quartier.command.volunteer.VolunteerCommand.EraseInspection;
import org.quartier.command.volunteer.VolunteerCommand.RecordInspection;
import org.quartier.kernel.event.VolunteerEvent.CertificateInspected;
import org.quartier.kernel.event.VolunteerEvent.InspectionErased;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.InspectionId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestClock;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.Inspection;
import org.quartier.kernel.value.VolunteerStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Inspections of certificates: what is recorded, and how it is erased alone. */
@CommandSideTest
class InspectionTest {

    private static final VolunteerId VOLUNTEER = VolunteerId.next();
    private static final PersonId BEN = PersonId.next();
    private static final PersonId MANAGER = PersonId.next();
    private static final InspectionId FIRST = InspectionId.next();
    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);

    private final Scenario<Volunteer> active =
            Scenario.of(Volunteer.class).given(new VolunteerRegistered(VOLUNTEER, BEN, QuarterId.next(), List.of()));

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore store;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestClock clock;

    private Neighbourhood coerde;
    private Office office;

    @BeforeEach
    void open() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
        office = Office.at(port, database);
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    private static RecordInspection inspect(LocalDate issuedOn, LocalDate inspectedOn) {
        return new RecordInspection(VOLUNTEER, FIRST, new Inspection(issuedOn, inspectedOn, false), MANAGER);
    }

    private static CertificateInspected inspected(RecordInspection record) {
        return new CertificateInspected(VOLUNTEER, BEN, FIRST, record.found());
    }

    @Test
    @DisplayName("R-33 the certificate was issued at most three months before it was inspected, and not after")
    void atMostThreeMonthsOld() {
        for (LocalDate issued : List.of(MAY_4, LocalDate.of(2026, 2, 4))) {
            active.then(inspect(issued, MAY_4), inspected(inspect(issued, MAY_4)));
        }
        active.refused(inspect(LocalDate.of(2026, 2, 3), MAY_4), "R-33", "certificate-too-old");
        active.refused(inspect(MAY_4, LocalDate.of(2026, 5, 3)), "R-33", "inspected-before-issued");
        LocalDate november = LocalDate.of(2025, 11, 30);
        LocalDate february = LocalDate.of(2026, 2, 28);
        active.then(inspect(november, february), inspected(inspect(november, february)));
        active.refused(inspect(november, february.plusDays(1)), "R-33", "certificate-too-old");
    }

    @Test
    @DisplayName("R-33 neither the inspection nor the certificate lies in the future; days are those of Berlin")
    void notInTheFuture() {
        active.refused(inspect(MAY_4, MAY_4.plusDays(1)), "R-33", "inspected-in-the-future");
        active.refused(inspect(MAY_4.plusDays(1), MAY_4.plusDays(1)), "R-33", "inspected-in-the-future");
        active.refused(inspect(MAY_4.plusDays(1), MAY_4), "R-33", "inspected-before-issued");
        RecordInspection next = inspect(MAY_4.plusDays(1), MAY_4.plusDays(1));
        active.at(Instant.parse("2026-05-04T22:00:00Z")).then(next, inspected(next));
        active.at(Instant.parse("2026-05-04T21:59:59Z")).refused(next, "R-33", "inspected-in-the-future");
    }

    @Test
    @DisplayName("R-33 the inspector is not the volunteer")
    void notByThemself() {
        Inspection found = new Inspection(MAY_4, MAY_4, false);
        active.refused(new RecordInspection(VOLUNTEER, FIRST, found, BEN), "R-33", "inspected-by-someone-else");
        active.then(
                new RecordInspection(VOLUNTEER, FIRST, found, null),
                new CertificateInspected(VOLUNTEER, BEN, FIRST, found));
    }

    @Test
    void whoHasLeftIsNotInspected() {
        active.given(new VolunteerStatusChanged(VOLUNTEER, BEN, VolunteerStatus.LEFT, null))
                .refused(inspect(MAY_4, MAY_4), null, "volunteer-has-left");
    }

    @Test
    @DisplayName("R-34 an inspection is erased once; snapshots never hold what was found")
    void erasedOnce() {
        Scenario<Volunteer> inspected = active.given(inspected(inspect(MAY_4, MAY_4)));
        inspected.then(new EraseInspection(VOLUNTEER, FIRST), new InspectionErased(VOLUNTEER, FIRST));
        inspected.given(new InspectionErased(VOLUNTEER, FIRST)).then(new EraseInspection(VOLUNTEER, FIRST));
        Snapshots.check(active, inspect(MAY_4, MAY_4));
        Snapshots.check(inspected, new EraseInspection(VOLUNTEER, FIRST));
    }

    @Test
    @DisplayName("R-33 over HTTP the volunteer who is staff does not inspect their own certificate, nor for themself")
    void overHttp() {
        String volunteer = volunteer(coerde.person());
        LocalDate today = today();
        Answer inspection = inspection(volunteer, today, "");
        assertThat(inspection.status()).as(inspection.body()).isEqualTo(201);
        assertThat(inspection.header("Location")).isEqualTo(path(volunteer) + "/" + inspection.id());
        assertThat(stored(volunteer)).containsExactly("volunteer.registered", "volunteer.certificate-inspected");

        PersonId cem = coerde.person();
        String own = volunteer(cem);
        refused(
                coerde.http().post(path(own), body(today, ""), "On-Behalf-Of", cem.toString()),
                403,
                "R-33",
                "inspected-by-someone-else");
        ok(coerde.as("admin", "administrator").put("/api/v1/organisation", "{\"name\": \"x\", \"kind\": \"CHURCH\"}"));
        String manager = JdbcClient.create(database.owner())
                .sql("SELECT meta_data::jsonb ->> 'actor' FROM events.domain_event WHERE aggregate_identifier = :id"
                        + " AND sequence_number = 1")
                .param("id", volunteer)
                .query(String.class)
                .single();
        PersonId themself = coerde.staff(
                        new org.quartier.kernel.id.ActorId(UUID.fromString(manager)), "quarter-manager")
                .person();
        String managers = volunteer(themself);
        refused(coerde.http().post(path(managers), body(today, "")), 403, "R-33", "inspected-by-someone-else");
        assertThat(stored(managers)).containsExactly("volunteer.registered");
    }

    @Test
    @DisplayName("R-34 no request can bring a document along")
    void noDocument() {
        String volunteer = volunteer(coerde.person());
        assertThat(inspection(volunteer, today(), ", \"document\": \"JVBERi0=\"")
                        .status())
                .isEqualTo(400);
        assertThat(coerde.http()
                        .post(path(volunteer), "--x--", "Content-Type", "multipart/form-data; boundary=x")
                        .status())
                .isEqualTo(415);
        assertThat(coerde.as("mod", "moderator")
                        .post(path(volunteer), body(today(), ""))
                        .status())
                .isEqualTo(403);
        assertThat(stored(volunteer)).containsExactly("volunteer.registered");
    }

    @Test
    @DisplayName("R-34 one inspection is erased alone: its key is destroyed, the log is not changed")
    void erasedAlone() {
        PersonId ben = coerde.person();
        String volunteer = volunteer(ben);
        String first = made(inspection(volunteer, today().minusDays(1), ""));
        String second = made(inspection(volunteer, today(), ""));
        List<String> log = payloads(volunteer);

        ok(coerde.http().delete(path(volunteer) + "/" + first));

        await().until(() -> !hasKey(first));
        assertThat(hasKey(second)).isTrue();
        assertThat(hasKey(ben.toString())).isTrue();
        assertThat(payloads(volunteer)).startsWith(log.toArray(String[]::new)).hasSize(4);
        assertThat(kept(volunteer)).containsExactly(second);
        List<Object> read = store.readEvents(volunteer)
                .asStream()
                .<Object>map(event -> event.getPayload())
                .toList();
        assertThat(((CertificateInspected) read.get(1)).found()).isNull();
        assertThat(((CertificateInspected) read.get(2)).found()).isNotNull();
        ok(coerde.http().delete(path(volunteer) + "/" + first));
        refused(coerde.http().delete(path(volunteer) + "/" + InspectionId.next()), 404, null, "not-found");
        assertThat(payloads(volunteer)).hasSize(4);
    }

    @Test
    @DisplayName("R-34 the deletion clock is the organisation's, and erases by itself when it is over")
    void deletionClock() {
        settings("\"clearanceYears\": 1, \"inspectionKeptMonths\": 1");
        String volunteer = volunteer(coerde.person());
        LocalDate lastYear = today().minusYears(1);
        String inspection = made(inspection(volunteer, lastYear, ""));
        assertThat(over(inspection))
                .isEqualTo(lastYear.plusYears(1).plusMonths(1).plusDays(1));

        settings("\"clearanceYears\": 2, \"inspectionKeptMonths\": 0");
        assertThat(over(inspection)).isEqualTo(lastYear.plusYears(2).plusDays(1));
        settings("\"clearanceYears\": 1, \"inspectionKeptMonths\": 0");
        assertThat(over(inspection)).isEqualTo(today().plusDays(1));
        assertThat(hasKey(inspection)).isTrue();

        clock.forward(Duration.ofDays(1));
        await().until(() -> !hasKey(inspection));
        assertThat(stored(volunteer)).endsWith("volunteer.inspection-erased");
        assertThat(kept(volunteer)).isEmpty();
    }

    @Test
    @DisplayName("R-34 who leaves is not kept longer than the months after, and who comes back is")
    void afterLeaving() {
        String volunteer = volunteer(coerde.person());
        String inspection = made(inspection(volunteer, today(), ""));
        assertThat(over(inspection))
                .isEqualTo(today().plusYears(5).plusMonths(3).plusDays(1));
        ok(coerde.http().put("/api/v1/volunteers/" + volunteer + "/status", "{\"status\": \"LEFT\"}"));
        assertThat(over(inspection)).isEqualTo(today().plusMonths(3).plusDays(1));
        ok(coerde.http().put("/api/v1/volunteers/" + volunteer + "/status", "{\"status\": \"ACTIVE\"}"));
        assertThat(over(inspection))
                .isEqualTo(today().plusYears(5).plusMonths(3).plusDays(1));
    }

    @Test
    @DisplayName("R-34 with the person their inspections are erased")
    void withThePerson() {
        PersonId ben = coerde.person();
        String volunteer = volunteer(ben);
        String inspection = made(inspection(volunteer, today(), ""));
        ok(coerde.http().post("/api/v1/persons/" + ben + "/erasure", "{\"reason\": \"he asked for it\"}"));
        await().until(() -> !hasKey(inspection));
        assertThat(kept(volunteer)).isEmpty();
        refused(inspection(volunteer, today(), ""), 409, "R-69", "person-erased");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Berlin"));
    }

    private static String path(String volunteer) {
        return "/api/v1/volunteers/" + volunteer + "/inspections";
    }

    private static String body(LocalDate day, String more) {
        return "{\"issuedOn\": \"%1$s\", \"inspectedOn\": \"%1$s\", \"relevantEntry\": false %2$s}"
                .formatted(day, more);
    }

    private Answer inspection(String volunteer, LocalDate day, String more) {
        return coerde.http().post(path(volunteer), body(day, more));
    }

    private String volunteer(PersonId person) {
        return made(coerde.http().post("/api/v1/volunteers", """
            {"personId": "%s", "quarter": "%s"}\
            """.formatted(person, coerde.quarter())));
    }

    private void settings(String settings) {
        TestHttp administrator = coerde.as("administrator", "administrator");
        ok(administrator.put("/api/v1/organisation", """
            {"name": "Caritas", "kind": "CHARITY", "settings": {%s}}\
            """.formatted(settings)));
    }

    private List<String> stored(String volunteer) {
        return office.stored(volunteer);
    }

    private List<String> payloads(String volunteer) {
        return owner().sql("SELECT payload FROM events.domain_event WHERE aggregate_identifier = :id"
                        + " ORDER BY sequence_number")
                .param("id", volunteer)
                .query(String.class)
                .list();
    }

    private List<String> kept(String volunteer) {
        return owner().sql("SELECT inspection::text FROM command.inspection WHERE volunteer = :id")
                .param("id", UUID.fromString(volunteer))
                .query(String.class)
                .list();
    }

    private boolean hasKey(String subject) {
        return owner().sql("SELECT wrapped IS NOT NULL FROM keys.subject_key WHERE subject = :id")
                .param("id", UUID.fromString(subject))
                .query(Boolean.class)
                .single();
    }

    /** The day on which it is to be erased. */
    private LocalDate over(String inspection) {
        return owner().sql("SELECT execution_time FROM command.scheduled_task WHERE task_name = 'erase-inspection'"
                        + " AND task_instance LIKE '%' || :id")
                .param("id", inspection)
                .query(java.time.OffsetDateTime.class)
                .single()
                .atZoneSameInstant(ZoneId.of("Europe/Berlin"))
                .toLocalDate();
    }

    private JdbcClient owner() {
        return JdbcClient.create(database.owner());
    }
}
