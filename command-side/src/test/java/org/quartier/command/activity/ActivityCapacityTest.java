package org.quartier.command.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Neighbourhood.may5;
import static org.quartier.command.Neighbourhood.planned;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.value.WaitingListPolicy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The capacity that an activity is planned with, over HTTP. */
@CommandSideTest
class ActivityCapacityTest {

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

    private Answer plan(String more) {
        return coerde.http().post("/api/v1/activities", coerde.body(may5("10:00", "12:00"), more));
    }

    @Test
    @DisplayName("R-16 nothing can be planned with offers as long as they are not supported, and nothing is stored")
    void offers() {
        String capacity = ", \"capacity\": {\"places\": 12, \"waitingList\": {\"mode\": \"%s\"}}";
        long before = stored();

        Answer refused = plan(capacity.formatted("OFFER"));

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.rule()).isEqualTo("R-16");
        assertThat(refused.text("type")).isEqualTo("urn:quartier:problem:offers-not-supported");
        assertThat(stored()).isEqualTo(before);
        planned(plan(capacity.formatted("AUTO")));
        assertThat(stored()).isEqualTo(before + 2); // the activity and its participation
    }

    private long stored() {
        return db.sql("SELECT count(*) FROM events.domain_event WHERE organisation = :organisation")
                .param("organisation", coerde.organisation().value())
                .query(Long.class)
                .single();
    }

    @Test
    void aNewDescriptionChangesNeitherQuarterNorCapacity() {
        ActivityId cafe = planned(plan(", \"capacity\": {\"places\": 12}"));
        String path = "/api/v1/activities/" + cafe;
        String slot = may5("10:00", "12:00");
        assertThat(coerde.http()
                        .put(path, coerde.body(slot, ", \"capacity\": {\"places\": 12}"))
                        .header("ETag"))
                .isEqualTo("\"0\"");
        assertThat(coerde.http().put(path, coerde.body(slot, "")).header("ETag"))
                .isEqualTo("\"0\"");
        Answer refused = coerde.http().put(path, coerde.body(slot, ", \"capacity\": {\"places\": 13}"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.rule()).isEqualTo("R-11");
        coerde.log()
                .append(
                        coerde.organisation(),
                        new ParticipationId(cafe) + "-of-a-test",
                        new CapacityChanged(
                                cafe, new Capacity(13, 0, WaitingListPolicy.STRICT, WaitingListMode.AUTO), false));
        assertThat(coerde.http()
                        .put(path, coerde.body(slot, ", \"capacity\": {\"places\": 13}"))
                        .status())
                .isEqualTo(200);
    }
}
