package org.quartier.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Neighbourhood.may5;
import static org.quartier.command.Neighbourhood.planned;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.EquipmentId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A piece of equipment is in one place at a time, and goes where its activity goes. */
@CommandSideTest
class EquipmentBookingTest {

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore store;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    @Qualifier("command")
    private JdbcClient db;

    @Autowired
    private BookingRebuild rebuild;

    private Neighbourhood coerde;
    private String beamer;
    private ActivityId cafe;

    @BeforeEach
    void aBeamer() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
        beamer = equipment();
        cafe = planned(coerde.plan(may5("10:00", "12:00")));
    }

    private String equipment() {
        return made(coerde.http().post("/api/v1/equipment", """
            {"quarter": "%s", "name": "Beamer"}\
            """.formatted(coerde.quarter())));
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    private Answer book(ActivityId activity) {
        return coerde.http().put(path(activity), "");
    }

    private String path(ActivityId activity) {
        return "/api/v1/activities/" + activity + "/equipment/" + beamer;
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private void isTaken(Answer answer, ActivityId by, long stored) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.text("type")).isEqualTo("urn:quartier:problem:equipment-taken");
        assertThat(answer.json().get("collisions")).hasSize(1);
        assertThat(answer.text("/collisions/0/purpose")).isEqualTo("EQUIPMENT");
        assertThat(answer.text("/collisions/0/resource")).isEqualTo(beamer);
        assertThat(answer.text("/collisions/0/activity")).isEqualTo(by == null ? "" : by.toString());
        assertThat(stored()).isEqualTo(stored);
    }

    private long stored() {
        return db.sql("SELECT count(*) FROM events.domain_event WHERE organisation = :organisation")
                .param("organisation", coerde.organisation().value())
                .query(Long.class)
                .single();
    }

    private List<String> booked() {
        return db.sql("""
            SELECT holder || ' ' || to_char(lower(during) AT TIME ZONE 'Europe/Berlin', 'DD HH24:MI')
            FROM command.booking WHERE purpose = 'EQUIPMENT' AND organisation = :organisation ORDER BY during
            """)
                .param("organisation", coerde.organisation().value())
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("R-05 what is booked is taken while the activity lasts, and free before and after it")
    void takenOnce() {
        ok(book(cafe));
        ok(book(cafe));
        ActivityId overlapping = planned(coerde.plan(may5("11:59", "13:00")));
        ActivityId touching = planned(coerde.plan(may5("12:00", "13:00")));
        isTaken(book(overlapping), cafe, stored());
        ok(book(touching));
        assertThat(booked()).containsExactly(cafe + " 05 10:00", touching + " 05 12:00");
        ok(coerde.http().delete(path(touching)));
        ok(coerde.http().delete(path(touching)));
        assertThat(booked()).containsExactly(cafe + " 05 10:00");
        assertThat(rebuild.compare().isEmpty()).isTrue();
    }

    @Test
    @DisplayName(
            "R-05 equipment moves with its activity; where it is taken the move is refused, and nothing is left behind")
    void moves() {
        ok(book(cafe));
        ActivityId choir = planned(coerde.plan(may5("14:00", "15:00")));
        ok(book(choir));
        isTaken(coerde.move(cafe, may5("13:00", "14:01"), ""), choir, stored());
        assertThat(booked()).containsExactly(cafe + " 05 10:00", choir + " 05 14:00");
        ok(coerde.move(cafe, may5("13:00", "14:00"), ""));
        assertThat(booked()).containsExactly(cafe + " 05 13:00", choir + " 05 14:00");
        assertThat(rebuild.compare().isEmpty()).isTrue();
    }

    @Test
    @DisplayName("R-05 a venue can stay open; for equipment the move is refused still")
    void venueOpen() {
        RoomId hall = coerde.room();
        ok(book(cafe));
        ActivityId choir = planned(coerde.plan(may5("14:00", "15:00"), hall));
        ok(book(choir));
        long before = stored();
        isTaken(
                coerde.move(
                        cafe,
                        may5("14:00", "15:00"),
                        ", \"room\": \"%s\", \"onRoomTaken\": \"VENUE_OPEN\"".formatted(hall)),
                choir,
                before);
    }

    @Test
    @DisplayName("R-07 what is postponed or cancelled needs nothing; with a new date it needs its equipment again")
    void calledOff() {
        ok(book(cafe));
        ok(coerde.http().post("/api/v1/activities/" + cafe + "/postponement", "{\"reason\": \"rain\"}"));
        ActivityId choir = planned(coerde.plan(may5("10:00", "12:00")));
        ok(book(choir));
        isTaken(coerde.move(cafe, may5("11:00", "12:00"), ""), choir, stored());
        ok(coerde.http().post("/api/v1/activities/" + choir + "/cancellation", "{\"reason\": \"rain\"}"));
        ok(coerde.move(cafe, may5("11:00", "12:00"), ""));
        assertThat(booked()).containsExactly(cafe + " 05 11:00");
        assertThat(book(choir).rule()).isEqualTo("R-07");
        assertThat(rebuild.compare().isEmpty()).isTrue();
    }

    @Test
    @DisplayName("R-04 what is out of use is not booked, and what is booked not taken out of use; rebuilt from the log"
            + " alike")
    void outOfUse() {
        String closures = "/api/v1/equipment/" + beamer + "/closures";
        String noon = """
            {"from": "2026-05-05T12:00:00+02:00", "to": "2026-05-05T13:00:00+02:00", "reason": "repair"}\
            """;
        ok(book(cafe));
        isTaken(coerde.http().post(closures, noon.replace("T12", "T11")), cafe, stored());
        String repair = made(coerde.http().post(closures, noon));
        ActivityId choir = planned(coerde.plan(may5("12:30", "14:00")));
        isTaken(book(choir), null, stored());
        assertThat(rebuild.compare().isEmpty()).isTrue();
        db.sql("DELETE FROM command.booking WHERE purpose = 'EQUIPMENT' AND organisation = :organisation")
                .param("organisation", coerde.organisation().value())
                .update();
        assertThat(rebuild.rebuild().missing()).hasSize(2);
        ok(coerde.http().delete(closures + "/" + repair));
        ok(book(choir));
    }

    @Test
    @DisplayName("R-05 of activities that book the same at the same instant one gets it")
    void atTheSameInstant() {
        List<ActivityId> activities = Stream.generate(() -> planned(coerde.plan(may5("10:00", "12:00"))))
                .limit(6)
                .toList();
        List<Integer> answers =
                activities.stream()
                        .map(activity -> CompletableFuture.supplyAsync(() -> book(activity)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .map(Answer::status)
                        .toList();
        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(booked()).hasSize(1);
    }

    @Test
    void whatIsNotThereIs404() {
        String unknown = "/api/v1/activities/" + cafe + "/equipment/" + EquipmentId.next();
        assertThat(coerde.http().put(unknown, "").status()).isEqualTo(404);
        assertThat(coerde.http().delete(unknown).status()).isEqualTo(404);
        Neighbourhood other = Neighbourhood.on(port, new CommandLog(store, transactions));
        ActivityId theirs = planned(other.plan(may5("10:00", "12:00")));
        assertThat(other.http().put(path(theirs), "").status()).isEqualTo(404);
    }
}
