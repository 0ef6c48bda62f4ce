package org.quartier.query.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.HourEntryEvent.ApprovalRevoked;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursCorrected;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursRejected;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.privacy.SubjectKeys;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class HoursTest {

    private static final Instant MAY_4 = Instant.parse("2026-05-04T10:00:00Z");
    private static final Instant MAY_5 = MAY_4.plus(1, ChronoUnit.DAYS);
    private static final Instant MAY_6 = MAY_4.plus(2, ChronoUnit.DAYS);

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private SubjectKeys keys;

    @Autowired
    private RebuildCheck rebuild;

    private final PersonId anna = PersonId.next();
    private final VolunteerId volunteer = VolunteerId.next();
    private OrganisationId organisation;
    private long position;

    @BeforeEach
    void aVolunteer() {
        organisation = new OrganisationId("hours-" + UUID.randomUUID());
        QuarterId quarter = QuarterId.next();
        append(quarter, new QuarterOpened(quarter, "Coerde", "Münster", "NW", ZoneId.of("Europe/Berlin"), List.of()));
        append(anna, new PersonRegistered(anna, "Anna", "Neu", null, null, List.of(), null));
        append(volunteer, new VolunteerRegistered(volunteer, anna, quarter, List.of()));
    }

    @Test
    @DisplayName("R-39 only approved entries count, and a rejected one counts once it was submitted again and approved")
    void onlyApprovedCounts() {
        HourEntryId draft = drafted(MAY_4, 10);
        HourEntryId submitted = submitted(MAY_4, 20);
        HourEntryId approved = submitted(MAY_4, 40);
        HourEntryId rejected = submitted(MAY_4, 80);
        append(approved, new HoursApproved(approved, anna));
        append(rejected, new HoursRejected(rejected, anna, "not seen"));

        assertThat(statement("").text("approvedMinutes")).isEqualTo("40");
        assertThat(statement("").text("/entries/0/id")).isEqualTo(approved.toString());
        assertThat(found("?status=DRAFT")).containsExactly(draft);
        assertThat(found("?status=SUBMITTED")).containsExactly(submitted);
        assertThat(found("?status=APPROVED")).containsExactly(approved);
        assertThat(found("?status=REJECTED")).containsExactly(rejected);

        append(
                rejected,
                new HoursSubmitted(rejected, anna, MAY_4, MAY_4.plusSeconds(60 * 60), 60),
                new HoursApproved(rejected, anna));
        assertThat(statement("").text("approvedMinutes")).isEqualTo("100");
    }

    @Test
    @DisplayName("R-41 a corrected entry waits again, and a statement as of an earlier day shows the approved value")
    void aCorrectionIsSeenFromItsDayOn() {
        HourEntryId entry = HourEntryId.next();
        Instant end = MAY_4.plusSeconds(90 * 60);
        Instant laterEnd = MAY_4.plusSeconds(120 * 60);
        appendAt(
                MAY_4,
                entry,
                new HoursDrafted(entry, volunteer, anna, null, "cooked", MAY_4, end, 90),
                new HoursSubmitted(entry, anna, MAY_4, end, 90),
                new HoursApproved(entry, anna));
        appendAt(MAY_5, entry, new HoursCorrected(entry, anna, MAY_4, end, 90, MAY_4, laterEnd, 120, "was longer"));
        appendAt(MAY_6, entry, new HoursApproved(entry, anna));

        assertThat(statement("?asOf=2026-05-03").text("approvedMinutes")).isEqualTo("0");
        assertThat(statement("?asOf=2026-05-04").text("approvedMinutes")).isEqualTo("90");
        assertThat(statement("?asOf=2026-05-04").text("/entries/0/end")).isEqualTo(end.toString());
        assertThat(statement("?asOf=2026-05-05").text("approvedMinutes")).isEqualTo("0");
        assertThat(statement("?asOf=2026-05-06").text("approvedMinutes")).isEqualTo("120");
        assertThat(statement("").text("approvedMinutes")).isEqualTo("120");
    }

    @Test
    @DisplayName("R-41 a revoked approval no longer counts from its day on, in the zone of the quarter")
    void aRevocationIsSeenFromItsDayOn() {
        HourEntryId entry = HourEntryId.next();
        appendAt(
                MAY_4,
                entry,
                new HoursDrafted(entry, volunteer, anna, null, null, MAY_4, MAY_4.plusSeconds(3_600), 60),
                new HoursSubmitted(entry, anna, MAY_4, MAY_4.plusSeconds(3_600), 60),
                new HoursApproved(entry, anna));
        // half past midnight in Berlin, still the day before in UTC
        appendAt(Instant.parse("2026-05-05T22:30:00Z"), entry, new ApprovalRevoked(entry, anna, "by mistake"));

        assertThat(statement("?asOf=2026-05-05").text("approvedMinutes")).isEqualTo("60");
        assertThat(statement("?asOf=2026-05-06").text("approvedMinutes")).isEqualTo("0");
    }

    @Test
    @DisplayName("R-44 the total is the sum of the approved minutes of the year on the as-of day")
    void theTotalIsTheSumOfTheYear() {
        // 2025-12-31 23:59:59 and 2026-01-01 00:00 in Berlin
        approved(Instant.parse("2025-12-31T22:59:59Z"), 1);
        approved(Instant.parse("2025-12-31T23:00:00Z"), 2);
        approved(MAY_4, 4);
        ActivityId cafe = ActivityId.next();
        HourEntryId entry = HourEntryId.next();
        Instant end = MAY_5.plusSeconds(8 * 60);
        append(
                entry,
                new HoursDrafted(entry, volunteer, anna, cafe, "cooked", MAY_5, end, 8),
                new HoursSubmitted(entry, anna, MAY_5, end, 8),
                new HoursApproved(entry, anna));

        Answer statement = statement("?year=2026");

        assertThat(statement.text("approvedMinutes")).isEqualTo("14");
        assertThat(statement.json().get("entries").size()).isEqualTo(3);
        assertThat(statement.json().at("/entries/2").toString()).isEqualTo("""
            {"id":"%s","activity":"%s","task":"cooked","start":"2026-05-05T10:00:00Z",\
            "end":"2026-05-05T10:08:00Z","minutes":8}\
            """.formatted(entry, cafe));
        assertThat(statement.text("year")).isEqualTo("2026");
        assertThat(statement.text("name")).isEqualTo("Anna Neu");
        assertThat(statement.text("volunteer")).isEqualTo(volunteer.toString());
        assertThat(statement.text("definition")).isEqualTo("hours-statement/1");
        assertThat(Long.parseLong(statement.text("position"))).isGreaterThanOrEqualTo(position);
        assertThat(LocalDate.parse(statement.text("asOf")))
                .isCloseTo(
                        LocalDate.now(ZoneId.of("Europe/Berlin")),
                        org.assertj.core.api.Assertions.within(1, ChronoUnit.DAYS));
        assertThat(statement("?year=2025").text("approvedMinutes")).isEqualTo("1");
        assertThat(statement("?year=2024").text("approvedMinutes")).isEqualTo("0");
        assertThat(statement("?asOf=2025-12-31").text("year")).isEqualTo("2025");
    }

    @Test
    void entriesAreFoundByVolunteerAndDayOfTheQuarter() {
        HourEntryId late = submitted(Instant.parse("2026-05-04T21:59:59Z"), 5);
        HourEntryId next = submitted(Instant.parse("2026-05-04T22:00:00Z"), 5);

        assertThat(found("?from=2026-05-04&to=2026-05-05")).containsExactly(late);
        assertThat(found("?from=2026-05-05")).containsExactly(next);
        assertThat(found("?to=2026-05-04")).isEmpty();
        assertThat(found("?volunteer=" + volunteer)).containsExactly(late, next);
        assertThat(found("?volunteer=" + VolunteerId.next())).isEmpty();
        Answer first = get("quarter-manager", "/api/v1/hours?limit=1");
        assertThat(ids(first)).containsExactly(late);
        assertThat(found("?limit=1&cursor=" + first.text("next"))).containsExactly(next);
        assertThat(ids(get("quarter-manager", "/api/v1/volunteers/" + volunteer + "/hours?from=2026-05-05")))
                .containsExactly(next);
    }

    @Test
    void anEntrySaysWhoWroteItAndNamesNobodyToThoseWhoSeeNoNames() {
        HourEntryId entry = HourEntryId.next();
        EventMetadata about = TestLog.about(organisation, Instant.now());
        position = log.append(
                about,
                entry,
                new HoursDrafted(entry, volunteer, anna, null, "cooked", MAY_4, MAY_4.plusSeconds(300), 5));

        Answer seen = get("auditor", "/api/v1/hours");
        Answer nameless = get("regional-manager", "/api/v1/hours");

        assertThat(seen.json().at("/items/0").toString())
                .isEqualTo("""
                    {"id":"%s","volunteer":"%s","person":"%s","name":"Anna Neu","task":"cooked","status":"DRAFT",\
                    "start":"2026-05-04T10:00:00Z","end":"2026-05-04T10:05:00Z","minutes":5,"version":0,\
                    "writtenBy":"%s"}\
                    """.formatted(entry, volunteer, anna, about.actor()));
        assertThat(nameless.body()).contains(entry.toString()).doesNotContain("Anna", "cooked");
        assertThat(get("regional-manager", "/api/v1/volunteers/" + volunteer + "/hours-statement")
                        .body())
                .doesNotContain("Anna");
        assertThat(get("reader", "/api/v1/hours").status()).isEqualTo(403);
    }

    @Test
    void nothingIsSeenOfAnotherOrganisation() {
        HourEntryId entry = submitted(MAY_4, 5);
        organisation = new OrganisationId("Other");

        assertThat(get("administrator", "/api/v1/hours").body()).doesNotContain(entry.toString());
        assertThat(found("?volunteer=" + volunteer)).isEmpty();
        assertThat(get("administrator", "/api/v1/volunteers/" + volunteer + "/hours")
                        .status())
                .isEqualTo(404);
        assertThat(statement("").status()).isEqualTo(404);
    }

    @Test
    void whatCannotBeAskedIsRefusedByField() {
        assertMalformed("/api/v1/hours?status=approved", "status");
        assertMalformed("/api/v1/hours?from=yesterday", "from");
        assertMalformed("/api/v1/hours?to=%2B12026-01-01", "to");
        assertMalformed("/api/v1/hours?volunteer=anna", "volunteer");
        assertMalformed("/api/v1/hours?cursor=eA", "cursor");
        assertMalformed("/api/v1/volunteers/" + volunteer + "/hours-statement?year=0", "year");
        assertMalformed("/api/v1/volunteers/" + volunteer + "/hours-statement?year=10000", "year");
        assertMalformed("/api/v1/volunteers/" + volunteer + "/hours-statement?asOf=2999-01-01", "asOf");
        assertMalformed("/api/v1/volunteers/" + volunteer + "/hours-statement?asOf=05/04/26", "asOf");
    }

    @Test
    @DisplayName("R-69 after an erasure the minutes are the same and the task is gone, also for what comes late")
    void anErasureTakesTheTaskAndLeavesTheMinutes() {
        approved(MAY_4, 30);
        keys.destroy(anna.value(), organisation);
        append(anna, new PersonErased(anna));
        approved(MAY_5, 12, null);

        Answer statement = statement("?year=2026");

        assertThat(statement.text("approvedMinutes")).isEqualTo("42");
        assertThat(statement.text("name")).isEqualTo("erased person");
        assertThat(statement.body()).doesNotContain("task");
        rebuild.keepsEverythingOf("hours");
    }

    private HourEntryId drafted(Instant start, int minutes) {
        return drafted(start, minutes, "cooked");
    }

    private HourEntryId drafted(Instant start, int minutes, String task) {
        HourEntryId entry = HourEntryId.next();
        append(
                entry,
                new HoursDrafted(entry, volunteer, anna, null, task, start, start.plusSeconds(minutes * 60L), minutes));
        return entry;
    }

    private HourEntryId submitted(Instant start, int minutes) {
        return submitted(start, minutes, "cooked");
    }

    private HourEntryId submitted(Instant start, int minutes, String task) {
        HourEntryId entry = drafted(start, minutes, task);
        append(entry, new HoursSubmitted(entry, anna, start, start.plusSeconds(minutes * 60L), minutes));
        return entry;
    }

    private void approved(Instant start, int minutes) {
        approved(start, minutes, "cooked");
    }

    private void approved(Instant start, int minutes, String task) {
        HourEntryId entry = submitted(start, minutes, task);
        append(entry, new HoursApproved(entry, anna));
    }

    private void append(Object aggregate, DomainEvent... events) {
        appendAt(Instant.now(), aggregate, events);
    }

    private void appendAt(Instant recordedAt, Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, recordedAt), recordedAt, aggregate, events);
    }

    private Answer statement(String query) {
        return get("quarter-manager", "/api/v1/volunteers/" + volunteer + "/hours-statement" + query);
    }

    private List<HourEntryId> found(String query) {
        return ids(get("quarter-manager", "/api/v1/hours" + query));
    }

    private static List<HourEntryId> ids(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<HourEntryId> ids = new ArrayList<>();
        for (JsonNode item : answer.json().get("items")) {
            ids.add(new HourEntryId(UUID.fromString(item.get("id").asString())));
        }
        return ids;
    }

    private void assertMalformed(String path, String field) {
        Answer answer = get("quarter-manager", path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    private Answer get(String role, String path) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("somebody", organisation.value(), role))
                .get(path, "Consistent-With", Long.toString(position));
    }
}
