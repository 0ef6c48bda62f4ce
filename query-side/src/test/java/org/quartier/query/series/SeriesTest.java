package org.quartier.query.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.query.Given.BERLIN;
import static org.quartier.query.Given.details;
import static org.quartier.query.Given.slot;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.SeriesEvent.SeriesChanged;
import org.quartier.kernel.event.SeriesEvent.SeriesContinued;
import org.quartier.kernel.event.SeriesEvent.SeriesEnded;
import org.quartier.kernel.event.SeriesEvent.SeriesPlanned;
import org.quartier.kernel.event.SeriesEvent.SeriesPublished;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.SeriesId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.Occurrence;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.SeriesPlan;
import org.quartier.kernel.value.SeriesTime;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class SeriesTest {

    private static final RoomBooking HALL = new RoomBooking(RoomId.next(), BookingKind.FIRM);
    private static final SeriesPlan AT_18 = new SeriesPlan(details("Choir"), time(18), HALL);
    private static final SeriesPlan AT_19 = new SeriesPlan(details("Choir"), time(19), HALL);
    private static final String RULE = "FREQ=WEEKLY;COUNT=4";

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private RebuildCheck rebuild;

    private final SeriesId choir = SeriesId.next();
    private final SeriesId next = SeriesId.next();
    private final QuarterId quarter = QuarterId.next();
    private final List<Occurrence> tuesdays = IntStream.range(0, 4)
            .mapToObj(week -> new Occurrence(LocalDate.of(2026, 5, 5).plusWeeks(week), ActivityId.next()))
            .toList();

    private static SeriesTime time(int hour) {
        return new SeriesTime(LocalTime.of(hour, 0), LocalTime.of(hour + 2, 0), 0, BERLIN);
    }

    private long planned() {
        log.append(choir, new SeriesPlanned(choir, quarter, RULE, AT_18, null, tuesdays, List.of()));
        long position = 0;
        for (Occurrence occurrence : tuesdays) {
            position = log.append(
                    occurrence.activity(),
                    new ActivityPlanned(
                            occurrence.activity(),
                            occurrence.activity() + "@quartier",
                            quarter,
                            AT_18.details(),
                            AT_18.slotOn(occurrence.date()),
                            HALL,
                            null));
        }
        return position;
    }

    private ActivityId activity(int n) {
        return tuesdays.get(n).activity();
    }

    private long moved(int n, String day, int hour) {
        return log.append(
                activity(n),
                new ActivityRescheduled(
                        activity(n),
                        slot(day + "T" + hour + ":00", day + "T" + (hour + 2) + ":00"),
                        AT_18.slotOn(tuesdays.get(n).date()),
                        HALL,
                        false,
                        null));
    }

    private Answer get(String role, SeriesId series, long position) {
        return as(role).get("/api/v1/series/" + series, "Consistent-With", Long.toString(position));
    }

    private TestHttp as(String role) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("someone", "Demo", role));
    }

    private static String exceptions(Answer answer) {
        return answer.json()
                .at("/occurrences")
                .valueStream()
                .map(item -> item.has("exception") ? item.get("exception").asString() : "-")
                .collect(Collectors.joining(" "));
    }

    @Test
    void aSeriesIsReadWithItsOccurrences() {
        Answer answer = get("quarter-manager", choir, planned());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.text("rule")).isEqualTo(RULE);
        assertThat(answer.text("title")).isEqualTo("Choir");
        assertThat(answer.text("/hours/start")).isEqualTo("18:00:00");
        assertThat(answer.text("/hours/zone")).isEqualTo("Europe/Berlin");
        assertThat(answer.text("room")).isEqualTo(HALL.room().toString());
        assertThat(answer.text("/occurrences/1/date")).isEqualTo("2026-05-12");
        assertThat(answer.text("/occurrences/1/activity")).isEqualTo(activity(1).toString());
        assertThat(answer.text("/occurrences/1/slot/start")).isEqualTo("2026-05-12T18:00:00+02:00");
        assertThat(answer.text("/occurrences/1/state")).isEqualTo("DRAFT");
        assertThat(answer.json().at("/exceptions")).isEmpty();
    }

    @Test
    @DisplayName(
            "R-02 what is moved, described anew or cancelled alone is an exception, until it is as the others again")
    void exceptions() {
        planned();
        moved(0, "2026-05-05", 20);
        log.append(activity(1), new ActivityChanged(activity(1), details("Choir with guests"), null));
        long position = log.append(activity(2), new ActivityCancelled(activity(2), "rain"));
        Answer answer = get("auditor", choir, position);
        assertThat(exceptions(answer)).isEqualTo("CHANGED CHANGED CANCELLED -");
        assertThat(answer.json().at("/exceptions").toString())
                .isEqualTo("[\"2026-05-05\",\"2026-05-12\",\"2026-05-19\"]");
        assertThat(exceptions(get("auditor", choir, moved(0, "2026-05-05", 18))))
                .isEqualTo("- CHANGED CANCELLED -");
    }

    @Test
    @DisplayName("R-02 the past is compared with what it was to be then, what is to come with what it is to be now")
    void pastAndFuture() {
        planned();
        log.append(
                choir,
                new SeriesChanged(
                        choir,
                        quarter,
                        RULE,
                        AT_19,
                        null,
                        AT_18,
                        tuesdays.subList(1, 3),
                        List.of(),
                        tuesdays.subList(3, 4),
                        true,
                        false,
                        null,
                        null));
        moved(1, "2026-05-12", 19);
        long position = log.append(activity(3), new ActivityCancelled(activity(3), "another rule"));
        Answer answer = get("moderator", choir, position);
        assertThat(exceptions(answer)).isEqualTo("- - CHANGED");
        assertThat(answer.text("/hours/start")).isEqualTo("19:00:00");
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(activityOf(3, position).text("series")).isEqualTo(choir.toString());
    }

    @Test
    @DisplayName("R-02 the series that goes on has the later occurrences; activities and calendar name it")
    void goesOn() {
        planned();
        log.append(choir, new SeriesEnded(choir, tuesdays.get(2).date(), "FREQ=WEEKLY;UNTIL=20260518", next));
        long position = log.append(
                next,
                new SeriesContinued(
                        next,
                        choir,
                        quarter,
                        "FREQ=WEEKLY;UNTIL=20260526",
                        AT_18,
                        null,
                        AT_18,
                        tuesdays.subList(2, 4),
                        List.of(),
                        List.of(),
                        false,
                        true,
                        null,
                        null));
        Answer old = get("administrator", choir, position);
        assertThat(old.text("continuedBy")).isEqualTo(next.toString());
        assertThat(old.text("rule")).isEqualTo("FREQ=WEEKLY;UNTIL=20260518");
        assertThat(exceptions(old)).isEqualTo("- -");
        Answer now = get("administrator", next, position);
        assertThat(now.text("continues")).isEqualTo(choir.toString());
        assertThat(now.json().at("/published").asBoolean()).isTrue();
        assertThat(exceptions(now)).isEqualTo("- -");

        assertThat(activityOf(1, position).text("series")).isEqualTo(choir.toString());
        assertThat(activityOf(2, position).text("series")).isEqualTo(next.toString());
        Answer calendar = as("administrator")
                .get(
                        "/api/v1/calendar?from=2026-05-01&to=2026-06-01&quarter=" + quarter,
                        "Consistent-With",
                        Long.toString(position));
        assertThat(calendar.json()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.get("series").asString()))
                .containsExactly(choir.toString(), choir.toString(), next.toString(), next.toString());
        rebuild.keepsEverythingOf("series");
    }

    private Answer activityOf(int n, long position) {
        return as("administrator").get("/api/v1/activities/" + activity(n), "Consistent-With", Long.toString(position));
    }

    @Test
    void othersSeeWhatIsPublishedOnly() {
        assertThat(get("reader", choir, planned()).status()).isEqualTo(404);
        log.append(choir, new SeriesPublished(choir, tuesdays, null));
        long position = log.append(activity(1), new ActivityPublished(activity(1), null));
        Answer answer = get("reader", choir, position);
        assertThat(answer.json().at("/occurrences")).hasSize(1);
        assertThat(answer.text("/occurrences/0/state")).isEqualTo("PUBLISHED");
        assertThat(new TestHttp("http://127.0.0.1:" + port, TestTokens.of("x", "Other", "administrator"))
                        .get("/api/v1/series/" + choir)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void listedInALineEach() {
        planned();
        log.append(activity(0), new ActivityCancelled(activity(0), "no"));
        QuarterId elsewhere = QuarterId.next();
        log.append(next, new SeriesPlanned(next, elsewhere, RULE, AT_18, null, List.of(), List.of()));
        long position = log.append(activity(1), new ActivityPublished(activity(1), null));

        JsonNode items =
                list("quarter-manager", "?quarter=" + quarter, position).get("items");
        assertThat(items).hasSize(1);
        assertThat(items.at("/0/id").asString()).isEqualTo(choir.toString());
        assertThat(items.at("/0/rule").asString()).isEqualTo(RULE);
        assertThat(items.at("/0/occurrences").asInt()).isEqualTo(4);
        assertThat(items.at("/0/first").asString()).isEqualTo("2026-05-05");
        assertThat(items.at("/0/last").asString()).isEqualTo("2026-05-26");
        assertThat(items.get(0).has("next")).isFalse(); // all of it is over
        JsonNode seen = list("reader", "?quarter=" + quarter, position).get("items");
        assertThat(seen.at("/0/occurrences").asInt()).isEqualTo(1);
        assertThat(seen.at("/0/first").asString()).isEqualTo("2026-05-12");
        assertThat(list("quarter-manager", "?quarter=" + elsewhere, position)
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(next.toString());
        assertThat(list("reader", "?quarter=" + elsewhere, position).get("items"))
                .isEmpty();
    }

    private JsonNode list(String role, String query, long position) {
        Answer answer = as(role).get("/api/v1/series" + query, "Consistent-With", Long.toString(position));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
