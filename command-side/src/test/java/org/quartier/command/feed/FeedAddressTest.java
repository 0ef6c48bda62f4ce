package org.quartier.command.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Office.made;
import static org.quartier.command.Office.ok;
import static org.quartier.command.Office.refused;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Office;
import org.quartier.command.Scenario;
import org.quartier.command.Snapshots;
import org.quartier.command.StateTable;
import org.quartier.command.feed.FeedAddressCommand.OpenFeedAddress;
import org.quartier.command.feed.FeedAddressCommand.RevokeFeedAddress;
import org.quartier.kernel.event.FeedAddressEvent.FeedAddressOpened;
import org.quartier.kernel.event.FeedAddressEvent.FeedAddressRevoked;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.FeedAddressId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideTest
class FeedAddressTest {

    private static final FeedAddressId ADDRESS = FeedAddressId.next();
    private static final ActorId ANNA = ActorId.next();
    private static final ActorId BEN = ActorId.next();
    private static final Map<String, String> EVENTS = Map.of("kind", "EVENT");
    private static final FeedSecret SECRET = FeedSecret.next();

    private final FeedAddressOpened opened = new FeedAddressOpened(ADDRESS, ANNA, SECRET.digest(), EVENTS);
    private final FeedAddressRevoked revoked = new FeedAddressRevoked(ADDRESS);
    private final Scenario<FeedAddress> address = Scenario.of(FeedAddress.class);

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    private Office office;
    private TestHttp reader;

    @BeforeEach
    void open() {
        office = Office.at(port, database);
        reader = office.as("reader", "reader");
    }

    @Test
    @DisplayName("R-76 an address is opened with the digest of its secret, and revoked once")
    void openedAndRevoked() {
        address.then(new OpenFeedAddress(ADDRESS, ANNA, SECRET, EVENTS), opened);
        address.given(opened).then(new RevokeFeedAddress(ADDRESS, ANNA, false), revoked);
        address.given(opened).then(new RevokeFeedAddress(ADDRESS, BEN, true), revoked);
        address.given(opened, revoked).then(new RevokeFeedAddress(ADDRESS, ANNA, false));
    }

    @Test
    void comesBackWholeFromASnapshot() {
        Snapshots.check(address.given(opened), new RevokeFeedAddress(ADDRESS, ANNA, false));
    }

    @Test
    void states() {
        Map<String, Scenario<FeedAddress>> states = new LinkedHashMap<>();
        states.put("OPEN", address.given(opened));
        states.put("REVOKED", address.given(opened, revoked));
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("revoke, by its owner", new RevokeFeedAddress(ADDRESS, ANNA, false));
        commands.put("revoke, by an administrator", new RevokeFeedAddress(ADDRESS, BEN, true));
        commands.put("revoke, by anyone else", new RevokeFeedAddress(ADDRESS, BEN, false));
        StateTable.check("FeedAddress", states, commands);
    }

    @Test
    @DisplayName("R-76 the address cannot be guessed, and the log does not know it")
    void unguessable() throws Exception {
        Answer answer = reader.post("/api/v1/feed-addresses", """
            {"filter": {"quarter": "%s", "kind": "EVENT", "outOfHours": true}}\
            """.formatted(office.quarter()));
        String id = made(answer);
        assertThat(answer.text("address")).matches("/api/v1/feeds/[A-Za-z0-9_-]{43}\\.ics");
        String secret = answer.text("address").replaceAll(".*/|\\.ics", "");
        String payload = office.db()
                .sql("SELECT payload FROM events.domain_event WHERE aggregate_identifier = :id")
                .param("id", id)
                .query(String.class)
                .single();
        String digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        assertThat(payload)
                .contains(digest, "\"kind\":\"EVENT\"", "\"outOfHours\":\"true\"")
                .doesNotContain(secret);
        assertThat(made(reader.post("/api/v1/feed-addresses", "{}"))).isNotEqualTo(id);
    }

    @Test
    @DisplayName("R-74 the same idempotency key gives the same address")
    void sameKey() {
        String key = UUID.randomUUID().toString();
        Answer first = reader.post("/api/v1/feed-addresses", "{}", "Idempotency-Key", key);
        Answer again = reader.post("/api/v1/feed-addresses", "{}", "Idempotency-Key", key);
        assertThat(made(first)).isEqualTo(made(again));
        assertThat(again.text("address")).isEqualTo(first.text("address"));
        assertThat(again.header("Location")).isEqualTo("/api/v1/feed-addresses/" + first.id());
    }

    @Test
    @DisplayName("R-76 only its owner or an administrator revokes an address")
    void revocation() {
        String path = "/api/v1/feed-addresses/" + made(reader.post("/api/v1/feed-addresses", "{}"));
        refused(office.manager().delete(path), 404, null, "not-found");
        refused(office.stranger().delete(path), 404, null, "not-found");
        ok(reader.delete(path));
        ok(reader.delete(path));
        String another = "/api/v1/feed-addresses/" + made(reader.post("/api/v1/feed-addresses", "{}"));
        ok(office.administrator().delete(another));
    }

    @Test
    void aFilterNamesOnlyWhatThereIs() {
        Answer answer = reader.post("/api/v1/feed-addresses", """
            {"filter": {"room": "%s"}}\
            """.formatted(UUID.randomUUID()));
        refused(answer, 422, "R-73", "unknown-reference");
        assertThat(answer.text("/errors/0/field")).isEqualTo("filter.room");
        for (String wrong : new String[] {"\"outOfHours\": \"yes\"", "\"outOfHours\": 1", "\"audience\": \"all\""}) {
            assertThat(reader.post("/api/v1/feed-addresses", "{\"filter\": {" + wrong + "}}")
                            .status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }
}
