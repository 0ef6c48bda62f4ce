package org.quartier.command.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.series.Rehearsals.made;
import static org.quartier.command.series.Rehearsals.ok;
import static org.quartier.command.series.Rehearsals.slot;
import static org.quartier.command.series.Rehearsals.week;

import java.util.List;
import java.util.UUID;
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
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A choir takes an amplifier along, date by date. */
@CommandSideTest
class SeriesEquipmentTest {

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore store;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private TestDatabase database;

    private Rehearsals choir;
    private TestHttp http;
    private String amplifier;

    @BeforeEach
    void anAmplifier() {
        Neighbourhood coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
        choir = new Rehearsals(coerde, JdbcClient.create(database.owner()));
        http = coerde.http();
        amplifier = made(http.post("/api/v1/equipment", """
            {"quarter": "%s", "name": "Amplifier"}\
            """.formatted(coerde.quarter())));
    }

    private static List<String> results(Answer answer) {
        return ok(answer)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.get("result").asString())
                .toList();
    }

    @Test
    @DisplayName("R-05 each date to come books it or is refused for itself; a change of the series moves it along")
    void eachDate() {
        String series = choir.weekly("");
        String path = "/api/v1/series/" + series + "/equipment/" + amplifier;
        ActivityId party = Neighbourhood.planned(choir.coerde().plan(slot(week(1), 18)));
        ok(http.put("/api/v1/activities/" + party + "/equipment/" + amplifier, ""));
        ok(choir.cancel(series, week(3), "THIS"));

        Answer booked = http.put(path, "");
        assertThat(results(booked)).containsExactly("BOOKED", "REFUSED", "BOOKED");
        UUID second = choir.activities(series).get(1);
        assertThat(booked.text("/items/1/id")).isEqualTo(second.toString());
        assertThat(booked.text("/items/1/type")).isEqualTo("urn:quartier:problem:equipment-taken");
        assertThat(choir.events(second)).doesNotContain("activity.equipment-booked");
        assertThat(choir.bookings(amplifier)).isEqualTo(3);

        ok(choir.change(series, week(0), "ALL", choir.body(week(0), 20, "")));
        assertThat(choir.bookings(amplifier)).isEqualTo(3);
        assertThat(results(http.put(path, ""))).containsOnly("BOOKED"); // on the second Tuesday at 20:00 it is free
        assertThat(results(http.delete(path))).containsOnly("RELEASED");
        assertThat(choir.bookings(amplifier)).isEqualTo(1);
    }

    @Test
    @DisplayName("R-05 a series does not move to where its equipment is taken: no date does")
    void movesAsAWhole() {
        String series = choir.weekly("");
        assertThat(results(http.put("/api/v1/series/" + series + "/equipment/" + amplifier, "")))
                .containsOnly("BOOKED")
                .hasSize(4);
        ActivityId party = Neighbourhood.planned(choir.coerde().plan(slot(week(1), 20)));
        ok(http.put("/api/v1/activities/" + party + "/equipment/" + amplifier, ""));
        String before = choir.plan(series);
        long events = choir.events();
        Answer refused = choir.change(series, week(0), "ALL", choir.body(week(0), 20, ""));
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.text("/collisions/0/activity")).isEqualTo(party.toString());
        assertThat(choir.plan(series)).isEqualTo(before);
        assertThat(choir.events()).isEqualTo(events);
    }

    @Test
    void whatIsNotThereIs404() {
        String series = "/api/v1/series/" + choir.weekly("");
        assertThat(http.put(series + "/equipment/" + EquipmentId.next(), "").status())
                .isEqualTo(404);
        assertThat(http.put("/api/v1/series/" + EquipmentId.next() + "/equipment/" + amplifier, "")
                        .status())
                .isEqualTo(404);
    }
}
