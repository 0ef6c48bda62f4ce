package org.quartier.query.outofhours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.query.Given.BERLIN;
import static org.quartier.query.Given.details;
import static org.quartier.query.Given.planned;
import static org.quartier.query.Given.slot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityHoursNoted;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.StaffId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.ModeratorRole;
import org.quartier.kernel.value.OutOfHours;
import org.quartier.kernel.value.OutOfHours.Why;
import org.quartier.query.Csv;
import org.quartier.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class OutOfHoursTest {

    private static final String IN_2024 = "?from=2024-01-01&to=2025-01-01";

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    private final OrganisationId organisation = new OrganisationId("org-" + UUID.randomUUID());
    private final QuarterId coerde = QuarterId.next();
    private final PersonId anna = PersonId.next();
    private final PersonId ben = PersonId.next();
    private long position;

    @BeforeEach
    void aQuarterWithStaff() {
        append(coerde, new QuarterOpened(coerde, "Coerde", "Münster", "NW", BERLIN, List.of()));
        for (PersonId person : List.of(anna, ben)) {
            StaffId staff = StaffId.next();
            append(
                    person,
                    new PersonRegistered(
                            person, person.equals(anna) ? "Anna" : "Ben", "Beck", null, null, List.of(), coerde));
            append(staff, new StaffMemberJoined(staff, person, null, List.of("moderator"), List.of(coerde)));
        }
    }

    private void append(Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, Instant.now()), aggregate, events);
    }

    private static ActivityDetails heldBy(PersonId keyHolder) {
        ActivityDetails all = details("Choir");
        return new ActivityDetails(
                all.kind(),
                all.title(),
                null,
                null,
                null,
                "https://example.org",
                null,
                null,
                null,
                null,
                List.of(),
                keyHolder,
                null,
                all.visibility());
    }

    private ActivityId held(String start, String end, @Nullable Integer minutes, PersonId... moderators) {
        ActivityId activity = ActivityId.next();
        append(activity, planned(activity, coerde, "Choir", slot(start, end)));
        if (minutes != null) {
            append(activity, new ActivityHoursNoted(activity, new OutOfHours(Why.SUNDAY, minutes), null));
        }
        for (PersonId moderator : moderators) {
            append(activity, new ModeratorAssigned(activity, moderator, ModeratorRole.CO, null));
        }
        append(activity, new ActivityPublished(activity, null));
        return activity;
    }

    private Answer get(String role, String path) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("someone", organisation.value(), role))
                .get("/api/v1/" + path, "Consistent-With", Long.toString(position));
    }

    private List<String> rows(String role, String query) {
        Answer answer = get(role, "statistics/out-of-hours" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> rows = new ArrayList<>();
        for (JsonNode row : answer.json().get("rows")) {
            rows.add("%s %s %d %d"
                    .formatted(
                            row.get("month").asString(),
                            row.has("name") && !row.get("name").isNull()
                                    ? row.get("name").asString()
                                    : row.get("personId").asString(),
                            row.get("activities").asInt(),
                            row.get("minutes").asInt()));
        }
        return rows;
    }

    @Test
    @DisplayName("R-09 work out of hours is counted per staff member and month, moderators and key holders once each")
    void perMonth() {
        held("2024-05-05T10:00", "2024-05-05T12:00", 120, anna, ben);
        ActivityId second = held("2024-05-12T10:00", "2024-05-12T11:00", 60, anna);
        append(second, new ActivityChanged(second, heldBy(anna), null));
        ActivityId third = held("2024-06-02T10:00", "2024-06-02T10:30", 30);
        append(third, new ActivityChanged(third, heldBy(ben), null));
        held("2024-05-06T10:00", "2024-05-06T12:00", null, anna); // a Monday
        held("2024-05-19T10:00", "2024-05-19T12:00", 120, PersonId.next()); // a volunteer
        ActivityId called = held("2024-05-26T10:00", "2024-05-26T12:00", 120, anna);
        append(called, new ActivityCancelled(called, "rain"));
        held("2031-05-04T10:00", "2031-05-04T12:00", 120, anna); // has not taken place

        assertThat(rows("quarter-manager", IN_2024))
                .containsExactlyInAnyOrder(
                        "2024-05 Anna Beck 2 180", "2024-05 Ben Beck 1 120", "2024-06 Ben Beck 1 30");
        assertThat(rows("quarter-manager", "?from=2031-01-01&to=2032-01-01")).isEmpty();
        assertThat(rows("regional-manager", "?from=2024-06-01&to=2024-07-01"))
                .containsExactly("2024-06 " + ben + " 1 30");
        assertThat(get("reader", "statistics/out-of-hours" + IN_2024).status()).isEqualTo(403);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "2024-05-05, 2024-05-06, 1",
        "2024-05-04, 2024-05-05, 0",
        "2024-05-06, 2024-05-07, 0",
    })
    @DisplayName("R-09 days are those of the quarter: half past midnight belongs to the new one")
    void days(String from, String to, int rows) {
        held("2024-05-05T00:30", "2024-05-05T01:30", 60, anna);
        assertThat(rows("auditor", "?from=" + from + "&to=" + to)).hasSize(rows);
    }

    @Test
    @DisplayName("R-09 the same figures as CSV, with what they mean in each line")
    void csv() {
        held("2024-05-05T10:00", "2024-05-05T12:00", 120, anna);
        Answer answer = get("administrator", "statistics/out-of-hours.csv" + IN_2024 + "&quarter=" + coerde);
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        List<List<String>> lines = Csv.parse(answer.body());
        assertThat(lines.get(0))
                .containsExactly(
                        "month",
                        "personId",
                        "name",
                        "activities",
                        "minutes",
                        "definition",
                        "asOf",
                        "knownAt",
                        "position");
        assertThat(lines.get(1)).startsWith("2024-05", anna.toString(), "Anna Beck", "1", "120", "out-of-hours-1");
        assertThat(lines).hasSize(2);
    }

    @Test
    void whatCannotBeAskedIsNamed() {
        assertThat(get("administrator", "statistics/out-of-hours?from=2024-02-01&to=2024-01-01")
                        .text("/errors/0/field"))
                .isEqualTo("to");
        assertThat(get("administrator", "statistics/out-of-hours?from=0000-01-01&to=2024-01-01")
                        .status())
                .isEqualTo(400);
        assertThat(get("administrator", "statistics/out-of-hours" + IN_2024 + "&quarter=" + QuarterId.next())
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("R-09 plan and calendar say what is out of hours, and the calendar finds it")
    void marks() {
        ActivityId sunday = held("2024-05-05T10:00", "2024-05-05T12:00", 120);
        ActivityId monday = held("2024-05-06T10:00", "2024-05-06T12:00", 60);
        append(monday, new ActivityHoursNoted(monday, null, null));
        ActivityId tuesday = held("2024-05-07T10:00", "2024-05-07T12:00", null);

        Answer plan = get("reader", "activities/" + sunday);
        assertThat(plan.json().get("outOfHours").asBoolean()).isTrue();
        assertThat(plan.text("outOfHoursBecause")).isEqualTo("SUNDAY");
        assertThat(get("reader", "activities/" + monday)
                        .json()
                        .get("outOfHours")
                        .asBoolean())
                .isFalse();
        assertThat(found("")).containsExactly(sunday + " true", monday + " false", tuesday + " false");
        assertThat(found("&outOfHours=true")).containsExactly(sunday + " true");
        assertThat(found("&outOfHours=false")).containsExactly(monday + " false", tuesday + " false");
        assertThat(get("reader", "calendar.ics?outOfHours=true&from=2024-01-01&to=2025-01-01")
                        .body())
                .contains(sunday.toString())
                .doesNotContain(monday.toString());
    }

    private List<String> found(String filter) {
        List<String> found = new ArrayList<>();
        for (JsonNode item :
                get("reader", "calendar?quarter=" + coerde + filter).json().get("items")) {
            found.add(item.get("activity").asString() + " "
                    + item.get("outOfHours").asBoolean());
        }
        return found;
    }
}
