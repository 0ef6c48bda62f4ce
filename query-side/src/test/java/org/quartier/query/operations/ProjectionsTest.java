package org.quartier.query.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.event.VenueEvent.VenueAdded;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Rebuilding over HTTP, with a database of its own, because events are parked in it. */
@QuerySideTest
@TestPropertySource(properties = "quartier.test.database=operations")
class ProjectionsTest {

    private static final String PROJECTIONS = "/api/v1/operations/projections";
    private static final List<String> VENUES = List.of("query.venue", "query.room");

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private RebuildCheck rebuild;

    @Test
    void eachProjectionSaysHowFarItIs() {
        long position = venue("Bürgerhaus");
        rebuild.awaitHead("venues");

        JsonNode venues = state("venues");

        assertThat(venues.get("tables").toString())
                .isEqualTo("[\"query.venue\",\"query.room\",\"query.room_closure\"]");
        assertThat(venues.get("position").asLong()).isEqualTo(position);
        assertThat(venues.get("head").asLong()).isEqualTo(position);
        Answer all = as("administrator").get(PROJECTIONS);
        assertThat(all.json().at("/items").size()).isGreaterThanOrEqualTo(7);
        assertThat(all.header("Event-Position")).isEqualTo(Long.toString(position));
    }

    @Test
    void aPositionThatIsNotThereYetIsWaitedForAndWhatIsNoneIsRefused() {
        long position = venue("Bürgerhaus");

        Answer all = as("administrator").get(PROJECTIONS, "Consistent-With", Long.toString(position));
        assertThat(all.json().get("items").valueStream())
                .as("no projection is waited for")
                .allSatisfy(item -> assertThat(item.get("head").asLong()).isEqualTo(position));
        assertThat(all.header("Event-Position")).isEqualTo(Long.toString(position));

        Answer tooEarly = as("administrator")
                .get(PROJECTIONS, "Consistent-With", Long.toString(position + 1_000), "Prefer", "wait=0");
        assertThat(tooEarly.status()).isEqualTo(503);
        assertThat(tooEarly.header("Retry-After")).isNotEmpty();
        for (String none : List.of("garbage", "-1", "1.5", "9999999999999999999")) {
            Answer answer = as("administrator").get(PROJECTIONS, "Consistent-With", none);
            assertThat(answer.status()).as(none).isEqualTo(400);
            assertThat(answer.text("/errors/0/field")).isEqualTo("Consistent-With");
        }
    }

    @Test
    void whatDoesNotExistCannotBeRebuilt() {
        for (String name : List.of("nothing", "VENUES", "query.venue", "%20")) {
            Answer answer = rebuilding("administrator", name);
            assertThat(answer.status()).as(name + ": " + answer.body()).isEqualTo(404);
            assertThat(answer.text("type")).isEqualTo("urn:quartier:problem:not-found");
        }
    }

    @Test
    void onlyAnAdministratorSeesAndRebuildsProjections() {
        venue("Bürgerhaus");
        rebuild.awaitHead("venues");
        long before = state("venues").get("position").asLong();
        for (String role : List.of("quarter-manager", "moderator", "regional-manager", "auditor", "reader")) {
            assertThat(rebuilding(role, "venues").status()).isEqualTo(403);
            assertThat(as(role).get(PROJECTIONS).status()).isEqualTo(403);
        }
        assertThat(new TestHttp(base(), "")
                        .post(PROJECTIONS + "/venues/rebuild", "")
                        .status())
                .isEqualTo(401);
        assertThat(state("venues").get("position").asLong()).isEqualTo(before);
    }

    @Test
    void rebuildsAtOnceAllEndWithEqualRows() {
        IntStream.range(0, 200).forEach(i -> venue("Venue " + i));
        person("Anna");
        rebuild.awaitHead("venues");
        rebuild.awaitHead("persons");
        Map<String, List<String>> venues = rebuild.rowsOf(VENUES);
        Map<String, List<String>> persons = rebuild.rowsOf(List.of("query.person"));

        List<CompletableFuture<Answer>> rebuilds = Stream.of("venues", "venues", "persons", "venues", "persons")
                .map(name -> CompletableFuture.supplyAsync(() -> rebuilding("administrator", name)))
                .toList();

        assertThat(rebuilds)
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(202));
        rebuild.awaitHead("venues");
        rebuild.awaitHead("persons");
        assertThat(rebuild.rowsOf(VENUES)).isEqualTo(venues);
        assertThat(rebuild.rowsOf(List.of("query.person"))).isEqualTo(persons);
    }

    @Test
    void whatIsWrittenDuringARebuildIsProjectedOnce() {
        IntStream.range(0, 50).forEach(i -> venue("Before " + i));
        rebuild.awaitHead("venues");
        int before = rebuild.rowsOf(VENUES).get("query.venue").size();

        CompletableFuture<Void> writing =
                CompletableFuture.runAsync(() -> IntStream.range(0, 100).forEach(i -> venue("During " + i)));
        Answer first = rebuilding("administrator", "venues");
        writing.join();
        rebuild.awaitHead("venues");

        assertThat(first.status()).isEqualTo(202);
        Map<String, List<String>> rows = rebuild.rowsOf(VENUES);
        assertThat(rows.get("query.venue")).hasSize(before + 100);
        rebuildAndWait("venues");
        assertThat(rebuild.rowsOf(VENUES)).isEqualTo(rows);
    }

    @Test
    void aRebuildAtTheHeadEndsAtTheHeadAndGoesOnFromThere() {
        venue("Bürgerhaus");
        rebuild.awaitHead("venues");
        Map<String, List<String>> rows = rebuild.rowsOf(VENUES);

        rebuildAndWait("venues");
        rebuildAndWait("venues");
        assertThat(rebuild.rowsOf(VENUES)).isEqualTo(rows);

        venue("Kirche");
        rebuild.awaitHead("venues");
        assertThat(rebuild.rowsOf(VENUES).get("query.venue"))
                .hasSize(rows.get("query.venue").size() + 1);
    }

    @Test
    void aParkedEventIsParkedAgainAndTheOtherRowsAreEqual() {
        VenueId poison = VenueId.next();
        venue("Vorher");
        // no column takes U+0000; what follows in the same stream waits behind it
        log.append(poison, new VenueAdded(poison, QuarterId.next(), "\0", null, null));
        log.append(poison, new RoomAdded(poison, RoomId.next(), "Saal", 80, 120, 0, 0));
        venue("Nachher");
        rebuild.awaitHead("venues");
        Map<String, List<String>> rows = rebuild.rowsOf(VENUES);
        long parked = state("venues").get("deadLetters").asLong();
        assertThat(rows.get("query.venue")).anyMatch(row -> row.contains("Nachher"));
        assertThat(rows.toString()).doesNotContain(poison.toString());
        assertThat(parked).isEqualTo(2);

        rebuildAndWait("venues");

        assertThat(rebuild.rowsOf(VENUES)).isEqualTo(rows);
        assertThat(state("venues").get("deadLetters").asLong()).isEqualTo(parked);
    }

    private void rebuildAndWait(String projection) {
        assertThat(rebuilding("administrator", projection).status()).isEqualTo(202);
        rebuild.awaitHead(projection);
    }

    private long venue(String name) {
        VenueId venue = VenueId.next();
        return log.append(
                venue,
                new VenueAdded(venue, QuarterId.next(), name, null, null),
                new RoomAdded(venue, RoomId.next(), "Saal", 80, 120, 0, 0));
    }

    private void person(String givenName) {
        PersonId person = PersonId.next();
        log.append(person, new PersonRegistered(person, givenName, null, null, null, List.of(), null));
    }

    private JsonNode state(String projection) {
        for (JsonNode item : as("administrator").get(PROJECTIONS).json().get("items")) {
            if (item.get("name").asString().equals(projection)) {
                return item;
            }
        }
        throw new AssertionError("no projection is called " + projection);
    }

    private Answer rebuilding(String role, String projection) {
        return as(role).post(PROJECTIONS + "/" + projection + "/rebuild", "");
    }

    private TestHttp as(String role) {
        return new TestHttp(base(), TestTokens.of("somebody", "Demo", role));
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }
}
