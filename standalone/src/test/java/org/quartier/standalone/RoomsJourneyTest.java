package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.testing.TestClock;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A manager fills a hall: asks, confirms, is warned, and is told what needs attention. */
@StandaloneTest
class RoomsJourneyTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Autowired
    private People people;

    @Autowired
    private TestClock clock;

    @AfterEach
    void reset() {
        clock.reset();
    }

    /** Ten o'clock on the Sunday that is at least ten days ahead. */
    private final ZonedDateTime sunday = ZonedDateTime.now(BERLIN)
            .plusDays(10)
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
            .truncatedTo(ChronoUnit.DAYS)
            .withHour(10);

    private String quarter;
    private String venue;
    private String hall;

    private String made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    private Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private Answer ask(TestHttp manager, String title, ZonedDateTime start) {
        Answer asked = manager.post("/api/v1/activities", """
            {"quarter": "%s", "kind": "EVENT", "title": "%s", "venue": "%s", "room": "%s", "booking": "PRE",
             "slot": {"start": "%s", "end": "%s", "zone": "Europe/Berlin"}, "contact": "Quartiersbüro",
             "audience": "all", "accessibility": "unknown"}\
            """.formatted(
                        quarter,
                        title,
                        venue,
                        hall,
                        start.toOffsetDateTime(),
                        start.plusHours(2).toOffsetDateTime()));
        made(asked);
        return asked;
    }

    @Test
    @DisplayName("R-04 R-05 R-09 R-30 a Sunday in the hall, from asking for it to the flags on the list")
    void aSundayInTheHall() {
        TestHttp manager = people.as("demo-manager");
        quarter = made(manager.post("/api/v1/quarters", """
            {"name": "Coerde", "municipality": "Münster", "federalState": "NW"}\
            """));
        venue = made(manager.post("/api/v1/venues", "{\"quarter\": \"%s\", \"name\": \"Haus\"}".formatted(quarter)));
        String rooms = "/api/v1/venues/" + venue + "/rooms";
        hall = made(manager.post(rooms, "{\"name\": \"Saal\", \"capacity\": 30, \"fireSafetyMaximum\": 40}"));
        made(manager.post(rooms, "{\"name\": \"Stube\", \"capacity\": 35, \"fireSafetyMaximum\": 40}"));

        String cafe = ask(manager, "Café", sunday).id();
        Answer choir = ask(manager, "Choir", sunday.plusHours(1));
        assertThat(choir.text("/overlaps/0/activity")).isEqualTo(cafe);
        Answer free = manager.getAfter(
                choir,
                "/api/v1/collisions?room=" + hall + "&from=" + sunday.toLocalDate() + "&to="
                        + sunday.toLocalDate().plusDays(1));
        assertThat(free.json().get("collisions")).hasSize(2);
        assertThat(free.text("/alternatives/0/name")).isEqualTo("Stube");

        ok(manager.post("/api/v1/activities/" + cafe + "/room-confirmation", ""));
        await().untilAsserted(() -> assertThat(attention(manager, "0")).contains("R-05 FLAGGED Choir"));

        String publication = "/api/v1/activities/" + cafe + "/publication";
        assertThat(manager.post(publication, "{}").rule()).isEqualTo("R-09");
        Answer published = ok(manager.post(publication, "{\"override\": {\"reason\": \"the fire brigade opens\"}}"));
        assertThat(manager.getAfter(published, "/api/v1/calendar?outOfHours=true&quarter=" + quarter)
                        .body())
                .contains(cafe);

        assertThat(attention(manager, published.position())).doesNotContain("R-30");
        clock.forward(
                Duration.between(ZonedDateTime.now(BERLIN), sunday.minusDays(7).plusMinutes(1)));
        assertThat(attention(manager, published.position())).contains("R-30 FLAGGED Café");
        clock.forward(Duration.ofDays(5));
        assertThat(attention(manager, published.position())).startsWith("R-30 ESCALATED Café");
    }

    @Test
    @DisplayName("R-05 a projector goes where its activity goes, and is named free or taken like a room")
    void aProjectorGoesAlong() {
        TestHttp manager = people.as("demo-manager");
        quarter = made(manager.post("/api/v1/quarters", """
            {"name": "Coerde", "municipality": "Münster", "federalState": "NW"}\
            """));
        venue = made(manager.post("/api/v1/venues", "{\"quarter\": \"%s\", \"name\": \"Haus\"}".formatted(quarter)));
        hall = made(manager.post(
                "/api/v1/venues/" + venue + "/rooms",
                "{\"name\": \"Saal\", \"capacity\": 30, \"fireSafetyMaximum\": 40}"));
        String body = "{\"quarter\": \"%s\", \"name\": \"Beamer\"}".formatted(quarter);
        String beamer = made(manager.post("/api/v1/equipment", body));
        String spare = made(manager.post("/api/v1/equipment", body));
        String cafe = "/api/v1/activities/" + ask(manager, "Café", sunday).id();
        String choir = "/api/v1/activities/"
                + ask(manager, "Choir", sunday.plusHours(4)).id();
        ok(manager.put(cafe + "/equipment/" + beamer, ""));
        Answer booked = ok(manager.put(choir + "/equipment/" + beamer, ""));
        assertThat(manager.getAfter(booked, choir).text("/equipment/0/name")).isEqualTo("Beamer");

        String move = "{\"slot\": {\"start\": \"%s\", \"end\": \"%s\", \"zone\": \"Europe/Berlin\"}, \"reason\": \"x\"}"
                .formatted(
                        sunday.plusHours(3).toOffsetDateTime(),
                        sunday.plusHours(5).toOffsetDateTime());
        Answer taken = manager.put(cafe + "/schedule", move);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text("/collisions/0/resource")).isEqualTo(beamer);
        Answer free = manager.getAfter(
                booked,
                "/api/v1/collisions?equipment=" + beamer + "&from=" + sunday.toLocalDate() + "&to="
                        + sunday.toLocalDate().plusDays(1));
        assertThat(free.json().get("collisions")).hasSize(2);
        assertThat(free.text("/alternatives/0/equipment")).isEqualTo(spare);
        Answer cancelled = ok(manager.post(choir + "/cancellation", "{\"reason\": \"x\"}"));
        assertThat(manager.getAfter(cancelled, "/api/v1/equipment?quarter=" + quarter)
                        .body())
                .contains(beamer, spare);
        ok(manager.put(cafe + "/schedule", move));
    }

    private String attention(TestHttp manager, String position) {
        String path = "/api/v1/quarters/" + quarter + "/attention";
        Answer answer = ok(manager.get(path, "Consistent-With", position));
        StringBuilder found = new StringBuilder();
        for (JsonNode item : answer.json().get("items")) {
            found.append("%s %s %s\n"
                    .formatted(
                            item.get("rule").asString(),
                            item.get("level").asString(),
                            item.get("title").asString()));
        }
        return found.toString();
    }
}
