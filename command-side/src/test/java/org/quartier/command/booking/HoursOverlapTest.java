package org.quartier.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Neighbourhood.may5;
import static org.quartier.command.Neighbourhood.planned;

import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hours of one person in two activities, written down over HTTP. */
@CommandSideTest
class HoursOverlapTest {

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
    private ActivityId cafe;
    private ActivityId choir;
    private PersonId anna;
    private VolunteerId volunteer;

    @BeforeEach
    void twoActivitiesAndAnna() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
        cafe = planned(coerde.plan(may5("10:00", "12:00")));
        choir = planned(coerde.plan(may5("11:00", "15:00")));
        anna = coerde.person();
        volunteer = coerde.volunteer(anna);
    }

    @Test
    @DisplayName("R-38 an entry that overlaps others of the person in another activity is refused with all of them")
    void overlap() {
        String first = made(coerde.claim(volunteer, cafe, "10:00", "12:00"));
        String second = made(coerde.claim(volunteer, cafe, "12:00", "13:00"));
        long stored = stored();

        Answer refused = coerde.claim(volunteer, choir, "11:59", "12:01");
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.rule()).isEqualTo("R-38");
        assertThat(values(refused, "purpose")).containsExactly("HOURS", "HOURS");
        assertThat(values(refused, "resource")).containsExactly(anna.toString(), anna.toString());
        assertThat(values(refused, "from")).containsExactly("2026-05-05T08:00:00Z", "2026-05-05T10:00:00Z");
        assertThat(values(refused, "to")).containsExactly("2026-05-05T10:00:00Z", "2026-05-05T11:00:00Z");
        assertThat(stored()).isEqualTo(stored);
        assertThat(bookings()).containsExactlyInAnyOrder(first, second);

        made(coerde.claim(volunteer, choir, "13:00", "14:00"));
        made(coerde.claim(coerde.volunteer(coerde.person()), choir, "11:59", "12:01"));
    }

    @Test
    @DisplayName("R-38 what was rejected binds no more, and is refused when it is submitted again over another")
    void rejected() {
        String first = made(coerde.claim(volunteer, cafe, "10:00", "12:00"));
        String path = "/api/v1/hours/" + first;
        assertThat(coerde.http()
                        .post(path + "/rejection", "{\"reason\": \"not seen\"}")
                        .status())
                .isEqualTo(200);
        String second = made(coerde.claim(volunteer, choir, "11:00", "13:00"));
        long stored = stored();
        Answer refused = coerde.http().post(path + "/submission", "");
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.rule()).isEqualTo("R-38");
        assertThat(stored()).isEqualTo(stored);
        assertThat(bookings()).containsExactly(second);
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    private static List<String> values(Answer refused, String field) {
        return refused.json()
                .at("/collisions")
                .valueStream()
                .map(collision -> collision.get(field).asString())
                .toList();
    }

    private long stored() {
        return db.sql("SELECT count(*) FROM events.domain_event WHERE organisation = ?")
                .param(coerde.organisation().value())
                .query(Long.class)
                .single();
    }

    private List<String> bookings() {
        return db.sql("SELECT holder::text FROM command.booking WHERE resource = ?")
                .param(anna.value())
                .query(String.class)
                .list();
    }
}
