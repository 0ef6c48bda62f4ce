package org.quartier.query.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.query.Given.BERLIN;
import static org.quartier.query.Given.at;
import static org.quartier.query.Given.details;
import static org.quartier.query.Given.planned;
import static org.quartier.query.Given.slot;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityCompleted;
import org.quartier.kernel.event.ActivityEvent.ActivityHoursNoted;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ActivityEvent.ModeratorAccepted;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.ActivityEvent.ModeratorReleased;
import org.quartier.kernel.event.ActivityEvent.PreBookingRejected;
import org.quartier.kernel.event.FeedAddressEvent.FeedAddressOpened;
import org.quartier.kernel.event.OrganisationEvent.OrganisationDescribed;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.event.VenueEvent.VenueAdded;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.FeedAddressId;
import org.quartier.kernel.id.OrganisationId;
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
import tools.jackson.databind.JsonNode;

@QuerySideTest
class CalendarTest {

    private static final TimeSlot MAY_5 = slot("2026-05-05T18:00", "2026-05-05T20:00");

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private RebuildCheck rebuild;

    private final QuarterId coerde = QuarterId.next();

    @BeforeEach
    void aQuarter() {
        log.append(coerde, new QuarterOpened(coerde, "Coerde", "Münster", "NW", BERLIN, List.of()));
    }

    @Test
    void draftsAreForThoseWhoPlan() {
        ActivityId cafe = plan("Repair café", MAY_5);

        assertThat(titles("quarter-manager")).containsExactly("Repair café");
        assertThat(titles("moderator")).containsExactly("Repair café");
        assertThat(titles("reader")).isEmpty();
        assertThat(titles("auditor")).isEmpty();

        publish(cafe);
        assertThat(titles("reader")).containsExactly("Repair café");
        assertThat(list("Other", "administrator", "").json().get("items")).isEmpty();
    }

    @Test
    void anItemSaysWhatWhenAndWhere() {
        VenueId hall = VenueId.next();
        RoomId blue = RoomId.next();
        ActivityId cafe = ActivityId.next();
        PersonId anna = PersonId.next();
        log.append( // the venue comes later in the log than what refers to it
                cafe,
                new ActivityPlanned(
                        cafe,
                        "cafe@quartier",
                        coerde,
                        details("Repair café", "Bring it.", hall, "at the back", null),
                        MAY_5,
                        new RoomBooking(blue, BookingKind.FIRM),
                        null),
                new ActivityPublished(cafe, null),
                new ModeratorAssigned(cafe, anna, ModeratorRole.LEAD, null),
                new ModeratorAccepted(cafe, anna));
        log.append(
                hall,
                new VenueAdded(hall, coerde, "Hall", null, null),
                new RoomAdded(hall, blue, "Blue room", 20, 30, 0, 0));

        JsonNode item = list("Demo", "quarter-manager", "").json().at("/items/0");
        assertThat(item.get("activity").asString()).isEqualTo(cafe.toString());
        assertThat(item.get("kind").asString()).isEqualTo("WORKSHOP");
        assertThat(item.get("state").asString()).isEqualTo("PUBLISHED");
        assertThat(item.at("/slot/start").asString()).isEqualTo("2026-05-05T18:00:00+02:00");
        assertThat(item.at("/slot/end").asString()).isEqualTo("2026-05-05T20:00:00+02:00");
        assertThat(item.at("/slot/zone").asString()).isEqualTo("Europe/Berlin");
        assertThat(item.get("slot").has("allDay")).isFalse();
        assertThat(item.get("venueName").asString()).isEqualTo("Hall");
        assertThat(item.get("roomName").asString()).isEqualTo("Blue room");
        assertThat(item.get("uid").asString()).isEqualTo("cafe@quartier");
        assertThat(item.get("version").asLong()).isEqualTo(3);
        assertThat(item.at("/moderators/0/personId").asString()).isEqualTo(anna.toString());
        assertThat(item.at("/moderators/0/accepted").asBoolean()).isTrue();
        assertThat(list("Demo", "reader", "").json().at("/items/0").has("moderators"))
                .isFalse();

        assertThat(list("Demo", "reader", "&room=" + blue).json().get("items")).hasSize(1);
        assertThat(list("Demo", "reader", "&room=" + RoomId.next()).json().get("items"))
                .isEmpty();
        assertThat(list("Demo", "reader", "&moderator=" + anna).json().get("items"))
                .hasSize(1);
        assertThat(list("Demo", "reader", "&kind=EVENT").json().get("items")).isEmpty();

        log.append(cafe, new ModeratorReleased(cafe, anna, null));
        assertThat(list("Demo", "reader", "&moderator=" + anna).json().get("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-05, 2026-05-06, true",
        "2026-05-06, 2026-05-07, false",
        "2026-05-04, 2026-05-05, false",
        "2026-05-05, 2026-05-05, false"
    })
    void aDayBeginsAtMidnightOfTheQuarter(String from, String to, boolean found) {
        publish(plan("All evening", slot("2026-05-05T00:00", "2026-05-06T00:00")));

        assertThat(list("Demo", "reader", "&from=" + from + "&to=" + to).json().get("items"))
                .hasSize(found ? 1 : 0);
    }

    @Test
    void theQuartersZoneCountsAndAnEndThatIsNotKnownIsNone() {
        QuarterId azores = QuarterId.next();
        log.append(azores, new QuarterOpened(azores, "A", "B", "NW", ZoneId.of("Atlantic/Azores"), List.of()));
        ActivityId late = ActivityId.next();
        TimeSlot slot = new TimeSlot(at("2026-05-06T01:30"), null, BERLIN, false); // still the 5th there
        log.append(late, planned(late, azores, "Late", slot), new ActivityPublished(late, null));

        String inQuarter = "/api/v1/calendar?quarter=" + azores;
        assertThat(get("reader", inQuarter + "&from=2026-05-05&to=2026-05-06").get("items"))
                .hasSize(1);
        assertThat(get("reader", inQuarter + "&from=2026-05-06").get("items")).isEmpty();
        assertThat(get("reader", inQuarter).at("/items/0/slot").has("end")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "outOfHours=maybe, outOfHours",
        "from=2026-13-01, from",
        "from=+99999-01-01, from",
        "from=2026-05-05&to=2026-05-04, to",
        "kind=PARTY, kind",
        "quarter=1, quarter",
        "cursor=AAAA, cursor",
        "limit=0, limit",
    })
    void whatCannotBeReadIsNamed(String query, String field) {
        rebuild.awaitHead(CalendarProjection.NAME);
        for (String path : List.of("/api/v1/calendar?", "/api/v1/calendar.ics?")) {
            if (path.contains(".ics") && (field.equals("cursor") || field.equals("limit"))) {
                continue;
            }
            Answer answer = as("Demo", "reader").get(path + query.replace("+", "%2B"), "Accept", "text/calendar, */*");
            if (field.equals("cursor") || field.equals("limit")) {
                answer = as("Demo", "reader").get(path + query);
            }
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "from=0001-01-01, 200",
        "from=0001-01-01&to=9999-12-31, 200",
        "from=9999-12-31, 200",
        "from=0000-01-01, 400",
        "to=0000-12-31, 400",
    })
    void theFirstAndTheLastDayCanBeAskedForEverywhere(String query, int status) {
        for (String zone : List.of("Europe/Berlin", "Pacific/Kiritimati", "Pacific/Niue")) {
            QuarterId quarter = QuarterId.next();
            log.append(quarter, new QuarterOpened(quarter, "A", "B", "NW", ZoneId.of(zone), List.of()));
        }
        rebuild.awaitHead(CalendarProjection.NAME);
        for (String path : List.of("/api/v1/calendar?", "/api/v1/calendar.ics?")) {
            Answer answer = as("Demo", "reader").get(path + query);
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        }
    }

    @Test
    void pagesFollowTheStartAndThenTheId() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            publish(plan(
                    "No " + i,
                    i < 3 ? MAY_5 : slot("2026-05-0" + (i + 3) + "T10:00", "2026-05-0" + (i + 3) + "T11:00")));
            expected.add("No " + i);
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = list("Demo", "reader", "&limit=2" + cursor).json();
            page.get("items").forEach(item -> seen.add(item.get("title").asString()));
            cursor = page.has("next") && !page.get("next").isNull()
                    ? "&cursor=" + page.get("next").asString()
                    : "";
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    @DisplayName("R-07 a postponed activity that gets a new date takes place again; a cancelled one stays")
    void states() {
        ActivityId cafe = plan("Repair café", MAY_5);
        publish(cafe);
        log.append(cafe, new ActivityPostponed(cafe, "ill"));
        assertThat(stateOf()).isEqualTo("POSTPONED");
        log.append(
                cafe,
                new ActivityRescheduled(cafe, slot("2026-06-05T18:00", "2026-06-05T20:00"), MAY_5, null, false, null));
        assertThat(stateOf()).isEqualTo("PUBLISHED");
        log.append(cafe, new ActivityCompleted(cafe, null, null));
        assertThat(stateOf()).isEqualTo("COMPLETED");
        ActivityId draft = plan("Never seen", MAY_5);
        log.append(draft, new ActivityCancelled(draft, "no money"));
        assertThat(titles("reader")).containsExactly("Repair café");
        assertThat(titles("administrator")).containsExactly("Never seen", "Repair café");
    }

    @Test
    void aRebuildGivesTheSameRowsAndColumns() {
        VenueId hall = VenueId.next();
        log.append(
                hall,
                new RoomAdded(hall, RoomId.next(), "Blue", 1, 1, 0, 0),
                new VenueAdded(hall, coerde, "Hall", null, null));
        for (String name : List.of("Demo", "Other")) {
            OrganisationId organisation = new OrganisationId(name);
            log.append(
                    TestLog.about(organisation, Instant.now()),
                    name,
                    new OrganisationDescribed(organisation, name, "CHARITY"));
        }
        FeedAddressId address = FeedAddressId.next();
        log.append(
                address,
                new FeedAddressOpened(
                        address, ActorId.next(), "ab", java.util.Map.of("kind", "EVENT", "from", "2026-01-01")));
        for (int i = 0; i < 150; i++) {
            ActivityId activity = plan("No " + i, MAY_5);
            PersonId anna = PersonId.next();
            log.append(
                    activity,
                    new ModeratorAssigned(activity, anna, ModeratorRole.CO, null),
                    new ActivityHoursNoted(activity, new OutOfHours(Why.SUNDAY, i), null),
                    new PreBookingRejected(activity, RoomId.next(), activity),
                    new ActivityPublished(activity, null),
                    new ModeratorAccepted(activity, anna),
                    new ActivityChanged(
                            activity, details("Now " + i, "x", i % 2 == 0 ? hall : null, null, null), null));
            switch (i % 4) {
                case 0 ->
                    log.append(
                            activity,
                            new ActivityRescheduled(
                                    activity, slot("2026-06-05T18:00", "2026-06-05T20:00"), MAY_5, null, false, null));
                case 1 -> log.append(activity, new ActivityPostponed(activity, "rain"));
                case 2 -> log.append(activity, new ActivityCancelled(activity, "rain"));
                default -> log.append(activity, new ModeratorReleased(activity, anna, null));
            }
        }

        assertThat(rebuild.keepsEverythingOf(CalendarProjection.NAME).get("query.calendar_entry"))
                .hasSizeGreaterThanOrEqualTo(150);
    }

    private ActivityId plan(String title, TimeSlot slot) {
        ActivityId activity = ActivityId.next();
        log.append(activity, planned(activity, coerde, title, slot));
        return activity;
    }

    private void publish(ActivityId activity) {
        log.append(activity, new ActivityPublished(activity, null));
    }

    private String stateOf() {
        return list("Demo", "administrator", "").text("/items/0/state");
    }

    private List<String> titles(String role) {
        List<String> titles = new ArrayList<>();
        list("Demo", role, "")
                .json()
                .get("items")
                .forEach(item -> titles.add(item.get("title").asString()));
        return titles;
    }

    private JsonNode get(String role, String path) {
        rebuild.awaitHead(CalendarProjection.NAME);
        return as("Demo", role).get(path).json();
    }

    private Answer list(String organisation, String role, String more) {
        rebuild.awaitHead(CalendarProjection.NAME);
        return as(organisation, role).get("/api/v1/calendar?quarter=" + coerde + more);
    }

    private TestHttp as(String organisation, String role) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("someone", organisation, role));
    }
}
