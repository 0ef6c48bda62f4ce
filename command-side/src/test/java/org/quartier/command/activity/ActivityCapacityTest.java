package org.quartier.command.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Neighbourhood.may5;
import static org.quartier.command.Neighbourhood.planned;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.ParticipationOpened;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.value.WaitingListPolicy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The capacity that an activity is planned with, over HTTP. */
@CommandSideTest
class ActivityCapacityTest {

    @LocalServerPort
    int port;

    @Autowired
    EventStore store;

    @Autowired
    TransactionManager transactions;

    private Neighbourhood coerde;

    @BeforeEach
    void anOrganisation() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
    }

    private Answer plan(String more) {
        return coerde.http().post("/api/v1/activities", coerde.body(may5("10:00", "12:00"), more));
    }

    @ParameterizedTest
    @EnumSource(WaitingListMode.class)
    @DisplayName("R-16 whether free places are confirmed or offered is planned with the activity")
    void offers(WaitingListMode mode) {
        ActivityId cafe =
                planned(plan(", \"capacity\": {\"places\": 12, \"waitingList\": {\"mode\": \"%s\"}}".formatted(mode)));
        assertThat(store.readEvents(new ParticipationId(cafe).toString())
                        .asStream()
                        .map(message -> (Object) message.getPayload()))
                .singleElement()
                .isInstanceOfSatisfying(
                        ParticipationOpened.class,
                        opened -> assertThat(opened.capacity())
                                .isEqualTo(new Capacity(12, 0, WaitingListPolicy.STRICT, mode)));
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
