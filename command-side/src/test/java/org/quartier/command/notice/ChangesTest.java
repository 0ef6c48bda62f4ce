package org.quartier.command.notice;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Office.made;
import static org.quartier.command.Office.ok;
import static org.quartier.command.Office.refused;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Commands;
import org.quartier.command.ImportedActivities;
import org.quartier.command.ImportedActivities.Entry;
import org.quartier.command.ImportedActivities.Status;
import org.quartier.command.Neighbourhood;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.event.VenueEvent.VenueAdded;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.Visibility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is told of which change; no e-mail is switched on, so all of it is held. */
@CommandSideTest
class ChangesTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore store;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private TestDatabase database;

    @Autowired
    private ImportedActivities imports;

    @Autowired
    private Commands commands;

    private CommandLog log;
    private Cafe cafe;

    @BeforeEach
    void aCafe() {
        log = new CommandLog(store, transactions);
        cafe = Cafe.planned(port, log, database, ", \"capacity\": {\"places\": 1}");
    }

    private PersonId person() {
        return cafe.coerde().person();
    }

    @Test
    @DisplayName("R-08 a move of exactly five minutes notifies nobody, one of a second more everyone concerned once")
    void boundary() {
        PersonId anna = cafe.registered(person());
        PersonId ben = cafe.registered(person());
        PersonId mia = cafe.moderator();
        PersonId vera = cafe.helper();
        cafe.registered(mia); // waits as well
        person();

        ok(cafe.moveBy(FIVE_MINUTES));
        ok(cafe.moveBy(Duration.ZERO));
        ok(cafe.moveBy(FIVE_MINUTES.negated()));
        ok(cafe.moveBy(Duration.ZERO));
        assertThat(cafe.told()).isEmpty();

        ok(cafe.moveBy(FIVE_MINUTES.plusSeconds(1)));
        String[] everyone = {
            "MOVED REGISTERED " + anna, "MOVED WAITLISTED " + ben, "MOVED MODERATOR " + mia, "MOVED VOLUNTEER " + vera
        };
        assertThat(cafe.told()).containsExactlyInAnyOrder(everyone);
        assertThat(cafe.stateFor(anna)).isEqualTo("HELD");

        ok(cafe.moveBy(FIVE_MINUTES.plusSeconds(1))); // changes nothing
        assertThat(cafe.told()).hasSize(4);
        ok(cafe.moveBy(Duration.ZERO));
        assertThat(cafe.told())
                .hasSize(8)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(everyone, everyone).flatMap(Stream::of).toList());
    }

    @Test
    @DisplayName("R-08 of a hall full of people each is told once")
    void many() {
        Cafe hall = Cafe.planned(cafe.coerde(), database, cafe.start(), "");
        ok(hall.moveBy(Duration.ofHours(1)));
        for (int guest = 0; guest < 400; guest++) {
            hall.registered(person());
        }
        ok(hall.moveBy(Duration.ofHours(2)));
        assertThat(hall.told()).hasSize(400).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("R-08 whoever withdrew, refused or signed out is not notified any more")
    void gone() {
        PersonId anna = cafe.registered(person());
        PersonId mia = cafe.moderator();
        ok(cafe.withdraw(anna));
        ok(cafe.coerde().http().delete(Neighbourhood.moderator(cafe.id(), mia)));
        ok(cafe.moveBy(Duration.ofHours(1)));
        assertThat(cafe.told()).isEmpty();
    }

    @Test
    @DisplayName(
            "R-08 a cancellation notifies once, also volunteers whose shift is cancelled with it, asked five times")
    void cancellation() {
        PersonId anna = cafe.registered(person());
        PersonId vera = cafe.helper();
        List<CompletableFuture<Answer>> asked = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> cafe.cancel("Idempotency-Key", cafe.id().toString())))
                .limit(5)
                .toList();
        asked.forEach(CompletableFuture::join);
        ok(cafe.cancel());
        assertThat(cafe.told())
                .containsExactlyInAnyOrder("CANCELLED REGISTERED " + anna, "CANCELLED VOLUNTEER " + vera);
    }

    @Test
    @DisplayName("R-08 another venue notifies, another title, description or room of the same venue does not")
    void venue() {
        PersonId anna = cafe.registered(person());
        Neighbourhood coerde = cafe.coerde();
        String slot = Cafe.slot(cafe.start(), cafe.start().plus(Duration.ofHours(2)));
        String body = "{\"slot\": %s, \"room\": \"%s\", \"reason\": \"x\"}";

        RoomId hall = coerde.room();
        ok(coerde.http().put(cafe.path() + "/schedule", body.formatted(slot, hall)));
        assertThat(cafe.told()).containsExactly("VENUE_CHANGED REGISTERED " + anna);
        ok(coerde.http().put(cafe.path() + "/schedule", body.formatted(slot, coerde.room())));
        assertThat(cafe.told()).hasSize(1);

        VenueId church = VenueId.next();
        RoomId crypt = RoomId.next();
        log.append(
                coerde.organisation(),
                church,
                new VenueAdded(church, coerde.quarter(), "Church", null, null),
                new RoomAdded(church, crypt, "Crypt", 9, 9, 0, 0));
        String more = ", \"capacity\": {\"places\": 1}, \"room\": \"" + crypt + "\"" + Neighbourhood.COMPLETE;
        ok(coerde.http().put(cafe.path(), coerde.body(slot, more)));
        assertThat(cafe.told()).hasSize(2);
        ok(coerde.http()
                .put(
                        cafe.path(),
                        coerde.body(slot, more)
                                .replace("Repair café", "Mending")
                                .replace("everyone", "adults")));
        assertThat(cafe.told()).hasSize(2);
    }

    @Test
    @DisplayName("R-08 a change of time and venue in one request is one change")
    void both() {
        PersonId anna = cafe.registered(person());
        String later = Cafe.slot(cafe.start().plusSeconds(3_600), cafe.start().plusSeconds(7_200));
        String more =
                ", \"capacity\": {\"places\": 1}, \"venue\": \"" + cafe.coerde().venue() + "\"";
        ok(cafe.coerde().http().put(cafe.path(), cafe.coerde().body(later, more + Neighbourhood.COMPLETE)));
        assertThat(cafe.told()).containsExactly("MOVED REGISTERED " + anna);
    }

    @Test
    @DisplayName("R-08 a postponement notifies, and the new date once more, even if it is the old one")
    void postponed() {
        PersonId anna = cafe.registered(person());
        ok(cafe.coerde().http().post(cafe.path() + "/postponement", "{\"reason\": \"the roof\"}"));
        ok(cafe.moveBy(Duration.ZERO));
        assertThat(cafe.told()).containsExactly("POSTPONED REGISTERED " + anna, "MOVED REGISTERED " + anna);
    }

    @Test
    @DisplayName("R-08 of a refused change, and of one that is over, nobody is notified")
    void refusedOrOver() {
        PersonId anna = cafe.registered(person());
        Answer withoutReason = cafe.coerde().http().post(cafe.path() + "/cancellation", "{\"reason\": \" \"}");
        assertThat(withoutReason.status()).isEqualTo(422);
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        Cafe past = Cafe.planned(cafe.coerde(), database, yesterday, "");
        past.registered(anna);
        ok(past.moveBy(Duration.ofHours(3)));
        ok(past.cancel());
        assertThat(past.told()).isEmpty();
        assertThat(cafe.told()).isEmpty();
    }

    @Test
    @DisplayName("R-02, R-08 a change of a series notifies once for each date")
    void series() {
        Neighbourhood coerde = cafe.coerde();
        PersonId anna = person();
        Instant tuesday = Instant.parse("2031-03-04T16:00:00Z");
        String from = Cafe.slot(tuesday, tuesday.plusSeconds(7_200));
        String body = coerde.body(from, Neighbourhood.COMPLETE);
        String rule = body.replace("{\"quarter\"", "{\"rule\": \"FREQ=WEEKLY;COUNT=3\", \"quarter\"");
        String series = "/api/v1/series/" + made(coerde.http().post("/api/v1/series", rule));
        ok(coerde.http().post(series + "/publication", "{\"override\": {\"reason\": \"any day\"}}"));
        ok(coerde.http().post(series + "/registrations", "{\"personId\": \"" + anna + "\"}"));
        List<UUID> dates = JdbcClient.create(database.owner())
                .sql("SELECT activity FROM command.series_occurrence WHERE organisation = :organisation ORDER BY date")
                .param("organisation", coerde.organisation().value())
                .query(UUID.class)
                .list();
        String later = Cafe.slot(tuesday.plusSeconds(3_600), tuesday.plusSeconds(7_200));
        ok(coerde.http()
                .put(
                        series + "/occurrences/2031-03-04?scope=ALL",
                        coerde.body(later, Neighbourhood.COMPLETE + ", \"reason\": \"x\"")));
        assertThat(dates)
                .hasSize(3)
                .allSatisfy(date ->
                        assertThat(cafe.told(new ActivityId(date))).containsExactly("MOVED REGISTERED " + anna));
    }

    @Test
    @DisplayName("R-08 a change by an import notifies once, the same file again does not")
    void imported() {
        PersonId anna = person();
        var about = commands.onImport(cafe.coerde().organisation(), "someone", "correlation");
        Entry entry = entry(cafe.start());
        ActivityId activity =
                new ActivityId(requireNonNull(imports.take(entry, false, about).record()));
        String registration = "{\"personId\": \"" + anna + "\"}";
        made(cafe.coerde().http().post("/api/v1/activities/" + activity + "/registrations", registration));
        Entry moved = entry(cafe.start().plusSeconds(3_600));
        imports.take(moved, false, about);
        imports.take(moved, false, about);
        assertThat(cafe.told(activity)).containsExactly("MOVED REGISTERED " + anna);
    }

    private Entry entry(Instant start) {
        return new Entry(
                "cafe",
                cafe.coerde().quarter(),
                "Repair café",
                null,
                "Hall",
                null,
                null,
                new TimeSlot(start, start.plusSeconds(3_600), ZoneId.of("Europe/Berlin"), false),
                Status.CONFIRMED,
                Visibility.PUBLIC);
    }

    @Test
    @DisplayName("R-14, R-16 who moves up is told, and who has an offer until when")
    void places() {
        PersonId anna = cafe.registered(person());
        PersonId ben = cafe.registered(person());
        ok(cafe.withdraw(anna));
        assertThat(cafe.told()).containsExactly("PROMOTED REGISTERED " + ben);

        Cafe offering = Cafe.planned(
                cafe.coerde(),
                database,
                cafe.start(),
                ", \"capacity\": {\"places\": 1, \"waitingList\": {\"mode\": \"OFFER\"}}");
        offering.registered(anna);
        offering.registered(ben);
        ok(offering.withdraw(anna));
        assertThat(offering.told()).containsExactly("PLACE_OFFERED OFFERED " + ben);
        assertThat(offering.db()
                        .sql("SELECT answer_until FROM command.notice WHERE activity = :activity")
                        .param("activity", offering.id().value())
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isBetween(Instant.now().plusSeconds(170_000), Instant.now().plusSeconds(172_801));
    }

    @Test
    @DisplayName("R-08 what is held is not sent while e-mail is off, and says so; another's does not exist")
    void off() {
        PersonId anna = cafe.registered(person());
        ok(cafe.cancel());
        String retry = "/api/v1/notifications/" + cafe.notificationFor(anna) + "/retry";
        refused(cafe.coerde().http().post(retry, "{}"), 409, "R-08", "mail-is-off");
        assertThat(cafe.stateFor(anna)).isEqualTo("HELD");
        assertThat(Neighbourhood.on(port, log).http().post(retry, "").status()).isEqualTo(404);
        assertThat(cafe.coerde().as("mia", "moderator").post(retry, "").status())
                .isEqualTo(403);
    }
}
