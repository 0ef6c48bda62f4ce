package org.quartier.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Neighbourhood.may5;
import static org.quartier.command.Neighbourhood.moderator;
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
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CommandSideTest
class BookingTest {

    @LocalServerPort
    int port;

    @Autowired
    EventStore store;

    @Autowired
    TransactionManager transactions;

    @Autowired
    @Qualifier("command")
    JdbcClient db;

    private Neighbourhood coerde;

    @BeforeEach
    void anOrganisation() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
    }

    @Test
    @DisplayName("R-04 a second booking of a room is refused with what it collides with, and nothing is stored")
    void roomTaken() {
        RoomId hall = coerde.room();
        ActivityId cafe = planned(coerde.plan(may5("10:00", "12:00"), hall));
        long stored = stored();
        Answer refused = coerde.plan(may5("11:59", "13:00"), hall);
        isRefused(refused, "R-04", "room-taken");
        assertThat(refused.text("/collisions/0/purpose")).isEqualTo("ROOM");
        assertThat(refused.text("/collisions/0/resource")).isEqualTo(hall.toString());
        assertThat(refused.text("/collisions/0/activity")).isEqualTo(cafe.toString());
        assertThat(refused.text("/collisions/0/from")).isEqualTo("2026-05-05T08:00:00Z");
        assertThat(refused.text("/collisions/0/to")).isEqualTo("2026-05-05T10:00:00Z");
        assertThat(stored()).isEqualTo(stored);
    }

    @Test
    @DisplayName("R-04 touching is not overlapping")
    void touching() {
        RoomId hall = coerde.room();
        planned(coerde.plan(may5("10:00", "12:00"), hall));
        planned(coerde.plan(may5("12:00", "13:00"), hall));
        planned(coerde.plan(may5("09:00", "10:00"), hall));
    }

    @Test
    @DisplayName("R-04 a pre-booking neither takes a room nor is refused; once binding it is")
    void preBooking() {
        RoomId hall = coerde.room();
        String pre = ", \"room\": \"%s\", \"booking\": \"PRE\"".formatted(hall);
        String firm = ", \"room\": \"%s\"".formatted(hall);
        String noon = may5("12:00", "13:00");
        ActivityId asked = planned(coerde.http().post("/api/v1/activities", coerde.body(noon, pre)));
        planned(coerde.plan(noon, hall));
        planned(coerde.http().post("/api/v1/activities", coerde.body(noon, pre)));
        isRefused(coerde.http().put("/api/v1/activities/" + asked, coerde.body(noon, firm)), "R-04", "room-taken");
    }

    @Test
    @DisplayName("R-05 a move takes the room booking along, and leaves the old time free")
    void moves() {
        RoomId hall = coerde.room();
        ActivityId cafe = planned(coerde.plan(may5("10:00", "12:00"), hall));
        isRecorded(coerde.move(cafe, may5("11:00", "13:00"), ""));
        planned(coerde.plan(may5("10:00", "11:00"), hall));
        isRefused(coerde.plan(may5("12:00", "13:00"), hall), "R-04", "room-taken");
    }

    @Test
    @DisplayName("R-05 a move into a taken room is refused, and the old booking stays")
    void refusedMoveStays() {
        RoomId hall = coerde.room();
        ActivityId cafe = planned(coerde.plan(may5("10:00", "11:00"), hall));
        ActivityId choir = planned(coerde.plan(may5("12:00", "13:00"), hall));
        long stored = stored();
        isRefused(coerde.move(cafe, may5("12:30", "13:30"), ""), "R-04", "room-taken");
        assertThat(stored()).isEqualTo(stored);
        isRefused(coerde.plan(may5("10:00", "11:00"), hall), "R-04", "room-taken");
        isRecorded(coerde.move(cafe, may5("11:00", "12:00"), ""));
        isRecorded(coerde.move(choir, may5("12:00", "13:30"), ""));
    }

    @Test
    @DisplayName("R-05 where the room is taken, the activity can become venue open instead")
    void venueOpen() {
        RoomId hall = coerde.room();
        ActivityId cafe = planned(coerde.plan(may5("10:00", "11:00"), hall));
        planned(coerde.plan(may5("12:00", "13:00"), hall));
        isRecorded(coerde.move(cafe, may5("12:30", "13:30"), ", \"onRoomTaken\": \"VENUE_OPEN\""));
        assertThat(lastEvent(cafe)).contains("\"venueOpen\":true").doesNotContain(hall.toString());
        planned(coerde.plan(may5("10:00", "11:00"), hall));
    }

    @Test
    @DisplayName("R-05 where the room is free, it is kept")
    void venueKept() {
        RoomId hall = coerde.room();
        ActivityId cafe = planned(coerde.plan(may5("10:00", "11:00"), hall));
        isRecorded(coerde.move(cafe, may5("12:30", "13:30"), ", \"onRoomTaken\": \"VENUE_OPEN\""));
        assertThat(lastEvent(cafe)).contains("\"venueOpen\":false").contains(hall.toString());
    }

    @ParameterizedTest(name = "15 minutes to prepare, 30 to clear up: from {0} is possible: {1}")
    @CsvSource({"12:44, false", "12:45, true"})
    @DisplayName("R-06 rooms are kept free before and after each use")
    void roomBuffers(String from, boolean possible) {
        RoomId hall = coerde.room(15, 30);
        planned(coerde.plan(may5("10:00", "12:00"), hall));
        Answer answer = coerde.plan(may5(from, "14:00"), hall);
        if (possible) {
            planned(answer);
        } else {
            isRefused(answer, "R-04", "room-taken");
        }
    }

    @Test
    @DisplayName("R-29 an overlapping assignment is refused with what it collides with; touching ones are not")
    void doubleBooking() {
        PersonId anna = coerde.moderator();
        ActivityId cafe = planned(coerde.plan(may5("10:00", "12:00")));
        ActivityId choir = planned(coerde.plan(may5("11:59", "13:00")));
        ActivityId walk = planned(coerde.plan(may5("12:00", "13:00")));
        isRecorded(coerde.assign(cafe, anna, ""));
        long stored = stored();
        Answer refused = coerde.assign(choir, anna, "");
        isRefused(refused, "R-29", "double-booking");
        assertThat(refused.text("/collisions/0/purpose")).isEqualTo("MODERATION");
        assertThat(refused.text("/collisions/0/resource")).isEqualTo(anna.toString());
        assertThat(refused.text("/collisions/0/activity")).isEqualTo(cafe.toString());
        assertThat(stored()).isEqualTo(stored);
        isRecorded(coerde.assign(walk, anna, ""));
    }

    @Test
    @DisplayName("R-29 a manager overrides with a reason; the overridden assignment does not bind")
    void override() {
        PersonId anna = coerde.moderator();
        ActivityId cafe = planned(coerde.plan(may5("10:00", "12:00")));
        ActivityId choir = planned(coerde.plan(may5("11:00", "14:00")));
        ActivityId walk = planned(coerde.plan(may5("13:00", "14:00")));
        isRecorded(coerde.assign(cafe, anna, ""));
        isRecorded(coerde.assign(choir, anna, ", \"override\": {\"reason\": \"next door\"}"));
        isRecorded(coerde.assign(walk, anna, ""));
        assertThat(coerde.assign(walk, anna, ", \"override\": {\"reason\": \" \"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("R-29 a move takes the moderators' bookings along, or is refused")
    void movesModerators() {
        PersonId anna = coerde.moderator();
        ActivityId cafe = planned(coerde.plan(may5("10:00", "11:00")));
        ActivityId choir = planned(coerde.plan(may5("12:00", "13:00")));
        isRecorded(coerde.assign(cafe, anna, ""));
        isRecorded(coerde.assign(choir, anna, ""));
        isRefused(coerde.move(cafe, may5("12:30", "14:00"), ""), "R-29", "double-booking");
        isRecorded(coerde.move(cafe, may5("13:00", "14:00"), ""));
        isRefused(coerde.move(choir, may5("13:00", "13:30"), ""), "R-29", "double-booking");
        isRecorded(coerde.move(choir, may5("10:00", "11:00"), ""));
    }

    @Test
    @DisplayName("R-05 a room that is taken and a moderator who is bound are refused together, the room first")
    void bothCollide() {
        PersonId anna = coerde.moderator();
        RoomId hall = coerde.room();
        ActivityId cafe = planned(coerde.plan(may5("10:00", "11:00"), hall));
        ActivityId choir = planned(coerde.plan(may5("12:00", "13:00"), hall));
        isRecorded(coerde.assign(cafe, anna, ""));
        isRecorded(coerde.assign(choir, anna, ""));
        Answer refused = coerde.move(cafe, may5("12:00", "13:00"), "");
        isRefused(refused, "R-04", "room-taken");
        assertThat(refused.json().at("/collisions").size()).isEqualTo(2);
        isRefused(
                coerde.move(cafe, may5("12:00", "13:00"), ", \"onRoomTaken\": \"VENUE_OPEN\""),
                "R-29",
                "double-booking");
    }

    @Test
    @DisplayName("R-07 what is postponed or cancelled takes nothing; a new date takes it again")
    void postponed() {
        PersonId anna = coerde.moderator();
        RoomId hall = coerde.room();
        String noon = may5("12:00", "13:00");
        ActivityId cafe = planned(coerde.plan(noon, hall));
        isRecorded(coerde.assign(cafe, anna, ""));
        isRecorded(coerde.http().post("/api/v1/activities/" + cafe + "/postponement", "{\"reason\": \"rain\"}"));
        ActivityId choir = planned(coerde.plan(noon, hall));
        isRecorded(coerde.assign(choir, anna, ""));
        isRefused(coerde.move(cafe, noon, ""), "R-04", "room-taken");
        isRecorded(coerde.http().post("/api/v1/activities/" + choir + "/cancellation", "{\"reason\": \"rain\"}"));
        isRecorded(coerde.move(cafe, noon, ""));
        isRefused(coerde.plan(noon, hall), "R-04", "room-taken");
        ActivityId walk = planned(coerde.plan(noon));
        isRefused(coerde.assign(walk, anna, ""), "R-29", "double-booking");
    }

    @ParameterizedTest
    @CsvSource({"refusal", "release"})
    @DisplayName("R-29 whoever refuses or is released is free again")
    void freed(String how) {
        PersonId anna = coerde.moderator();
        ActivityId cafe = planned(coerde.plan(may5("10:00", "12:00")));
        ActivityId choir = planned(coerde.plan(may5("11:00", "12:00")));
        isRecorded(coerde.assign(cafe, anna, ""));
        isRecorded(
                "refusal".equals(how)
                        ? coerde.http().post(moderator(cafe, anna) + "/refusal", "{\"reason\": \"ill\"}")
                        : coerde.http().delete(moderator(cafe, anna)));
        isRecorded(coerde.assign(choir, anna, ""));
    }

    @Test
    @DisplayName("R-04 after a refused collision the next command on both is answered at once")
    void nothingIsLeftLocked() {
        RoomId hall = coerde.room();
        ActivityId cafe = planned(coerde.plan(may5("10:00", "11:00"), hall));
        ActivityId choir = planned(coerde.plan(may5("12:00", "13:00"), hall));
        isRefused(coerde.move(cafe, may5("12:00", "13:00"), ""), "R-04", "room-taken");
        long began = System.nanoTime();
        Answer first = coerde.move(cafe, may5("14:00", "15:00"), "");
        Answer second = coerde.move(choir, may5("15:00", "16:00"), "");
        assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(1_000);
        isRecorded(first);
        isRecorded(second);
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(sequence(cafe)).isEqualTo("0,1");
    }

    private long stored() {
        return db.sql("SELECT count(*) FROM events.domain_event")
                .query(Long.class)
                .single();
    }

    private String lastEvent(ActivityId activity) {
        return db.sql("""
            SELECT payload FROM events.domain_event WHERE aggregate_identifier = ?
            ORDER BY sequence_number DESC LIMIT 1
            """).param(activity.toString()).query(String.class).single();
    }

    private String sequence(ActivityId activity) {
        return db.sql("""
            SELECT string_agg(sequence_number::text, ',' ORDER BY sequence_number) FROM events.domain_event
            WHERE aggregate_identifier = ?
            """).param(activity.toString()).query(String.class).single();
    }

    private static void isRecorded(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static void isRefused(Answer answer, String rule, String name) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.rule()).isEqualTo(rule);
        assertThat(answer.text("type")).isEqualTo("urn:quartier:problem:" + name);
    }
}
