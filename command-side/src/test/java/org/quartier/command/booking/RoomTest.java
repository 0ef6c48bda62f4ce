package org.quartier.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Neighbourhood.COMPLETE;
import static org.quartier.command.Neighbourhood.may5;
import static org.quartier.command.Neighbourhood.planned;

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
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pre-bookings, closed rooms, fire safety and work out of hours, over HTTP. */
@CommandSideTest
class RoomTest {

    @LocalServerPort
    int port;

    @Autowired
    EventStore store;

    @Autowired
    TransactionManager transactions;

    @Autowired
    @Qualifier("command")
    JdbcClient db;

    @Autowired
    BookingRebuild rebuild;

    private Neighbourhood coerde;
    private RoomId hall;

    @BeforeEach
    void aHall() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
        hall = coerde.room(0, 30);
    }

    private Answer preBook(String slot) {
        return coerde.http()
                .post(
                        "/api/v1/activities",
                        coerde.body(slot, ", \"room\": \"%s\", \"booking\": \"PRE\"".formatted(hall)));
    }

    private Answer confirm(ActivityId activity) {
        return coerde.http().post("/api/v1/activities/" + activity + "/room-confirmation", "");
    }

    private Answer close(String from, String to) {
        return coerde.http().post(closures(), """
            {"from": "2026-05-05T%s:00+02:00", "to": "2026-05-05T%s:00+02:00", "reason": "the floor is waxed"}\
            """.formatted(from, to));
    }

    private String closures() {
        return "/api/v1/venues/" + coerde.venue() + "/rooms/" + hall + "/closures";
    }

    private String lastEvent(Object aggregate) {
        return db.sql("""
            SELECT payload_type || ' ' || payload FROM events.domain_event WHERE aggregate_identifier = :id
            ORDER BY sequence_number DESC LIMIT 1
            """).param("id", aggregate.toString()).query(String.class).single();
    }

    private long stored() {
        return db.sql("SELECT count(*) FROM events.domain_event WHERE organisation = :organisation")
                .param("organisation", coerde.organisation().value())
                .query(Long.class)
                .single();
    }

    private void isRefused(Answer answer, int status, String rule, String name) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.rule()).isEqualTo(rule);
        assertThat(answer.text("type")).isEqualTo("urn:quartier:problem:" + name);
    }

    @Test
    @DisplayName("R-04 a pre-booking warns: the answer names what it overlaps, binding or not, buffers included")
    void warns() {
        Answer first = preBook(may5("10:00", "12:00"));
        assertThat(first.json().has("overlaps")).isFalse();
        ActivityId firm = planned(coerde.plan(may5("13:00", "14:00"), hall));
        Answer second = preBook(may5("11:59", "12:45"));
        planned(second);
        assertThat(second.json().get("overlaps")).hasSize(2);
        assertThat(second.text("/overlaps/0/activity")).isEqualTo(first.id());
        assertThat(second.text("/overlaps/0/from")).isEqualTo("2026-05-05T08:00:00Z");
        assertThat(second.text("/overlaps/0/to")).isEqualTo("2026-05-05T10:30:00Z");
        assertThat(second.text("/overlaps/1/activity")).isEqualTo(firm.toString());
        assertThat(preBook(may5("14:30", "15:00")).json().has("overlaps")).isFalse();
    }

    @Test
    @DisplayName("R-74 the warning is part of the answer that an idempotency key keeps")
    void warnsAgain() {
        preBook(may5("10:00", "12:00"));
        String body = coerde.body(may5("11:00", "12:00"), ", \"room\": \"%s\", \"booking\": \"PRE\"".formatted(hall));
        Answer first = coerde.http().post("/api/v1/activities", body, "Idempotency-Key", "once");
        Answer again = coerde.http().post("/api/v1/activities", body, "Idempotency-Key", "once");
        assertThat(first.json().get("overlaps")).hasSize(1);
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    @DisplayName("R-04 confirming one pre-booking rejects those that overlap it, naming it, and no others")
    void confirms() {
        ActivityId cafe = planned(preBook(may5("10:00", "12:00")));
        ActivityId choir = planned(preBook(may5("12:29", "13:00"))); // within the half hour of clearing up
        ActivityId walk = planned(preBook(may5("13:30", "14:00")));
        ActivityId later = planned(preBook(may5("12:30", "13:00")));
        Answer confirmed = confirm(cafe);
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        assertThat(confirmed.json().get("overlaps")).hasSize(1);
        assertThat(lastEvent(cafe)).startsWith("activity.room-confirmed");
        assertThat(lastEvent(choir))
                .startsWith("activity.pre-booking-rejected")
                .contains("\"confirmed\":\"" + cafe + "\"");
        assertThat(lastEvent(walk)).startsWith("activity.planned");
        assertThat(lastEvent(later)).startsWith("activity.planned");
        isRefused(confirm(choir), 409, "R-04", "nothing-to-confirm");
        assertThat(confirm(later).status()).isEqualTo(200);
        assertThat(rebuild.compare().isEmpty()).isTrue();
    }

    @Test
    @DisplayName("R-04 what overlaps a binding booking cannot be confirmed, and nothing is stored")
    void cannotConfirm() {
        ActivityId asked = planned(preBook(may5("10:00", "12:00")));
        ActivityId firm = planned(coerde.plan(may5("11:00", "12:00"), hall));
        long stored = stored();
        Answer refused = confirm(asked);
        isRefused(refused, 409, "R-04", "room-taken");
        assertThat(refused.text("/collisions/0/activity")).isEqualTo(firm.toString());
        assertThat(stored()).isEqualTo(stored);
    }

    @Test
    @DisplayName("R-04 a closed room collides like a booked one; touching does not, and it can be opened again")
    void closed() {
        Answer closed = close("10:00", "12:00");
        assertThat(closed.status()).as(closed.body()).isEqualTo(201);
        assertThat(closed.header("Location")).isEqualTo(closures() + "/" + closed.id());
        assertThat(lastEvent(coerde.venue())).doesNotContain("waxed"); // sealed
        long stored = stored();
        Answer refused = coerde.plan(may5("11:59", "13:00"), hall);
        isRefused(refused, 409, "R-04", "room-taken");
        assertThat(refused.text("/collisions/0/purpose")).isEqualTo("ROOM");
        assertThat(refused.json().at("/collisions/0").has("activity")).isFalse();
        isRefused(coerde.plan(may5("09:00", "09:31"), hall), 409, "R-04", "room-taken"); // needs clearing up
        assertThat(stored()).isEqualTo(stored);
        planned(coerde.plan(may5("12:00", "13:00"), hall));
        planned(coerde.plan(may5("09:00", "09:30"), hall));
        assertThat(preBook(may5("11:00", "12:00")).json().get("overlaps")).hasSize(2);
        assertThat(rebuild.compare().isEmpty()).isTrue();
        String address = closures() + "/" + closed.id();
        assertThat(coerde.http().delete(address).status()).isEqualTo(200);
        assertThat(coerde.http().delete(address).status()).isEqualTo(404);
        planned(coerde.plan(may5("10:00", "11:00"), hall));
        assertThat(rebuild.compare().isEmpty()).isTrue();
    }

    @Test
    @DisplayName("R-04 a room is not closed where it is booked, nor twice, nor backwards")
    void cannotClose() {
        ActivityId cafe = planned(coerde.plan(may5("10:00", "11:00"), hall));
        long stored = stored();
        Answer refused = close("11:29", "12:00");
        isRefused(refused, 409, "R-04", "room-taken");
        assertThat(refused.text("/collisions/0/activity")).isEqualTo(cafe.toString());
        isRefused(close("12:00", "12:00"), 422, "R-04", "closure-ends-after-it-starts");
        assertThat(stored()).isEqualTo(stored);
        assertThat(close("11:30", "12:00").status()).isEqualTo(201);
        isRefused(close("11:59", "12:30"), 409, "R-04", "room-taken");
        assertThat(coerde.http()
                        .post(closures().replace(hall.toString(), RoomId.next().toString()), """
                            {"from": "2026-06-05T10:00:00Z", "to": "2026-06-05T11:00:00Z", "reason": "x"}\
                            """)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest(name = "{0} places where 40 people may be: {1}")
    @CsvSource({"40, 201", "41, 422"})
    @DisplayName("R-26 there are no more places than people may be in the room")
    void fireSafety(int places, int status) {
        long stored = stored();
        Answer answer = coerde.http()
                .post(
                        "/api/v1/activities",
                        coerde.body(
                                may5("10:00", "12:00"),
                                ", \"room\": \"%s\", \"capacity\": {\"places\": %d}".formatted(hall, places)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (status == 422) {
            isRefused(answer, 422, "R-26", "fire-safety-maximum");
            assertThat(stored()).isEqualTo(stored);
        }
    }

    @Test
    @DisplayName("R-26 neither by a move nor by a raised capacity")
    void fireSafetyLater() {
        ActivityId outside = planned(coerde.http()
                .post("/api/v1/activities", coerde.body(may5("10:00", "12:00"), ", \"capacity\": {\"places\": 41}")));
        isRefused(
                coerde.move(outside, may5("10:00", "12:00"), ", \"room\": \"%s\"".formatted(hall)),
                422,
                "R-26",
                "fire-safety-maximum");
        String capacity = "/api/v1/activities/" + outside + "/capacity";
        assertThat(coerde.http().put(capacity, "{\"places\": 40}").status()).isEqualTo(200);
        assertThat(coerde.move(outside, may5("10:00", "12:00"), ", \"room\": \"%s\"".formatted(hall))
                        .status())
                .isEqualTo(200);
        isRefused(coerde.http().put(capacity, "{\"places\": 41}"), 422, "R-26", "fire-safety-maximum");
    }

    @Test
    @DisplayName(
            "R-09 on Corpus Christi a publication in North Rhine-Westphalia needs its people; elsewhere it does not")
    void outOfHours() {
        String feast = """
            {"start": "2026-06-04T10:00:00+02:00", "end": "2026-06-04T12:00:00+02:00", "zone": "Europe/Berlin"}\
            """;
        ActivityId cafe = planned(coerde.http().post("/api/v1/activities", coerde.body(feast, COMPLETE)));
        assertThat(lastEvent(cafe)).startsWith("activity.hours-noted").contains("PUBLIC_HOLIDAY", "120");
        String publication = "/api/v1/activities/" + cafe + "/publication";
        long stored = stored();
        Answer refused = coerde.http().post(publication, "{}");
        isRefused(refused, 422, "R-09", "out-of-hours");
        assertThat(refused.text("/errors/0/field")).isEqualTo("keyHolder");
        assertThat(refused.text("/errors/1/field")).isEqualTo("moderators");
        assertThat(stored()).isEqualTo(stored);
        assertThat(coerde.http()
                        .put("/api/v1/quarters/" + coerde.quarter(), """
                            {"name": "Coerde", "municipality": "Berlin", "federalState": "BE"}\
                            """)
                        .status())
                .isEqualTo(200);
        assertThat(coerde.http().post(publication, "{}").status()).isEqualTo(200);
        assertThat(lastEvent(cafe)).startsWith("activity.hours-noted").doesNotContain("PUBLIC_HOLIDAY");
    }

    @Test
    @DisplayName("R-09 a key holder and a moderator, or an override with a reason, open on a Sunday")
    void onSunday() {
        String sunday = """
            {"start": "2026-05-10T10:00:00+02:00", "end": "2026-05-10T12:00:00+02:00", "zone": "Europe/Berlin"}\
            """;
        ActivityId cafe = planned(coerde.http()
                .post(
                        "/api/v1/activities",
                        coerde.body(sunday, COMPLETE + ", \"keyHolder\": \"%s\"".formatted(coerde.moderator()))));
        String publication = "/api/v1/activities/" + cafe + "/publication";
        isRefused(coerde.http().post(publication, "{}"), 422, "R-09", "out-of-hours");
        assertThat(coerde.assign(cafe, coerde.moderator(), "").status()).isEqualTo(200);
        assertThat(coerde.http().post(publication, "{}").status()).isEqualTo(200);
        ActivityId choir = planned(coerde.http().post("/api/v1/activities", coerde.body(sunday, COMPLETE)));
        assertThat(coerde.http()
                        .post(
                                "/api/v1/activities/" + choir + "/publication",
                                "{\"override\": {\"reason\": \"the fire brigade opens\"}}")
                        .status())
                .isEqualTo(200);
        String move = """
            {"start": "2026-05-17T10:00:00+02:00", "end": "2026-05-17T12:00:00+02:00", "zone": "Europe/Berlin"}\
            """;
        isRefused(coerde.move(choir, move, ""), 422, "R-09", "out-of-hours");
        assertThat(coerde.move(choir, move, ", \"override\": {\"reason\": \"the same\"}")
                        .status())
                .isEqualTo(200);
    }
}
