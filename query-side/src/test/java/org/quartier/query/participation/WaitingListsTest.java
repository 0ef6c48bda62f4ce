package org.quartier.query.participation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.query.Gathering;
import org.quartier.query.Gathering.Guest;
import org.quartier.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class WaitingListsTest {

    private final Guest anna = Guest.next();
    private final Guest ben = Guest.next();
    private final Guest cem = Guest.next();

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    private final Gathering cafe = Gathering.in(QuarterId.next(), "2026-05-05T16:00:00Z");

    @Test
    @DisplayName("R-13 the list is in the order of promotion")
    void inOrder() {
        cafe.plan(log, ActivityKind.EVENT, Gathering.places(1, 1));
        long position = cafe.append(
                log,
                cafe.registered(anna, RegistrationStatus.WAITLISTED, 2, 0, 1),
                cafe.registered(ben, RegistrationStatus.WAITLISTED, 0, 5, 2),
                cafe.registered(cem, RegistrationStatus.WAITLISTED, 0, 0, 3));

        JsonNode list = ask(position, "en").json();

        assertThat(list.at("/waiting/0/personId").asString())
                .isEqualTo(ben.person().toString());
        assertThat(list.at("/waiting/1/personId").asString())
                .isEqualTo(anna.person().toString());
        assertThat(list.at("/waiting/1/needed").asInt()).isEqualTo(3);
        assertThat(list.at("/waiting/2/position").asInt()).isEqualTo(3);
        assertThat(list.get("free").asInt()).isZero();
        assertThat(list.get("policy").asString()).isEqualTo("STRICT");
    }

    @Test
    @DisplayName("R-15 a skip says why, in English and in German")
    void skips() {
        cafe.plan(log, ActivityKind.EVENT, Gathering.places(1, 0));
        long position = cafe.append(
                log,
                cafe.registered(anna, RegistrationStatus.WAITLISTED, 2, 0, 1),
                cafe.registered(ben, RegistrationStatus.WAITLISTED, 0, 0, 2),
                cafe.skipped(anna, 1, 3, anna, ben),
                cafe.promoted(ben, "R-14", 1, anna, ben));

        Answer english = ask(position, "fr, en;q=0.5");
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(english.text("/decisions/0/what")).isEqualTo("SKIPPED");
        assertThat(english.text("/decisions/0/explanation"))
                .isEqualTo("R-15: 1 place was free, 2 registrations were waiting. This registration, number 1 in the"
                        + " list, needs 3 and was skipped; it keeps its position.");
        assertThat(english.text("/decisions/1/explanation"))
                .isEqualTo("R-14: 1 place was free, 2 registrations were waiting. This registration, number 2 in the"
                        + " list, was confirmed.");
        assertThat(english.json().at("/decisions/1/queue").size()).isEqualTo(2);

        Answer german = ask(position, "de-AT,en;q=0.5");
        assertThat(german.header("Content-Language")).isEqualTo("de");
        assertThat(german.text("/decisions/0/explanation"))
                .isEqualTo("R-15: 1 Platz war frei, 2 Anmeldungen standen auf der Warteliste. Diese Anmeldung, Nummer 1"
                        + " der Liste, braucht 3 und wurde übersprungen; sie behält ihren Rang.");
    }

    @Test
    @DisplayName("R-20 a forced promotion says so; R-19 so does a registration that was taken out")
    void forcedAndLapsed() {
        cafe.plan(log, ActivityKind.EVENT, Gathering.places(0, 0));
        long position = cafe.append(
                log,
                cafe.registered(anna, RegistrationStatus.WAITLISTED, 0, 0, 1),
                cafe.registered(ben, RegistrationStatus.WAITLISTED, 0, 0, 2),
                cafe.promoted(ben, "R-20", 0, anna, ben),
                new RegistrationLapsed(cafe.activity(), anna.registration(), anna.person(), "erased"));

        Answer answer = ask(position, "not a language; q=x");

        assertThat(answer.json().at("/decisions/0/forced").asBoolean()).isTrue();
        assertThat(answer.text("/decisions/0/explanation"))
                .startsWith("R-20: 0 places were free")
                .contains("manager");
        assertThat(answer.text("/decisions/1/explanation"))
                .isEqualTo("R-19: This registration could no longer be promoted and was taken out of the list.");
        assertThat(answer.json().get("waiting").size()).isZero();
    }

    @Test
    void aReaderMayNotAsk() {
        cafe.plan(log, ActivityKind.EVENT, null);
        TestHttp reader = new TestHttp("http://127.0.0.1:" + port, TestTokens.of("rita", "Demo", "reader"));

        assertThat(reader.get("/api/v1/activities/" + cafe.activity() + "/waiting-list")
                        .status())
                .isEqualTo(403);
    }

    private Answer ask(long position, String language) {
        Answer answer = new TestHttp("http://127.0.0.1:" + port, TestTokens.of("mia", "Demo", "quarter-manager"))
                .get(
                        "/api/v1/activities/" + cafe.activity() + "/waiting-list",
                        "Consistent-With",
                        Long.toString(position),
                        "Accept-Language",
                        language);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
