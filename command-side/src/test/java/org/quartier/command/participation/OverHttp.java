package org.quartier.command.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.participation.ParticipationWorld.path;
import static org.quartier.command.participation.ParticipationWorld.registering;

import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.quartier.kernel.access.Actors;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the tests of participation over HTTP share: a world to act in, and what is stored of it. */
abstract class OverHttp {

    @Autowired
    EventStore events;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private Actors actors;

    @LocalServerPort
    private int port;

    ParticipationWorld world;
    TestHttp manager;

    @BeforeEach
    void begin() {
        world = new ParticipationWorld(events, transactions, actors, port);
        manager = world.manager();
    }

    List<? extends Object> log(ActivityId activity) {
        return events.readEvents(new ParticipationId(activity).toString(), 0)
                .asStream()
                .map(message -> (Object) message.getPayload())
                .toList();
    }

    <T> T last(ActivityId activity, Class<T> type) {
        return type.cast(log(activity).getLast());
    }

    Answer register(ActivityId activity, PersonId person) {
        return manager.post(path(activity, "registrations"), registering(person));
    }

    static void refused(Answer answer, int status, String rule, String name) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.rule()).isEqualTo(rule);
        assertThat(answer.text("type")).isEqualTo("urn:quartier:problem:" + name);
    }

    static void ok(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }
}
