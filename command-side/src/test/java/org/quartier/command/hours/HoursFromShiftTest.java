package org.quartier.command.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Office.made;
import static org.quartier.command.Office.ok;
import static org.quartier.command.Office.refused;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.command.Office;
import org.quartier.kernel.event.ShiftEvent.ShiftCancelled;
import org.quartier.kernel.event.ShiftEvent.ShiftPlanned;
import org.quartier.kernel.event.ShiftEvent.StandbyJoined;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedUp;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.StaffingNeed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** On 5 May 2026, Anna helped from 10 to 12. */
@CommandSideTest
class HoursFromShiftTest {

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore store;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private TestDatabase database;

    private Neighbourhood coerde;
    private Office office;
    private PersonId anna;
    private VolunteerId annas;
    private ActivityId cafe;
    private ShiftId shift;

    @BeforeEach
    void aShift() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
        office = Office.at(port, database);
        anna = coerde.person();
        annas = coerde.volunteer(anna);
        cafe = Neighbourhood.planned(coerde.plan(Neighbourhood.may5("10:00", "12:00")));
        shift = shift();
        coerde.log().append(coerde.organisation(), shift, new VolunteerSignedUp(shift, annas, anna));
    }

    private ShiftId shift() {
        ShiftId planned = ShiftId.next();
        StaffingNeed need = new StaffingNeed("coffee", at("10:00"), at("12:00"), 2, List.of());
        coerde.log().append(coerde.organisation(), planned, new ShiftPlanned(planned, cafe, need));
        return planned;
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse("2026-05-05T" + time + ":00+02:00").toInstant();
    }

    private Answer log(ShiftId from, String start, String end, String more) {
        return coerde.http().post("/api/v1/volunteers/" + annas + "/hours", """
            {"shift": "%s", "task": "coffee", "start": "2026-05-05T%s:00+02:00", "end": "2026-05-05T%s:00+02:00" %s}\
            """.formatted(from, start, end, more));
    }

    private void refusedAndNotStored(Answer answer, int status, String name) {
        refused(answer, status, "R-38", name);
        assertThat(office.storedInAll()).isEqualTo(before);
    }

    private long before;

    private void remember() {
        before = office.storedInAll();
    }

    @Test
    @DisplayName(
            "R-38 an entry is logged from a shift once; a rejected one makes room for another, and does not come back")
    void once() {
        String first = made(log(shift, "10:00", "11:30", ""));
        remember();
        refusedAndNotStored(log(shift, "11:30", "12:00", ""), 409, "logged-already");
        refusedAndNotStored(log(shift, "11:30", "12:00", ", \"draft\": true"), 409, "logged-already");
        ok(coerde.http().post("/api/v1/hours/" + first + "/rejection", "{\"reason\": \"not yours\"}"));
        String second = made(log(shift, "11:30", "12:00", ", \"draft\": true"));
        remember();
        refusedAndNotStored(coerde.http().post("/api/v1/hours/" + first + "/submission", ""), 409, "logged-already");
        refusedAndNotStored(coerde.http().post("/api/v1/hours/" + first + "/corrections", """
            {"start": "2026-05-05T10:00:00+02:00", "end": "2026-05-05T11:00:00+02:00", "reason": "shorter"}\
            """), 409, "logged-already");
        ok(coerde.http().post("/api/v1/hours/" + second + "/submission", ""));
    }

    @Test
    @DisplayName("R-38 of entries that are logged from a shift at the same instant there is one")
    void atTheSameInstant() {
        List<Integer> answers = IntStream.range(0, 6)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> log(shift, "10:0" + n, "10:0" + (n + 1), n % 2 == 0 ? "" : ", \"draft\": true")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .toList();
        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({"09:00, 10:00, false", "09:00, 10:01, true", "11:59, 13:00, true", "12:00, 13:00, false"})
    @DisplayName("R-38 hours from a shift are of its time, at least in part")
    void itsTime(String start, String end, boolean possible) {
        remember();
        Answer answer = log(shift, start, end, "");
        if (possible) {
            made(answer);
        } else {
            refusedAndNotStored(answer, 422, "not-of-its-time");
        }
    }

    @Test
    @DisplayName("R-38 only who signed up logs from a shift, and from one that took place")
    void onTheShift() {
        ShiftId other = shift();
        coerde.log().append(coerde.organisation(), other, new StandbyJoined(other, annas, anna));
        remember();
        refusedAndNotStored(log(other, "10:00", "11:00", ""), 422, "not-on-the-shift");
        coerde.log().append(coerde.organisation(), shift, new ShiftCancelled(shift));
        remember();
        refusedAndNotStored(log(shift, "10:00", "11:00", ""), 409, "shift-did-not-take-place");
    }

    @Test
    @DisplayName("R-38 the activity of such hours is the one that the shift helps")
    void itsActivity() {
        ActivityId choir = Neighbourhood.planned(coerde.plan(Neighbourhood.may5("10:00", "12:00")));
        remember();
        refusedAndNotStored(
                log(shift, "10:00", "11:00", ", \"activity\": \"%s\"".formatted(choir)), 422, "not-of-its-activity");
        made(log(shift, "10:00", "11:00", ", \"activity\": \"%s\"".formatted(cafe)));
    }

    @Test
    void aShiftThatIsNotThereIsUnknown() {
        ShiftId ours = shift;
        aShift(); // of another organisation, whose volunteer asks
        remember();
        refused(log(ours, "10:00", "11:00", ""), 422, "R-73", "unknown-reference");
        refused(log(ShiftId.next(), "10:00", "11:00", ""), 422, "R-73", "unknown-reference");
        assertThat(office.storedInAll()).isEqualTo(before);
    }

    @Test
    @DisplayName("R-29 R-38 a moderator logs from shifts of the activities they lead")
    void byItsModerator() {
        remember();
        Answer answer =
                coerde.as("someone", "moderator").post("/api/v1/volunteers/" + annas + "/hours", """
                    {"shift": "%s", "task": "x", "start": "2026-05-05T10:00:00+02:00", "end": "2026-05-05T11:00:00+02:00"}\
                    """.formatted(shift));
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(office.storedInAll()).isEqualTo(before);
    }
}
