package org.quartier.command.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Neighbourhood.COMPLETE;
import static org.quartier.command.Neighbourhood.may5;
import static org.quartier.command.Neighbourhood.moderator;
import static org.quartier.command.Neighbourhood.planned;

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
import org.quartier.command.Neighbourhood.Staff;
import org.quartier.kernel.access.Actors;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What requests about moderators are answered with: when they are repeated, and when they name nobody. */
@CommandSideTest
class ModeratorRequestsTest {

    @LocalServerPort
    int port;

    @Autowired
    EventStore store;

    @Autowired
    TransactionManager transactions;

    @Autowired
    Actors actors;

    private Neighbourhood coerde;
    private ActivityId cafe;
    private TestHttp signedIn;
    private Staff anna;

    @BeforeEach
    void anActivityOfAnna() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
        cafe = planned(coerde.http().post("/api/v1/activities", coerde.body(may5("10:00", "12:00"), COMPLETE)));
        String subject = "anna-" + UUID.randomUUID();
        signedIn = coerde.as(subject, "moderator");
        anna = coerde.staff(actors.idOf(coerde.organisation(), "http://issuer.test", subject), "moderator");
        ok(coerde.assign(cafe, anna.person(), ""));
    }

    @Test
    @DisplayName("R-74 a completion that is repeated is answered as before, also when she moderates it no more")
    void completion() {
        ok(coerde.http().post("/api/v1/activities/" + cafe + "/publication", ""));
        String completion = "/api/v1/activities/" + cafe + "/completion";
        Answer first = ok(signedIn.post(completion, "", "Idempotency-Key", "done"));
        ok(coerde.http().delete(moderator(cafe, anna.person())));
        repeated(first, signedIn.post(completion, "", "Idempotency-Key", "done"));
    }

    @Test
    @DisplayName("R-74 a yes and a no that are repeated are answered as before, also when she is forgotten since")
    void answers() {
        String own = moderator(cafe, anna.person());
        Answer yes = ok(signedIn.post(own + "/acceptance", "", "Idempotency-Key", "yes"));
        Answer no = ok(signedIn.post(own + "/refusal", "", "Idempotency-Key", "no"));
        coerde.log().append(coerde.organisation(), anna.person(), new PersonErased(anna.person()));
        repeated(yes, signedIn.post(own + "/acceptance", "", "Idempotency-Key", "yes"));
        repeated(no, signedIn.post(own + "/refusal", "", "Idempotency-Key", "no"));
    }

    @Test
    @DisplayName("R-29 nobody is released whom the organisation does not know; someone it knows is, once")
    void strangers() {
        PersonId foreign = Neighbourhood.on(port, coerde.log()).moderator();
        long stored = store.lastSequenceNumberFor(cafe.toString()).orElseThrow();
        for (UUID nobody :
                List.of(foreign.value(), UUID.randomUUID(), coerde.quarter().value())) {
            Answer refused = coerde.http().delete(moderator(cafe, new PersonId(nobody)));
            assertThat(refused.status()).as(refused.body()).isEqualTo(404);
        }
        ok(coerde.http().delete(moderator(cafe, coerde.person())));
        assertThat(store.lastSequenceNumberFor(cafe.toString())).hasValue(stored);
        ok(coerde.http().delete(moderator(cafe, anna.person())));
        ok(coerde.http().delete(moderator(cafe, anna.person())));
        assertThat(store.lastSequenceNumberFor(cafe.toString())).hasValue(stored + 1);
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static void repeated(Answer first, Answer again) {
        ok(again);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.position()).isEqualTo(first.position());
    }
}
