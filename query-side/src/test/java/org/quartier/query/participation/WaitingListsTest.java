package org.quartier.query.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.ParticipationEvent.OfferAccepted;
import org.quartier.kernel.event.ParticipationEvent.OfferDeclined;
import org.quartier.kernel.event.ParticipationEvent.OfferExpired;
import org.quartier.kernel.event.ParticipationEvent.OfferShortened;
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
    @DisplayName("R-16 an open offer is shown with its end, and each step of it explained in the place's own time")
    void offers() {
        Instant end = Instant.parse("2026-05-03T22:30:00Z"); // already the fourth of May in Berlin
        Instant sooner = Instant.parse("2026-05-02T08:05:00Z");
        cafe.plan(log, ActivityKind.EVENT, Gathering.places(2, 0));
        long open = cafe.append(
                log,
                cafe.registered(anna, RegistrationStatus.WAITLISTED, 1, 0, 1),
                cafe.registered(ben, RegistrationStatus.WAITLISTED, 0, 0, 2),
                cafe.offered(anna, 2, end, anna, ben));

        JsonNode list = ask(open, "en").json();
        assertThat(list.get("free").asInt()).isZero();
        assertThat(list.get("waiting").size()).isEqualTo(1);
        assertThat(list.at("/offers/0/personId").asString())
                .isEqualTo(anna.person().toString());
        assertThat(list.at("/offers/0/needed").asInt()).isEqualTo(2);
        assertThat(list.at("/offers/0/offeredUntil").asString()).isEqualTo("2026-05-03T22:30:00Z");
        assertThat(list.at("/decisions/0/offeredUntil").asString()).isEqualTo("2026-05-03T22:30:00Z");
        assertThat(explanations(open, "en"))
                .containsExactly(
                        "R-16: 2 places were free, 2 registrations were waiting. This registration, number 1 in"
                                + " the list, was offered its place until 4 May 2026, 00:30.");

        long over = cafe.append(
                log,
                new OfferShortened(cafe.activity(), anna.registration(), anna.person(), sooner),
                new OfferExpired(cafe.activity(), anna.registration(), anna.person(), sooner),
                cafe.offered(ben, 2, end, ben),
                new OfferDeclined(cafe.activity(), ben.registration(), ben.person(), "ill"),
                cafe.registered(cem, RegistrationStatus.WAITLISTED, 0, 0, 3),
                cafe.offered(cem, 2, end, cem),
                new OfferAccepted(cafe.activity(), cem.registration(), cem.person()));
        assertThat(ask(over, "en").json().get("offers").size()).isZero();
        assertThat(ask(over, "en").json().get("free").asInt()).isEqualTo(1);
        assertThat(explanations(over, "en").subList(1, 7))
                .containsExactly(
                        "R-16: The activity moved; the offer now ends before its start, on 2 May 2026, 10:05.",
                        "R-16: Nobody answered the offer before 2 May 2026, 10:05; the registration has ended.",
                        "R-16: 2 places were free, 1 registration was waiting. This registration, number 1 in the list,"
                                + " was offered its place until 4 May 2026, 00:30.",
                        "R-16: The offer was declined, and the registration withdrawn.",
                        "R-16: 2 places were free, 1 registration was waiting. This registration, number 1 in the list,"
                                + " was offered its place until 4 May 2026, 00:30.",
                        "R-16: The offer was accepted in time, and the registration is confirmed.");
        assertThat(explanations(over, "de"))
                .startsWith(
                        "R-16: 2 Plätze waren frei, 2 Anmeldungen standen auf der Warteliste. Dieser Anmeldung, Nummer"
                                + " 1 der Liste, wurde ihr Platz bis 4. Mai 2026, 00:30 Uhr angeboten.",
                        "R-16: Der Termin wurde verlegt; das Angebot endet nun vor dem Beginn, am 2. Mai 2026, 10:05"
                                + " Uhr.",
                        "R-16: Auf das Angebot kam bis 2. Mai 2026, 10:05 Uhr keine Antwort; die Anmeldung ist damit"
                                + " beendet.")
                .contains(
                        "R-16: Das Angebot wurde abgelehnt und die Anmeldung damit zurückgezogen.",
                        "R-16: Das Angebot wurde rechtzeitig angenommen, die Anmeldung ist bestätigt.");
    }

    @Test
    @DisplayName("R-18 a restoration says whether the place was still free")
    void restorations() {
        cafe.plan(log, ActivityKind.EVENT, Gathering.places(1, 0));
        long position = cafe.append(
                log,
                cafe.registered(anna, RegistrationStatus.CONFIRMED, 0, 0, 1),
                cafe.registered(ben, RegistrationStatus.WAITLISTED, 0, 0, 2),
                cafe.withdrawn(ben, null),
                cafe.restored(ben, RegistrationStatus.WAITLISTED, RegistrationStatus.WAITLISTED, 0),
                cafe.withdrawn(anna, null),
                cafe.restored(anna, RegistrationStatus.CONFIRMED, RegistrationStatus.CONFIRMED, 1),
                cafe.withdrawn(anna, null),
                cafe.promoted(ben, "R-14", 1, ben),
                cafe.restored(anna, RegistrationStatus.CONFIRMED, RegistrationStatus.WAITLISTED, 0));

        JsonNode list = ask(position, "en").json();
        assertThat(list.at("/waiting/0/personId").asString())
                .isEqualTo(anna.person().toString());
        assertThat(explanations(position, "en"))
                .containsExactly(
                        "R-18: A manager undid the end of this registration; it waits again in its old position.",
                        "R-18: A manager undid the end of this registration; its place was still free, so it is"
                                + " confirmed again.",
                        "R-14: 1 place was free, 1 registration was waiting. This registration, number 1 in the list,"
                                + " was confirmed.",
                        "R-18: A manager undid the end of this registration; its place had been given away, so it waits"
                                + " where it would have stood.");
        assertThat(explanations(position, "de"))
                .contains("R-18: Die Quartiersleitung hat das Ende dieser Anmeldung rückgängig gemacht; ihr Platz war"
                        + " schon vergeben, sie wartet, wo sie gestanden hätte.");
    }

    private List<String> explanations(long position, String language) {
        List<String> texts = new ArrayList<>();
        ask(position, language)
                .json()
                .get("decisions")
                .forEach(decision -> texts.add(decision.get("explanation").asString()));
        return texts;
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
