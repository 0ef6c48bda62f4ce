package org.quartier.query.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.query.Given.BERLIN;
import static org.quartier.query.Given.details;
import static org.quartier.query.Given.planned;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityCompleted;
import org.quartier.kernel.event.ActivityEvent.ActivityHoursNoted;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.FeedAddressEvent.FeedAddressOpened;
import org.quartier.kernel.event.FeedAddressEvent.FeedAddressRevoked;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.FeedAddressId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.ModeratorRole;
import org.quartier.kernel.value.OutOfHours;
import org.quartier.kernel.value.OutOfHours.Why;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@QuerySideTest
class FeedTest {

    private static final Instant TODAY = Instant.now().truncatedTo(ChronoUnit.HOURS);

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private RebuildCheck rebuild;

    @Autowired
    private Entries entries;

    private final QuarterId coerde = QuarterId.next();
    private final ActivityId cafe = ActivityId.next();
    private final TimeSlot nextWeek = inDays(7);

    @BeforeEach
    void aPublishedActivity() {
        log.append(coerde, new QuarterOpened(coerde, "Coerde", "Münster", "NW", BERLIN, List.of()));
        log.append(cafe, planned(cafe, coerde, "Repair café", nextWeek), new ActivityPublished(cafe, null));
    }

    @Test
    @DisplayName("R-76 each change of time or place is one more in SEQUENCE, and nothing else is")
    void sequence() {
        assertThat(sequenceOf(cafe)).isZero();
        log.append(cafe, new ActivityChanged(cafe, details("Repair!"), null));
        assertThat(sequenceOf(cafe)).as("title").isZero();
        log.append(cafe, new ActivityChanged(cafe, details("Repair!", "x", null, "Elsewhere", null), null));
        assertThat(sequenceOf(cafe)).as("place").isEqualTo(1);
        VenueId hall = VenueId.next();
        log.append(cafe, new ActivityChanged(cafe, details("Repair!", "x", hall, "Elsewhere", null), null));
        assertThat(sequenceOf(cafe)).as("venue").isEqualTo(2);
        log.append(cafe, new ActivityRescheduled(cafe, inDays(8), nextWeek, null, false, null));
        assertThat(sequenceOf(cafe)).as("time").isEqualTo(3);
        RoomBooking room = new RoomBooking(RoomId.next(), BookingKind.FIRM);
        log.append(cafe, new ActivityRescheduled(cafe, inDays(8), inDays(8), room, false, null));
        assertThat(sequenceOf(cafe)).as("room").isEqualTo(4);
        log.append(cafe, new ActivityRescheduled(cafe, inDays(8), inDays(8), room, false, null));
        assertThat(sequenceOf(cafe)).as("the same again").isEqualTo(4);
    }

    @Test
    @DisplayName("R-76 DTSTAMP is the time of the last event that changed what the feed shows")
    void stamp() {
        String first = line(cafe, "DTSTAMP");
        log.append(cafe, new ModeratorAssigned(cafe, PersonId.next(), ModeratorRole.LEAD, null));
        log.append(cafe, new ActivityChanged(cafe, details("Repair café"), null));
        log.append(cafe, new ActivityCompleted(cafe, null, null));
        assertThat(line(cafe, "DTSTAMP")).isEqualTo(first);
        assertThat(line(cafe, "LAST-MODIFIED").split(":")[1]).isEqualTo(first.split(":")[1]);
        assertThat(line(cafe, "STATUS")).isEqualTo("STATUS:CONFIRMED");
    }

    @Test
    @DisplayName("R-76 what is cancelled stays for 30 days, even where it has left the window; drafts never appear")
    void cancelledStays() {
        ActivityId longAgo = ActivityId.next();
        log.append(
                longAgo,
                planned(longAgo, coerde, "Long ago", inDays(-200)),
                new ActivityPublished(longAgo, null),
                new ActivityCancelled(longAgo, "not held"));
        ActivityId draft = ActivityId.next();
        log.append(draft, planned(draft, coerde, "Draft", inDays(3)));
        ActivityId dropped = ActivityId.next();
        log.append(dropped, planned(dropped, coerde, "Dropped", inDays(3)), new ActivityCancelled(dropped, "no"));
        ActivityId past = ActivityId.next();
        log.append(past, planned(past, coerde, "Past", inDays(-40)), new ActivityPublished(past, null));
        log.append(cafe, new ActivityPostponed(cafe, "ill"));

        assertThat(line(longAgo, "STATUS")).isEqualTo("STATUS:CANCELLED");
        assertThat(line(cafe, "STATUS")).isEqualTo("STATUS:TENTATIVE");
        assertThat(feed("").body()).doesNotContain("Draft", "Dropped", "SUMMARY:Past");
        assertThat(feed("&from=2020-01-01").body()).contains("SUMMARY:Past");
    }

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({
        "2026-05-01T23:30:01+02:00, true",
        "2026-05-31T23:30:01+02:00, true", // 30 days to the second are over, and the 30th day is not
        "2026-05-31T23:59:59+02:00, true",
        "2026-06-01T00:00:00+02:00, false",
    })
    @DisplayName("R-76 cancelled on 1 May it stays to the end of 31 May, the 30th day after, and is gone on the next")
    void cancelledStaysToTheEndOfTheThirtiethDay(OffsetDateTime at, boolean stays) {
        ActivityId longAgo = ActivityId.next();
        Instant start = Instant.parse("2025-02-01T10:00:00Z");
        TimeSlot slot = new TimeSlot(start, start.plusSeconds(7_200), BERLIN, false);
        Instant cancelled = OffsetDateTime.parse("2026-05-01T23:30:00+02:00").toInstant();
        log.append(
                TestLog.about(TestLog.DEMO, cancelled),
                cancelled,
                longAgo,
                planned(longAgo, coerde, "Long ago", slot),
                new ActivityPublished(longAgo, null),
                new ActivityCancelled(longAgo, "not held"));
        rebuild.awaitHead(CalendarProjection.NAME);
        CalendarFilter filter =
                CalendarFilter.Asked.of(Map.of("quarter", coerde.toString())).filter();

        String feed = new String(
                new Feeds(entries, Clock.fixed(at.toInstant(), ZoneOffset.UTC))
                        .answer(TestLog.DEMO, filter)
                        .getBody(),
                StandardCharsets.UTF_8);

        assertThat(feed).contains("BEGIN:VCALENDAR");
        assertThat(feed.contains("UID:" + longAgo)).isEqualTo(stays);
        assertThat(feed.contains("STATUS:CANCELLED")).isEqualTo(stays);
    }

    @Test
    void theFeedIsNegotiatedAndRevalidated() {
        Answer feed = feed("");
        assertThat(feed.header("Content-Type")).isEqualToIgnoringWhitespace("text/calendar;charset=utf-8");
        assertThat(feed.header("Cache-Control")).contains("no-cache").doesNotContain("no-store");
        assertThat(feed.body())
                .contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n", "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        String query = "/api/v1/calendar?quarter=" + coerde;
        Answer negotiated = reader().get(query, "Accept", "text/calendar");
        assertThat(negotiated.body()).isEqualTo(feed.body());
        assertThat(reader().get(query, "Accept", "application/json").body()).startsWith("{");
        assertThat(reader().get(query, "Accept", "*/*").body()).startsWith("{");
        assertThat(reader().get(query, "Accept", "garbage").body()).startsWith("{");
        assertThat(reader().get(query, "Accept", "text/calendar;q=0.1, application/json")
                        .body())
                .startsWith("{");
        assertThat(negotiated.header("Vary")).contains("Accept");
        assertThat(reader().get(query, "Accept", "text/calendar", "If-None-Match", feed.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(reader().get("/api/v1/calendar.json?quarter=" + coerde).body())
                .startsWith("{");

        Answer again = reader().get("/api/v1/calendar.ics?quarter=" + coerde, "If-None-Match", feed.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        log.append(cafe, new ActivityCancelled(cafe, "rain"));
        rebuild.awaitHead(CalendarProjection.NAME);
        assertThat(reader().get("/api/v1/calendar.ics?quarter=" + coerde, "If-None-Match", feed.header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aSecretAddressNeedsNoTokenHoldsNoNamesAndCanBeRevoked() {
        PersonId anna = PersonId.next();
        log.append(anna, new PersonRegistered(anna, "Annegret", "Schulze-Mönking", null, null, List.of(), null));
        log.append(cafe, new ModeratorAssigned(cafe, anna, ModeratorRole.LEAD, null));
        ActivityId elsewhere = ActivityId.next();
        log.append(
                elsewhere,
                planned(elsewhere, QuarterId.next(), "Elsewhere", nextWeek),
                new ActivityPublished(elsewhere, null));
        FeedAddressId address = FeedAddressId.next();
        String secret = "dGhlIHNlY3JldA_-" + address;
        log.append(
                address,
                new FeedAddressOpened(address, ActorId.next(), sha256(secret), Map.of("quarter", coerde.toString())));
        rebuild.awaitHead(CalendarProjection.NAME);
        TestHttp client = new TestHttp("http://127.0.0.1:" + port, "");

        Answer feed = client.get("/api/v1/feeds/" + secret + ".ics");
        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.body()).contains("Repair café").doesNotContain("Elsewhere", "Annegret", anna.toString());
        assertThat(feed.body()).isEqualTo(feed("").body());
        assertThat(client.get("/api/v1/feeds/" + secret + ".ics?nocache=1").body())
                .isEqualTo(feed.body());
        assertThat(client.get("/api/v1/feeds/" + secret + ".ics", "If-None-Match", feed.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(client.get("/api/v1/feeds/" + sha256(secret) + ".ics").status())
                .isEqualTo(404);
        assertThat(client.get("/api/v1/calendar.ics").status()).isEqualTo(401);

        log.append(address, new FeedAddressRevoked(address));
        rebuild.awaitHead(CalendarProjection.NAME);
        assertThat(client.get("/api/v1/feeds/" + secret + ".ics").status()).isEqualTo(404);
    }

    private static TimeSlot inDays(int days) {
        Instant start = TODAY.plus(Duration.ofDays(days));
        return new TimeSlot(start, start.plusSeconds(7_200), BERLIN, false);
    }

    @Test
    @DisplayName("R-09 R-76 a secret address can hold what is out of hours alone")
    void onlyOutOfHours() {
        ActivityId vigil = ActivityId.next();
        log.append(
                vigil,
                planned(vigil, coerde, "Vigil", nextWeek),
                new ActivityHoursNoted(vigil, new OutOfHours(Why.SUNDAY, 60), null),
                new ActivityPublished(vigil, null));
        FeedAddressId address = FeedAddressId.next();
        String secret = "b25seSBvdXQgb2Y-" + address;
        Map<String, String> filter = Map.of("quarter", coerde.toString(), "outOfHours", "true");
        log.append(address, new FeedAddressOpened(address, ActorId.next(), sha256(secret), filter));
        rebuild.awaitHead(CalendarProjection.NAME);
        Answer feed = new TestHttp("http://127.0.0.1:" + port, "").get("/api/v1/feeds/" + secret + ".ics");
        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.body()).contains("Vigil").doesNotContain("Repair café");
    }

    private Answer feed(String more) {
        rebuild.awaitHead(CalendarProjection.NAME);
        Answer answer = reader().get("/api/v1/calendar.ics?quarter=" + coerde + more);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private int sequenceOf(ActivityId activity) {
        return event(activity).getSequence().getSequenceNo();
    }

    private String line(ActivityId activity, String property) {
        return event(activity).getProperty(property).orElseThrow().toString().strip();
    }

    private VEvent event(ActivityId activity) {
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(feed("").body()));
            return calendar.<VEvent>getComponents("VEVENT").stream()
                    .filter(event -> event.getUid().orElseThrow().getValue().equals(activity + "@quartier"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException | ParserException e) {
            throw new AssertionError(e);
        }
    }

    private TestHttp reader() {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("rita", "Demo", "reader"));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
