package org.quartier.command.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Office.made;
import static org.quartier.command.Office.ok;
import static org.quartier.command.Office.refused;
import static org.quartier.command.period.June.PRESENT;
import static org.quartier.command.period.June.path;

import java.time.YearMonth;
import java.time.ZoneOffset;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Closing a period over HTTP, and what is still possible afterwards with what lies in it. */
@CommandSideTest
class ClosingHttpTest {

    @Autowired
    private EventStore events;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private TestDatabase database;

    @LocalServerPort
    private int port;

    private June june;

    @BeforeEach
    void aMonthThatIsOver() {
        june = June.at(port, new CommandLog(events, transactions), database);
    }

    @Test
    @DisplayName("R-43 a period that is over is closed once, and answers with its days")
    void once() {
        String period = june.month().toString();
        Answer closed = june.close(period);
        assertThat(made(closed)).isEqualTo(period);
        assertThat(closed.header("Location")).isEqualTo("/api/v1/reporting-periods/" + period);
        assertThat(closed.text("from")).isEqualTo(june.month().atDay(1).toString());
        assertThat(closed.text("to"))
                .isEqualTo(june.month().plusMonths(1).atDay(1).toString());
        assertThat(june.position("period.closed")).isEqualTo(Long.parseLong(closed.position()));
        long before = june.stored();
        refused(june.close(period), 409, "R-43", "already-closed");
        assertThat(june.stored()).isEqualTo(before);
    }

    @Test
    @DisplayName("R-43 the same request sent again gets the same answer")
    void idempotent() {
        String path = "/api/v1/reporting-periods/" + june.month() + "/closing";
        Answer first = june.manager().post(path, "", "Idempotency-Key", "june");
        assertThat(made(first)).isEqualTo(june.month().toString());
        assertThat(june.manager().post(path, "", "Idempotency-Key", "june").json())
                .isEqualTo(first.json());
    }

    @Test
    @DisplayName("R-43 what is not over, or no period, is not closed")
    void notYet() {
        long before = june.stored();
        refused(june.close(YearMonth.now(ZoneOffset.UTC).plusMonths(1).toString()), 409, "R-43", "not-over");
        refused(june.close("9999"), 409, "R-43", "not-over");
        for (String wrong : new String[] {"2026-13", "june", "2026-Q5", "1969"}) {
            refused(june.close(wrong), 400, null, "malformed");
        }
        assertThat(june.stored()).isEqualTo(before);
    }

    @Test
    @DisplayName("R-43 a month within a closed year is closed with it; a year is closed after its months")
    void monthsAndYears() {
        String lastYear = String.valueOf(YearMonth.now(ZoneOffset.UTC).getYear() - 1);
        made(june.close(lastYear + "-05"));
        made(june.close(lastYear + "-Q2"));
        refused(june.close(lastYear + "-06"), 409, "R-43", "already-closed");
        made(june.close(lastYear));
        refused(june.close(lastYear + "-Q4"), 409, "R-43", "already-closed");
        refused(june.close(lastYear + "-05"), 409, "R-43", "already-closed");
    }

    @Test
    @DisplayName("R-23 after the close who was there is not recorded, checked in, registered or withdrawn any more")
    void onlyCorrections() {
        ActivityId activity = june.activity(june.firstInstant().plusSeconds(86_400));
        PersonId anna = june.registered(activity);
        PersonId ben = june.registered(activity);
        ok(june.manager().put(path(activity, "attendance/" + anna), PRESENT));
        String scan = "{\"walkIn\": {}, \"device\": \"door\", \"nonce\": \"1\"}";
        String checkIn = made(june.manager().post(path(activity, "check-ins"), scan));
        made(june.close());
        PersonId late = june.there().person();
        long before = june.stored();

        closed(june.manager().put(path(activity, "attendance/" + ben), PRESENT));
        closed(june.manager().put(path(activity, "attendance/" + ben), "{\"status\": \"EXCUSED\"}"));
        closed(june.manager().post(path(activity, "check-ins"), scan.replace("1", "2")));
        closed(june.manager()
                .post(
                        path(activity, "check-ins"),
                        "{\"personId\": \"" + ben + "\", \"device\": \"d\", \"nonce\": \"3\"}"));
        closed(june.manager().post(path(activity, "head-counts"), "{\"total\": 9, \"additional\": false}"));
        closed(june.manager()
                .post(
                        path(activity, "head-counts"),
                        "{\"total\": 9, \"additional\": false, \"reason\": \"too short\"}"));
        closed(june.manager().post(path(activity, "check-ins/" + checkIn + "/annulment"), "{\"reason\": \"wrong\"}"));
        closed(june.manager().post(path(activity, "registrations"), "{\"personId\": \"" + late + "\"}"));
        closed(june.manager().post(path(activity, "registrations/" + ben + "/withdrawal"), ""));
        closed(june.manager().post(path(activity, "registrations/" + ben + "/rejection"), ""));
        closed(june.manager().put(path(activity, "capacity"), "{\"places\": 5}"));
        assertThat(june.stored()).isEqualTo(before);

        // what changes nothing is answered as before
        ok(june.manager().put(path(activity, "attendance/" + anna), PRESENT));
        assertThat(made(june.manager().post(path(activity, "check-ins"), scan))).isEqualTo(checkIn);
        assertThat(june.stored()).isEqualTo(before);
    }

    @Test
    @DisplayName("R-23 after the close a correction with a reason is accepted: of attendance, count and check-in")
    void corrections() {
        ActivityId activity = june.activity(june.firstInstant());
        PersonId anna = june.registered(activity);
        String checkIn = made(june.manager()
                .post(path(activity, "check-ins"), "{\"walkIn\": {}, \"device\": \"door\", \"nonce\": \"1\"}"));
        made(june.close());
        String correction = path(activity, "attendance/" + anna + "/corrections");
        refused(june.manager().post(correction, "{\"status\": \"PRESENT\"}"), 422, "R-28", "correction-needs-a-reason");
        ok(june.manager().post(correction, "{\"status\": \"PRESENT\", \"reason\": \"the list was found\"}"));
        made(june.manager()
                .post(
                        path(activity, "head-counts"),
                        "{\"total\": 9, \"additional\": false, \"reason\": \"ten chars.\"}"));
        ok(june.manager().post(path(activity, "check-ins/" + checkIn + "/annulment"), "{\"reason\": \"ten chars.\"}"));
    }

    @Test
    @DisplayName("R-23 the first and the last instant of the period are in it, those next to them are not")
    void boundaries() {
        ActivityId before = june.activity(june.firstInstant().minusNanos(1_000));
        ActivityId first = june.activity(june.firstInstant());
        ActivityId last = june.activity(june.end().minusNanos(1_000));
        ActivityId after = june.activity(june.end());
        // what its own slot says of the zone does not matter: the quarter's day counts
        ActivityId elsewhere = june.activity(june.firstInstant(), java.time.ZoneId.of("America/New_York"));
        made(june.close());
        String heads = "{\"total\": 9, \"additional\": false}";
        closed(june.manager().post(path(first, "head-counts"), heads));
        closed(june.manager().post(path(last, "head-counts"), heads));
        closed(june.manager().post(path(elsewhere, "head-counts"), heads));
        made(june.manager().post(path(before, "head-counts"), heads));
        made(june.manager().post(path(after, "head-counts"), heads));
    }

    @Test
    @DisplayName(
            "R-43 what moves out of a closed period, or into one, needs a reason; the plan itself is adjusted freely")
    void moves() {
        ActivityId inside = june.activity(june.firstInstant().plusSeconds(36_000));
        ActivityId outside = june.activity(june.end().plusSeconds(36_000));
        made(june.close());
        String early = slot(june.firstInstant().plusSeconds(72_000));
        long before = june.stored();
        refused(june.manager().put("/api/v1/activities/" + outside, body(early)), 422, "R-43", "move-needs-a-reason");
        refused(
                june.manager()
                        .put(
                                "/api/v1/activities/" + inside,
                                body(slot(june.end().plusSeconds(72_000)))),
                422,
                "R-43",
                "move-needs-a-reason");
        assertThat(june.stored()).isEqualTo(before);
        ok(june.manager()
                .put(path(outside, "schedule"), "{\"slot\": %s, \"reason\": \"typed wrong\"}".formatted(early)));
        closed(june.manager().post(path(outside, "head-counts"), "{\"total\": 9, \"additional\": false}"));
        ok(june.manager().post(path(inside, "cancellation"), "{\"reason\": \"it rained\"}"));
    }

    @Test
    @DisplayName("R-43 closing is for whoever runs quarters, and closes nothing of another organisation")
    void roles() {
        June elsewhere = June.at(port, new CommandLog(events, transactions), database);
        ActivityId theirs = elsewhere.activity(june.firstInstant());
        String path = "/api/v1/reporting-periods/" + june.month() + "/closing";
        for (String role : new String[] {"moderator", "regional-manager", "auditor", "reader"}) {
            assertThat(june.there().as(role, role).post(path, "").status())
                    .as(role)
                    .isEqualTo(403);
        }
        made(june.there().as("administrator", "administrator").post(path, ""));
        made(elsewhere.manager().post(June.path(theirs, "head-counts"), "{\"total\": 9, \"additional\": false}"));
        made(elsewhere.close());
    }

    @Test
    @DisplayName("R-69 a person is erased whatever is closed, and leaves the waiting list")
    void erasure() {
        ActivityId activity = june.activity(june.firstInstant());
        ok(june.manager().put(path(activity, "capacity"), "{\"places\": 0}"));
        PersonId waiting = june.registered(activity);
        made(june.close());
        ok(june.manager().post("/api/v1/persons/" + waiting + "/erasure", "{\"reason\": \"she asked for it\"}"));
        assertThat(june.position("participation.lapsed")).isGreaterThan(june.position("period.closed"));
    }

    private String body(String slot) {
        return june.there().body(slot, org.quartier.command.Neighbourhood.COMPLETE);
    }

    private static String slot(java.time.Instant start) {
        return "{\"start\": \"%s\", \"end\": \"%s\", \"zone\": \"Europe/Berlin\"}"
                .formatted(start, start.plusSeconds(3_600));
    }

    private static void closed(Answer answer) {
        refused(answer, 409, "R-23", "period-closed");
    }
}
