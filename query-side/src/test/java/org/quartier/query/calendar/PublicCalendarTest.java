package org.quartier.query.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.quartier.query.Given.BERLIN;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.OrganisationEvent.OrganisationDescribed;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.ModeratorRole;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.Visibility;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@QuerySideTest
class PublicCalendarTest {

    private static final Instant TODAY = Instant.now().truncatedTo(ChronoUnit.HOURS);

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private RebuildCheck rebuild;

    private final OrganisationId organisation = new OrganisationId("public-" + UUID.randomUUID());
    private final QuarterId coerde = QuarterId.next();
    private final ActivityId cafe = ActivityId.next();
    private final TimeSlot nextWeek = inDays(7);

    @BeforeEach
    void aPublicActivity() {
        append(organisation, new OrganisationDescribed(organisation, "Quartiere & Co. <e. V.>", "CHARITY"));
        append(coerde, new QuarterOpened(coerde, "Coerde", "Münster", "NW", BERLIN, List.of()));
        append(
                cafe,
                planned(cafe, "Repair café", "</script> & more\uFFFF", nextWeek, Visibility.PUBLIC),
                new ActivityPublished(cafe, null));
    }

    private void append(Object stream, DomainEvent... events) {
        log.append(TestLog.about(organisation, Instant.now()), stream, events);
    }

    private ActivityPlanned planned(
            ActivityId activity, String title, String description, TimeSlot slot, Visibility visibility) {
        ActivityDetails details = new ActivityDetails(
                ActivityKind.EVENT,
                title,
                description,
                null,
                "Town square",
                "https://meet.example/x",
                "Caritas",
                "office@quartier.example",
                "everyone",
                "unknown",
                List.of("de"),
                null,
                null,
                visibility);
        return new ActivityPlanned(activity, activity + "@quartier", coerde, details, slot, null, null);
    }

    private static TimeSlot inDays(int days) {
        Instant start = TODAY.plus(Duration.ofDays(days));
        return new TimeSlot(start, start.plusSeconds(7_200), BERLIN, false);
    }

    private Answer get(String path, String... headers) {
        rebuild.awaitHead(CalendarProjection.NAME);
        return new TestHttp("http://127.0.0.1:" + port, "").get("/public/" + organisation + path, headers);
    }

    private @Nullable JsonNode event(ActivityId activity) {
        JsonNode graph =
                JsonMapper.shared().readTree(get("/calendar.jsonld").body()).get("@graph");
        return StreamSupport.stream(graph.spliterator(), false)
                .filter(event -> event.get("@id").asString().equals("urn:uuid:" + activity))
                .findFirst()
                .orElse(null);
    }

    private SyndFeed atom() throws FeedException {
        return new SyndFeedInput().build(new StringReader(get("/calendar.atom").body()));
    }

    private static OffsetDateTime time(@Nullable JsonNode text) {
        return OffsetDateTime.parse(text.asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/calendar", "/calendar.ics", "/calendar.atom", "/calendar.jsonld"})
    @DisplayName("R-77 only what is published for the world is there, and no person's name")
    void nothingElse(String path) {
        PersonId anna = PersonId.next();
        ActivityId internal = ActivityId.next();
        ActivityId draft = ActivityId.next();
        append(anna, new PersonRegistered(anna, "Annegret", "Ohlenbusch", null, null, List.of(), null));
        append(cafe, new ModeratorAssigned(cafe, anna, ModeratorRole.LEAD, null));
        append(
                internal,
                planned(internal, "Team meeting", "x", nextWeek, Visibility.INTERNAL),
                new ActivityPublished(internal, null));
        append(draft, planned(draft, "Perhaps", "x", nextWeek, Visibility.PUBLIC));

        Answer answer = get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Repair café")
                .doesNotContain("Team meeting", "Perhaps", "Annegret", "Ohlenbusch", anna.toString());
        assertThat(get(path, "If-None-Match", answer.header("ETag")).status()).isEqualTo(304);
        assertThat(answer.header("Cache-Control")).contains("public");
        append(cafe, new ActivityCancelled(cafe, null));
        assertThat(get(path, "If-None-Match", answer.header("ETag")).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("R-77 a scheduled event, its times with offset")
    void scheduled() {
        JsonNode event = event(cafe);

        assertThat(event.get("@type").asString()).isEqualTo("Event");
        assertThat(event.get("name").asString()).isEqualTo("Repair café");
        assertThat(time(event.get("startDate")).toInstant()).isEqualTo(nextWeek.start());
        assertThat(time(event.get("startDate")).getOffset())
                .isEqualTo(BERLIN.getRules().getOffset(nextWeek.start()));
        assertThat(time(event.get("endDate")).toInstant()).isEqualTo(nextWeek.end());
        assertThat(event.get("eventStatus").asString()).isEqualTo("https://schema.org/EventScheduled");
        assertThat(event.has("previousStartDate")).isFalse();
        assertThat(event.get("eventAttendanceMode").asString())
                .isEqualTo("https://schema.org/MixedEventAttendanceMode");
        assertThat(event.at("/location/0/name").asString()).isEqualTo("Town square");
        assertThat(event.at("/location/1/url").asString()).isEqualTo("https://meet.example/x");
        assertThat(event.at("/organizer/name").asString()).isEqualTo("Quartiere & Co. <e. V.>");
        assertThat(get("/calendar.jsonld").body()).doesNotContain("</script>");
    }

    @Test
    @DisplayName("R-77 a rescheduled event says when it was to begin before, each time it moves")
    void rescheduled() {
        append(cafe, new ActivityRescheduled(cafe, inDays(8), nextWeek, null, false, null));
        assertThat(event(cafe).get("eventStatus").asString()).isEqualTo("https://schema.org/EventRescheduled");
        assertThat(time(event(cafe).get("startDate")).toInstant())
                .isEqualTo(inDays(8).start());
        assertThat(time(event(cafe).get("previousStartDate")).toInstant()).isEqualTo(nextWeek.start());

        append(cafe, new ActivityRescheduled(cafe, inDays(9), inDays(8), null, false, null));
        assertThat(time(event(cafe).get("previousStartDate")).toInstant())
                .isEqualTo(inDays(8).start());
        TimeSlot longer = new TimeSlot(inDays(9).start(), inDays(9).start().plusSeconds(60), BERLIN, false);
        append(cafe, new ActivityRescheduled(cafe, longer, inDays(9), null, false, null));
        assertThat(time(event(cafe).get("previousStartDate")).toInstant())
                .as("another end is no move")
                .isEqualTo(inDays(8).start());
    }

    @Test
    @DisplayName("R-77 cancelled and postponed events keep their start date")
    void cancelledAndPostponed() throws FeedException {
        append(cafe, new ActivityPostponed(cafe, null));
        assertThat(event(cafe).get("eventStatus").asString()).isEqualTo("https://schema.org/EventPostponed");
        assertThat(time(event(cafe).get("startDate")).toInstant()).isEqualTo(nextWeek.start());
        append(cafe, new ActivityCancelled(cafe, null));
        assertThat(event(cafe).get("eventStatus").asString()).isEqualTo("https://schema.org/EventCancelled");
        assertThat(time(event(cafe).get("startDate")).toInstant()).isEqualTo(nextWeek.start());
        assertThat(atom().getEntries().getFirst().getContents().getFirst().getValue())
                .startsWith("Abgesagt");
    }

    @Test
    @DisplayName("R-77 whole days are days, the last of them included")
    void wholeDays() {
        ActivityId fair = ActivityId.next();
        TimeSlot days = new TimeSlot(
                OffsetDateTime.parse("2031-07-05T00:00:00+02:00").toInstant(),
                OffsetDateTime.parse("2031-07-07T00:00:00+02:00").toInstant(),
                BERLIN,
                true);
        append(fair, planned(fair, "Fair", "x", days, Visibility.PUBLIC), new ActivityPublished(fair, null));
        JsonNode graph = JsonMapper.shared()
                .readTree(get("/calendar.jsonld?from=2031-07-06&to=2031-07-07").body())
                .get("@graph");
        assertThat(graph).hasSize(1);
        assertThat(graph.at("/0/startDate").asString()).isEqualTo("2031-07-05");
        assertThat(graph.at("/0/endDate").asString()).isEqualTo("2031-07-06");
    }

    @Test
    void theAtomFeedIsReadAndTheLatestNewsComeFirst() throws FeedException {
        ActivityId later = ActivityId.next();
        append(
                later,
                planned(later, "Later & <b>bold</b>", "x", nextWeek, Visibility.PUBLIC),
                new ActivityPublished(later, null));

        SyndFeed feed = atom();

        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getTitle()).isEqualTo("Quartiere & Co. <e. V.>");
        assertThat(feed.getUri()).isEqualTo("urn:quartier:calendar:" + organisation);
        assertThat(feed.getEntries())
                .extracting(SyndEntry::getTitle)
                .containsExactly("Later & <b>bold</b>", "Repair café");
        assertThat(feed.getEntries().get(1).getUri()).isEqualTo("urn:uuid:" + cafe);
        assertThat(feed.getEntries().get(1).getContents().getFirst().getValue())
                .contains("Uhr", "Town square", "</script> & more");
        assertThat(feed.getPublishedDate())
                .isEqualTo(feed.getEntries().getFirst().getUpdatedDate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/calendar", "/calendar.atom"})
    @DisplayName("R-77 the Atom feed says who speaks in every entry, and where it and its other forms are (RFC 4287)")
    void theAtomFeedSaysWhoSpeaksAndWhereItIs(String path) throws FeedException {
        String query = "?quarter=" + coerde + "&kind=EVENT";
        Answer answer = get(path + query + "&nocache=1", "Accept", "application/atom+xml");
        SyndFeed feed = new SyndFeedInput().build(new StringReader(answer.body()));
        String address = "http://127.0.0.1:" + port + "/public/" + organisation + "/calendar.";

        assertThat(answer.body()).doesNotContain("<name />", "<name/>");
        assertThat(feed.getAuthors()).extracting(SyndPerson::getName).containsExactly("Quartiere & Co. <e. V.>");
        assertThat(feed.getEntries()).hasSize(1);
        assertThat(feed.getEntries().getFirst().getAuthors())
                .extracting(SyndPerson::getName)
                .containsExactly("Quartiere & Co. <e. V.>");
        assertThat(feed.getLinks())
                .extracting(SyndLink::getRel, SyndLink::getType, SyndLink::getHref)
                .containsExactlyInAnyOrder(
                        tuple("self", "application/atom+xml", address + "atom" + query),
                        tuple("alternate", "text/calendar", address + "ics" + query),
                        tuple("alternate", "application/ld+json", address + "jsonld" + query));
        assertThat(get(address.substring(address.indexOf("/calendar.")) + "atom" + query)
                        .body())
                .isEqualTo(answer.body());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, text/calendar",
                "*/*, text/calendar",
                "application/atom+xml, application/atom+xml",
                "application/ld+json, application/ld+json",
                "application/*, application/atom+xml",
                "'text/calendar;q=0.5, application/ld+json', application/ld+json"
            })
    void theFormIsWhatIsAskedFor(@Nullable String accept, String form) {
        Answer answer = accept == null ? get("/calendar") : get("/calendar", "Accept", accept);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(form);
        assertThat(answer.header("Vary")).contains("Accept");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(get("/calendar", "Accept", "image/png").status()).isEqualTo(406);
        assertThat(get("/calendar.ics?from=x").status()).isEqualTo(400);
        assertThat(get("/calendar.ics?kind=PARTY").status()).isEqualTo(400);
        assertThat(get("/calendar.pdf").status()).isEqualTo(404);
        TestHttp nobody = new TestHttp("http://127.0.0.1:" + port, "");
        assertThat(nobody.get("/public/No-such-" + UUID.randomUUID() + "/calendar.ics")
                        .status())
                .isEqualTo(404);
        assertThat(nobody.get("/public/%20/calendar.ics").status()).isIn(400, 404);

        QuarterId quarter = QuarterId.next();
        assertThat(get("/calendar.jsonld?quarter=" + quarter).body()).doesNotContain("Repair");
        assertThat(get("/calendar.jsonld?quarter=" + coerde).body()).contains("Repair");
        assertThat(get("/calendar.jsonld?moderator=" + PersonId.next()).body())
                .as("who moderates cannot be asked for")
                .contains("Repair");
    }
}
