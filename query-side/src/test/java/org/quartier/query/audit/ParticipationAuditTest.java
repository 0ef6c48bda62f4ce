package org.quartier.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.ParticipationEvent.OfferAccepted;
import org.quartier.kernel.event.ParticipationEvent.OfferDeclined;
import org.quartier.kernel.event.ParticipationEvent.OfferExpired;
import org.quartier.kernel.event.ParticipationEvent.OfferShortened;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.privacy.SubjectKeys;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.query.Gathering;
import org.quartier.query.Gathering.Guest;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class ParticipationAuditTest {

    private static final String REASON = "she came an hour later";

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private SubjectKeys keys;

    @Autowired
    private RebuildCheck rebuild;

    private final Guest anna = Guest.next();
    private final Guest ben = Guest.next();
    private final Gathering cafe = Gathering.in(QuarterId.next(), "2026-05-05T16:00:00Z");

    private long happened(String at, DomainEvent... events) {
        return log.append(TestLog.about(TestLog.DEMO, Instant.parse(at)), new ParticipationId(cafe.activity()), events);
    }

    @Test
    @DisplayName("R-28 a correction shows the old value, the new value, the reason, who and when")
    void correction() {
        cafe.plan(log, ActivityKind.EVENT, null);
        happened("2026-05-05T16:00:00Z", cafe.confirmed(anna, 1), cafe.recorded(anna, Gathering.ABSENT));
        long position =
                happened("2026-05-06T08:00:00Z", cafe.corrected(anna, Gathering.ABSENT, Attendance.PRESENT, REASON));

        JsonNode entry = items(ofActivity("", position)).getLast();

        assertThat(entry.get("what").asString()).isEqualTo("ATTENDANCE_CORRECTED");
        assertThat(entry.at("/before/attendance").asString()).isEqualTo("ABSENT");
        assertThat(entry.at("/after/attendance").asString()).isEqualTo("PRESENT");
        assertThat(entry.get("reason").asString()).isEqualTo(REASON);
        assertThat(entry.get("personId").asString()).isEqualTo(anna.person().toString());
        assertThat(entry.get("actor").asString()).isNotBlank();
        assertThat(entry.get("channel").asString()).isEqualTo("API");
        assertThat(entry.get("happenedAt").asString()).isEqualTo("2026-05-06T08:00:00Z");
        assertThat(Instant.parse(entry.get("recordedAt").asString())).isAfter(Instant.parse("2026-05-06T08:00:00Z"));
        assertThat(entry.get("position").asLong()).isEqualTo(position);
    }

    @Test
    void everythingThatHappenedIsThereInItsOrder() {
        CheckInId byName = CheckInId.next();
        CheckInId nameless = CheckInId.next();
        cafe.plan(log, ActivityKind.EVENT, Gathering.places(1, 0));
        cafe.append(
                log,
                cafe.confirmed(anna, 1),
                cafe.registered(ben, RegistrationStatus.WAITLISTED, 1, 0, 2),
                cafe.withdrawn(anna, "ill"),
                cafe.skipped(ben, 1, 2, ben));
        long position = cafe.append(
                log,
                cafe.capacity(2, 0),
                cafe.promoted(ben, "R-14", 2, ben),
                cafe.checkIn(byName, ben, false),
                cafe.annulled(byName, ben, "wrong person"),
                cafe.nameless(nameless, 3),
                cafe.annulled(nameless, null, "counted twice"),
                cafe.counted(4, false, Map.of(AgeBand.AGE_0_5, 1)),
                cafe.counted(5, false, Map.of()));

        List<JsonNode> items = items(ofActivity("", position));

        assertThat(items)
                .extracting(item -> item.get("what").asString())
                .containsExactly(
                        "REGISTERED",
                        "REGISTERED",
                        "WITHDRAWN",
                        "SKIPPED",
                        "CAPACITY_CHANGED",
                        "PROMOTED",
                        "CHECKED_IN",
                        "CHECK_IN_ANNULLED",
                        "CHECKED_IN",
                        "CHECK_IN_ANNULLED",
                        "HEADS_COUNTED",
                        "HEADS_COUNTED");
        assertThat(items)
                .extracting(item -> item.at("/before").toString())
                .containsExactly(
                        "",
                        "",
                        "{\"status\":\"CONFIRMED\"}",
                        "{\"status\":\"WAITLISTED\"}",
                        "{\"places\":1,\"reserved\":0,\"policy\":\"STRICT\",\"mode\":\"AUTO\"}",
                        "{\"status\":\"WAITLISTED\"}",
                        "{\"attendance\":\"UNKNOWN\"}",
                        "{\"attendance\":\"PRESENT\"}",
                        "",
                        "{\"heads\":3}",
                        "",
                        "{\"total\":4,\"additional\":false,\"byCategory\":{\"0_5\":1}}");
        assertThat(items.get(2).get("reason").asString()).isEqualTo("ill");
        assertThat(items.get(5).at("/details/rule").asString()).isEqualTo("R-14");
        assertThat(items.get(7).get("reason").asString()).isEqualTo("wrong person");
        assertThat(items.get(9).get("reason").asString()).isEqualTo("counted twice");
        assertThat(items.get(11).at("/after/total").asInt()).isEqualTo(5);
    }

    @Test
    @DisplayName("R-16, R-18 what became of an offer, and what was restored, with before and after")
    void offersAndRestorations() {
        Instant end = Instant.parse("2026-05-03T16:00:00Z");
        cafe.plan(log, ActivityKind.EVENT, Gathering.places(1, 0));
        long position = cafe.append(
                log,
                cafe.registered(anna, RegistrationStatus.WAITLISTED, 0, 0, 1),
                cafe.offered(anna, 1, end, anna),
                new OfferShortened(cafe.activity(), anna.registration(), anna.person(), end.minusSeconds(60)),
                new OfferExpired(cafe.activity(), anna.registration(), anna.person(), end.minusSeconds(60)),
                cafe.restored(anna, RegistrationStatus.OFFERED, RegistrationStatus.WAITLISTED, 1),
                cafe.offered(anna, 1, end, anna),
                new OfferDeclined(cafe.activity(), anna.registration(), anna.person(), "ill"),
                cafe.registered(ben, RegistrationStatus.WAITLISTED, 0, 0, 2),
                cafe.offered(ben, 1, end, ben),
                new OfferAccepted(cafe.activity(), ben.registration(), ben.person()));

        List<JsonNode> items = items(ofActivity("", position));

        assertThat(items)
                .extracting(item -> item.get("what").asString() + " "
                        + item.at("/before/status").asString("-") + " "
                        + item.at("/after/status").asString())
                .containsExactly(
                        "REGISTERED - WAITLISTED",
                        "OFFERED WAITLISTED OFFERED",
                        "OFFER_SHORTENED OFFERED OFFERED",
                        "OFFER_EXPIRED OFFERED WITHDRAWN",
                        "RESTORED WITHDRAWN WAITLISTED",
                        "OFFERED WAITLISTED OFFERED",
                        "OFFER_DECLINED OFFERED WITHDRAWN",
                        "REGISTERED - WAITLISTED",
                        "OFFERED WAITLISTED OFFERED",
                        "OFFER_ACCEPTED OFFERED CONFIRMED");
        assertThat(items.get(1).at("/details/expiresAt").asString()).isEqualTo("2026-05-03T16:00:00Z");
        assertThat(items.get(4).at("/details/earlier").asString()).isEqualTo("OFFERED");
        assertThat(items.get(4).get("reason").asString()).isEqualTo("error");
        assertThat(items.get(6).get("reason").asString()).isEqualTo("ill");
    }

    @Test
    void asOfADayShowsHowThingsStoodAtItsEndInTheZoneOfThePlace() {
        happened("2026-05-01T10:00:00Z", cafe.opened(Gathering.places(3, 0)));
        happened("2026-05-05T16:00:00Z", cafe.confirmed(anna, 1), cafe.recorded(anna, Gathering.ABSENT));
        happened("2026-05-05T21:59:59.999999Z", cafe.nameless(CheckInId.next(), 2), cafe.capacity(4, 0));
        long position = happened(
                "2026-05-05T22:00:00Z", // the sixth of May in Berlin
                cafe.corrected(anna, Gathering.ABSENT, Attendance.PRESENT, REASON),
                cafe.counted(7, false, Map.of()));

        JsonNode fifth = ofActivity("?asOf=2026-05-05", position).json();
        assertThat(fifth.get("items").size()).isEqualTo(4);
        assertThat(fifth.at("/state/registrations/0/attendance").asString()).isEqualTo("ABSENT");
        assertThat(fifth.at("/state/registrations/0/status").asString()).isEqualTo("CONFIRMED");
        assertThat(fifth.at("/state/namelessHeads").asInt()).isEqualTo(2);
        assertThat(fifth.at("/state/capacity/places").asInt()).isEqualTo(4);
        assertThat(fifth.at("/state/headCount").isMissingNode()).isTrue();

        JsonNode sixth = ofActivity("?asOf=2026-05-06&limit=2", position).json();
        assertThat(sixth.get("items").size()).isEqualTo(2);
        assertThat(sixth.at("/state/registrations/0/attendance").asString()).isEqualTo("PRESENT");
        assertThat(sixth.at("/state/headCount/total").asInt()).isEqualTo(7);

        assertThat(ofActivity("?asOf=2026-05-06T00:00:00%2B02:00", position)
                        .json()
                        .at("/state/headCount/total")
                        .asInt())
                .isEqualTo(7);
        JsonNode start = ofActivity("?asOf=2026-05-05T15:59:59Z", position).json();
        assertThat(start.at("/state/registrations").size()).isZero();
        assertThat(start.at("/state/capacity/places").asInt()).isEqualTo(3);
    }

    @Test
    void asOfADayBeforeItWasPlannedThereIsNothing() {
        happened("2026-05-01T22:00:00Z", cafe.opened(Gathering.places(3, 0))); // the second of May in Berlin
        long position = happened("2026-05-03T10:00:00Z", cafe.capacity(4, 0));

        for (String before : List.of("2026-05-01", "2026-05-01T21:59:59.999998Z")) {
            JsonNode none = ofActivity("?asOf=" + before, position).json();
            assertThat(none.get("items").size()).isZero();
            assertThat(none.at("/state/capacity").isMissingNode()).as(before).isTrue();
            assertThat(none.at("/state/registrations").size()).isZero();
        }
        for (String from : List.of("2026-05-02", "2026-05-01T22:00:00Z")) {
            JsonNode opened = ofActivity("?asOf=" + from, position).json();
            assertThat(opened.at("/state/capacity/places").asInt()).as(from).isEqualTo(3);
        }
    }

    @Test
    void aPersonsHistoryGoesOverAllActivities() {
        log.append(anna.person(), new PersonRegistered(anna.person(), "Anna", "Beck", null, null, List.of(), null));
        Gathering other = Gathering.in(cafe.quarter(), "2026-05-12T16:00:00Z");
        Guest again = anna.again();
        cafe.plan(log, ActivityKind.EVENT, null);
        other.plan(log, ActivityKind.EVENT, null);
        cafe.append(log, cafe.confirmed(anna, 1), cafe.confirmed(ben, 2));
        long position = other.append(log, other.confirmed(again, 1), other.recorded(again, Attendance.PRESENT));

        Answer answer = ask("persons/" + anna.person(), "?asOf=2030-01-01", position);

        assertThat(items(answer))
                .extracting(item -> item.get("activity").asString())
                .containsExactly(
                        cafe.activity().toString(),
                        other.activity().toString(),
                        other.activity().toString());
        assertThat(answer.json().at("/state/registrations").size()).isEqualTo(2);
        assertThat(answer.body()).doesNotContain("Beck", ben.person().toString());
    }

    @Test
    @DisplayName("R-69 after an erasure the reason is gone and the fact stays; no table ever held the reason")
    void erasure() {
        String canary = "canary " + anna.person();
        log.append(anna.person(), new PersonRegistered(anna.person(), "Anna", "Beck", null, null, List.of(), null));
        cafe.plan(log, ActivityKind.EVENT, null);
        long before = cafe.append(
                log,
                cafe.confirmed(anna, 1),
                cafe.recorded(anna, Gathering.ABSENT),
                cafe.corrected(anna, Gathering.ABSENT, Attendance.PRESENT, canary));
        assertThat(ofActivity("", before).body()).contains(canary);
        assertThat(rebuild.rowsOf(List.of("query.audit_entry", "events.domain_event"))
                        .toString())
                .doesNotContain(canary);

        keys.destroy(anna.person().value(), TestLog.DEMO);
        long erased = log.append(anna.person(), new PersonErased(anna.person()));

        JsonNode correction = items(ofActivity("", erased)).getLast();
        assertThat(correction.has("reason")).isFalse();
        assertThat(correction.at("/before/attendance").asString()).isEqualTo("ABSENT");
        assertThat(ask("persons/" + anna.person(), "", erased).status()).isEqualTo(200);
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        cafe.plan(log, ActivityKind.EVENT, null);
        long position = cafe.append(
                log, cafe.confirmed(anna, 1), cafe.confirmed(ben, 2), cafe.recorded(ben, Attendance.PRESENT));
        List<Long> positions = new ArrayList<>();
        String next = "";
        do {
            Answer page = ofActivity("?limit=2" + next, position);
            items(page).forEach(item -> positions.add(item.get("position").asLong()));
            next = page.json().get("next").isNull() ? "" : "&cursor=" + page.text("next");
        } while (!next.isEmpty());

        assertThat(positions).containsExactly(position - 2, position - 1, position);
    }

    @Test
    void anotherOrganisationFindsNeitherActivityNorPerson() {
        log.append(anna.person(), new PersonRegistered(anna.person(), "Anna", "Beck", null, null, List.of(), null));
        long position = cafe.plan(log, ActivityKind.EVENT, null);
        TestHttp stranger = new TestHttp("http://127.0.0.1:" + port, TestTokens.of("sam", "Other", "auditor"));

        for (String path : List.of("activities/" + cafe.activity(), "persons/" + anna.person())) {
            assertThat(ask(path, "", position).status()).isEqualTo(200);
            Answer answer = stranger.get(
                    "/api/v1/audit/" + path + "/participation", "Consistent-With", Long.toString(position));
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"asOf=yesterday", "asOf=2026-02-30", "asOf=%2B9999999-01-01T00:00:00Z", "cursor=%21", "cursor=eA"
            })
    void whatCannotBeReadIsRefused(String query) {
        long position = cafe.plan(log, ActivityKind.EVENT, null);

        assertThat(ofActivity("?" + query, position).status()).isEqualTo(400);
    }

    @Test
    void aRebuildGivesTheSame() {
        log.append(anna.person(), new PersonRegistered(anna.person(), "Anna", "Beck", null, null, List.of(), null));
        cafe.plan(log, ActivityKind.EVENT, Gathering.places(1, 0));
        cafe.append(
                log,
                cafe.confirmed(anna, 1),
                cafe.registered(ben, RegistrationStatus.WAITLISTED, 0, 0, 2),
                cafe.withdrawn(anna, null),
                cafe.promoted(ben, "R-14", 1, ben),
                cafe.counted(2, true, Map.of(AgeBand.AGE_75_PLUS, 1, AgeBand.AGE_0_5, 1)));

        rebuild.keepsEverythingOf("audit");
    }

    private Answer ofActivity(String query, long position) {
        return ask("activities/" + cafe.activity(), query, position);
    }

    private Answer ask(String path, String query, long position) {
        TestHttp auditor = new TestHttp("http://127.0.0.1:" + port, TestTokens.of("ute", "Demo", "auditor"));
        return auditor.get(
                "/api/v1/audit/" + path + "/participation" + query, "Consistent-With", Long.toString(position));
    }

    private static List<JsonNode> items(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("items").valueStream().toList();
    }
}
