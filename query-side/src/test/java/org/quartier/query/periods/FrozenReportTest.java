package org.quartier.query.periods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.query.periods.PeriodWorld.figure;
import static org.quartier.query.periods.PeriodWorld.sum;
import static org.quartier.query.periods.PeriodWorld.total;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityHoursNoted;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.HourEntryEvent.ApprovalRevoked;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.OutOfHours;
import org.quartier.query.Gathering;
import org.quartier.query.Gathering.Guest;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was reported of June stays what was reported, and what changed since is listed. */
@QuerySideTest
class FrozenReportTest {

    private static final List<String> OF_ATTENDANCE =
            List.of("activities", "registered", "visits", "headCount", "reported", "noShows");
    private static final List<String> OF_HOURS =
            List.of("entries", "approvedEntries", "approvedMinutes", "submittedMinutes", "rejectedMinutes");

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private RebuildCheck rebuild;

    private final Guest anna = Guest.next();
    private final Guest ben = Guest.next();
    private final Map<ActivityId, Guest> guests = new HashMap<>();
    private PeriodWorld world;
    private Gathering cafe;
    private HourEntryId hours;

    @BeforeEach
    void june() {
        world = new PeriodWorld(log, port);
        cafe = world.activity("2026-06-05T16:00", ActivityKind.EVENT);
        world.happens(cafe, cafe.confirmed(anna, 1), cafe.confirmed(ben, 2), cafe.recorded(anna, Gathering.ABSENT));
        world.append(
                cafe.activity(),
                new ActivityHoursNoted(cafe.activity(), new OutOfHours(OutOfHours.Why.SUNDAY, 90), null));
        hours = world.approved("2026-06-06T10:00", 120);
    }

    @Test
    @DisplayName("R-43 the report of a closed period stays what it was, whatever is recorded later")
    void frozen() {
        world.on("2026-07-03T09:00").close("2026-06");
        JsonNode reported = world.report("2026-06");
        assertThat(figure(total(reported, "attendance"), "noShows")).isEqualTo(1);
        assertThat(figure(total(reported, "hours"), "approvedMinutes")).isEqualTo(120);
        assertThat(figure(total(reported, "plan"), "held")).isEqualTo(1);
        assertThat(figure(total(reported, "activities-out-of-hours"), "outOfHours"))
                .isEqualTo(1);

        world.on("2026-07-08T09:00");
        world.happens(cafe, cafe.corrected(anna, Gathering.ABSENT, Attendance.PRESENT, "the list was found"));
        world.correct(hours, "2026-06-06T10:00", 120, 90);
        world.append(cafe.activity(), new ActivityCancelled(cafe.activity(), "it was another one"));
        world.append(anna.person(), new PersonErased(anna.person()));
        world.activity("2026-06-30T22:00", ActivityKind.WORKSHOP);

        assertThat(world.report("2026-06")).isEqualTo(reported);
        assertThat(world.json("/reporting-periods/2026-06").get("digest")).isEqualTo(reported.get("digest"));
    }

    @Test
    @DisplayName("R-43 the report and its adjustments are the same after every table was rebuilt")
    void rebuilt() {
        world.on("2026-07-03T09:00").close("2026-06");
        world.on("2026-07-08T09:00").correct(hours, "2026-06-06T10:00", 120, 90);
        world.happens(
                cafe,
                new HeadsCounted(cafe.activity(), 7, false, Map.of(), "found the sheet"),
                cafe.nameless(org.quartier.kernel.id.CheckInId.next(), 2));
        JsonNode report = world.report("2026-06");
        JsonNode adjustments = world.adjustments("2026-06");

        rebuild.keepsEverythingOf("periods");
        for (String other : List.of("attendance", "hours", "volunteers", "quarters")) {
            assertThat(administrator()
                            .post("/api/v1/operations/projections/" + other + "/rebuild", "")
                            .status())
                    .isEqualTo(202);
            rebuild.awaitHead(other);
        }

        assertThat(world.report("2026-06")).isEqualTo(report);
        assertThat(world.adjustments("2026-06")).isEqualTo(adjustments);
    }

    @Test
    @DisplayName("R-43 the digest is SHA-256 over the figures as they are answered, in canonical form")
    void digest() throws Exception {
        world.on("2026-07-03T09:00").close("2026-06");
        JsonNode report = world.report("2026-06");
        String canonical = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build()
                .writeValueAsString(new JsonMapper().convertValue(report.get("figures"), TreeMap.class));
        assertThat(report.get("digest").asString())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(canonical.getBytes(StandardCharsets.UTF_8))));
        assertThat(canonical).matches("\\p{ASCII}+");
    }

    @Test
    @DisplayName("R-43 a change after the close is listed with what it changes, when and where it is booked, and its"
            + " original")
    void adjustments() {
        long original = world.happens(cafe, cafe.recorded(ben, Attendance.PRESENT));
        long close = world.on("2026-07-03T09:00").close("2026-06");
        long changed = world.on("2026-08-01T00:00")
                .happens(cafe, cafe.corrected(ben, Attendance.PRESENT, Gathering.ABSENT, "mistook her for Anna"));
        JsonNode item = only(world.adjustments("2026-06").get("items"));

        assertThat(item.get("type").asString()).isEqualTo("participation.attendance-corrected");
        assertThat(item.get("position").asLong()).isEqualTo(changed).isGreaterThan(close);
        assertThat(item.get("original").asLong()).isEqualTo(original);
        assertThat(item.get("activity").asString()).isEqualTo(cafe.activity().toString());
        assertThat(item.get("bookedIn").asString()).isEqualTo("2026-08");
        assertThat(item.get("period").asString()).isEqualTo("2026-06");
        assertThat(item.at("/before/visits").asLong()).isEqualTo(1);
        assertThat(item.at("/after/visits").asLong()).isZero();
        assertThat(item.get("delta").toString()).isEqualTo("{\"noShows\":1,\"reported\":-1,\"visits\":-1}");
        assertThat(item.get("actor").asString()).isEqualTo("an-actor");
    }

    @Test
    @DisplayName("R-43 hours of a closed period are adjusted by every step: submitted, approved, corrected, revoked")
    void hours() {
        world.on("2026-07-03T09:00").close("2026-06");
        world.on("2026-07-08T09:00");
        HourEntryId late = world.submitted("2026-06-07T10:00", 60);
        world.approve(late);
        world.correct(hours, "2026-06-06T10:00", 120, 90);
        world.approve(hours);
        world.append(hours, new ApprovalRevoked(hours, world.helper, "a secret reason"));
        JsonNode adjustments = world.adjustments("2026-06");

        assertThat(adjustments
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("type").asString()))
                .containsExactly(
                        "hours.submitted",
                        "hours.approved",
                        "hours.corrected",
                        "hours.approved",
                        "hours.approval-revoked");
        assertThat(adjustments.get("items").valueStream().map(item -> figure(item.get("delta"), "approvedMinutes")))
                .containsExactly(0L, 60L, -120L, 90L, -90L);
        assertThat(adjustments.at("/items/0").has("original")).isFalse();
        assertThat(adjustments.at("/items/2/hourEntry").asString()).isEqualTo(hours.toString());
        assertThat(adjustments.at("/items/2/before/minutes").asLong()).isEqualTo(120);
        assertThat(sum(adjustments))
                .containsEntry("approvedMinutes", -60L)
                .containsEntry("submittedMinutes", 90L)
                .containsEntry("entries", 1L);
    }

    @Test
    @DisplayName("R-43 the first and the last instant of the period are in it, those next to them are not")
    void boundaries() {
        world.on("2026-07-03T09:00").close("2026-06");
        for (String start :
                List.of("2026-05-31T23:59:59", "2026-06-01T00:00", "2026-06-30T23:59:59", "2026-07-01T00:00")) {
            world.activity(start, ActivityKind.EVENT);
            world.approved(start, 30);
        }
        assertThat(sum(world.adjustments("2026-06")))
                .containsEntry("activities", 2L)
                .containsEntry("approvedMinutes", 60L);
    }

    @Test
    @DisplayName("R-43 the next report shows the adjustments of earlier periods that were booked in it, and no others")
    void nextReport() {
        world.on("2026-07-03T09:00").close("2026-06");
        world.on("2026-06-30T23:59").correct(hours, "2026-06-06T10:00", 120, 110); // recorded on a day of June itself
        world.on("2026-07-01T00:00").approve(hours);
        world.on("2026-07-31T23:59").correct(hours, "2026-06-06T10:00", 110, 90);
        world.on("2026-08-01T00:00").approve(hours);
        world.on("2026-08-04T00:00").close("2026-07");
        world.on("2026-08-05T00:00").correct(hours, "2026-06-06T10:00", 90, 80);
        JsonNode july = world.report("2026-07");

        assertThat(july.at("/figures/adjustments")
                        .valueStream()
                        .map(item -> figure(item.get("delta"), "approvedMinutes")))
                .containsExactly(110L, -110L);
        assertThat(july.at("/figures/adjustments")
                        .valueStream()
                        .map(item -> item.get("period").asString()))
                .containsOnly("2026-06");
        assertThat(world.report("2026-06").at("/figures/adjustments")).isEmpty();
        world.on("2026-09-02T00:00").close("2026-08");
        assertThat(world.report("2026-08").at("/figures/adjustments")).hasSize(2);
    }

    @Test
    @DisplayName("R-43 a quarter that is closed after its months has in its figures what was adjusted in between")
    void monthsAndQuarters() {
        world.on("2026-07-03T09:00").close("2026-06");
        world.on("2026-07-04T09:00").correct(hours, "2026-06-06T10:00", 120, 90);
        world.approve(hours);
        world.on("2026-07-05T09:00").close("2026-Q2");
        assertThat(figure(total(world.report("2026-06"), "hours"), "approvedMinutes"))
                .isEqualTo(120);
        assertThat(figure(total(world.report("2026-Q2"), "hours"), "approvedMinutes"))
                .isEqualTo(90);
        assertThat(world.adjustments("2026-06").get("items")).hasSize(2);
        assertThat(world.adjustments("2026-Q2").get("items")).isEmpty();
        // in the next quarter an adjustment of June stands once, though June was closed twice
        world.on("2026-07-06T09:00").correct(hours, "2026-06-06T10:00", 90, 60);
        world.on("2026-10-02T09:00").close("2026-Q3");
        assertThat(world.report("2026-Q3")
                        .at("/figures/adjustments")
                        .valueStream()
                        .map(item -> item.get("period").asString()))
                .containsExactly("2026-06", "2026-06", "2026-06");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @DisplayName("R-43 what was reported and all adjustments together are what the statistics say now")
    void reconciled(long seed) {
        Random random = new Random(seed);
        List<Gathering> gatherings = new java.util.ArrayList<>(List.of(cafe));
        List<HourEntryId> entries = new java.util.ArrayList<>(List.of(hours));
        for (int i = 0; i < 30; i++) {
            change(random, gatherings, entries);
        }
        world.on("2026-07-03T09:00").close("2026-06");
        world.on("2026-07-09T09:00");
        for (int i = 0; i < 40; i++) {
            change(random, gatherings, entries);
        }
        JsonNode report = world.report("2026-06");
        Map<String, Long> sum = sum(world.adjustments("2026-06"));
        JsonNode attendance = world.json("/statistics/attendance?from=2026-06-01&to=2026-07-01")
                .at("/rows/0");
        JsonNode hoursNow =
                world.json("/statistics/hours?from=2026-06-01&to=2026-07-01").at("/rows/0");

        assertThat(sum).isNotEmpty();
        for (String name : OF_ATTENDANCE) {
            assertThat(figure(total(report, "attendance"), name) + sum.getOrDefault(name, 0L))
                    .as(name)
                    .isEqualTo(figure(attendance, name));
        }
        for (String name : OF_HOURS) {
            assertThat(figure(total(report, "hours"), name) + sum.getOrDefault(name, 0L))
                    .as(name)
                    .isEqualTo(figure(hoursNow, name));
        }
    }

    private void change(Random random, List<Gathering> gatherings, List<HourEntryId> entries) {
        Gathering one = gatherings.get(random.nextInt(gatherings.size()));
        Guest guest = guests.getOrDefault(one.activity(), anna);
        String day = "2026-0" + (5 + random.nextInt(3)) + "-1" + random.nextInt(10) + "T10:00";
        switch (random.nextInt(9)) {
            case 0 -> {
                Gathering made = random.nextBoolean()
                        ? world.activity(day, ActivityKind.WORKSHOP)
                        : world.draft(day, ActivityKind.ACTION);
                Guest known = new Guest(RegistrationId.next(), random.nextBoolean() ? anna.person() : ben.person());
                guests.put(made.activity(), known);
                world.happens(made, made.confirmed(known, 1));
                gatherings.add(made);
            }
            case 1 -> world.happens(one, one.corrected(guest, Gathering.ABSENT, Attendance.PRESENT, "was there"));
            case 2 -> world.happens(one, one.corrected(guest, Attendance.PRESENT, Gathering.ABSENT, "was not there"));
            case 3 -> world.happens(one, one.counted(random.nextInt(9), random.nextBoolean(), Map.of()));
            case 4 -> world.happens(one, one.walkIn(Guest.next(), 3));
            case 5 ->
                world.append(
                        one.activity(),
                        new ActivityRescheduled(
                                one.activity(),
                                PeriodWorld.slot(day),
                                PeriodWorld.slot("2026-06-05T16:00"),
                                null,
                                false,
                                "another day"));
            case 6 ->
                world.append(
                        one.activity(),
                        random.nextBoolean()
                                ? new ActivityCancelled(one.activity(), "it rained")
                                : new ActivityPublished(one.activity(), null));
            case 7 -> entries.add(world.approved(day, 30 + random.nextInt(90)));
            default -> {
                HourEntryId entry = entries.get(random.nextInt(entries.size()));
                world.correct(entry, day, 60, 30 + random.nextInt(60));
                if (random.nextBoolean()) {
                    world.approve(entry);
                }
            }
        }
    }

    @Test
    @DisplayName("R-43 a period that is not closed has no report, and neither has another organisation's")
    void notClosed() {
        world.on("2026-07-03T09:00").close("2026-06");
        PeriodWorld elsewhere = new PeriodWorld(log, port);
        for (String path : List.of("", "/report", "/report.pdf", "/adjustments")) {
            assertThat(world.get("/reporting-periods/2026-05" + path, "reader").status())
                    .isEqualTo(404);
            assertThat(world.get("/reporting-periods/june" + path, "reader").status())
                    .isEqualTo(404);
            assertThat(elsewhere
                            .get("/reporting-periods/2026-06" + path, "administrator")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(elsewhere.json("/reporting-periods").get("items")).isEmpty();
        elsewhere.on("2026-07-05T09:00").close("2026-06");
        assertThat(figure(total(elsewhere.report("2026-06"), "attendance"), "activities"))
                .isZero();
    }

    @Test
    @DisplayName("R-43 periods are listed, the latest close first, page by page")
    void list() {
        for (String period : List.of("2026-04", "2026-05", "2026-06")) {
            world.on("2026-07-03T09:00").close(period);
        }
        Answer first = world.get("/reporting-periods?limit=2", "reader");
        assertThat(first.json()
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("period").asString()))
                .containsExactly("2026-06", "2026-05");
        assertThat(first.json().at("/items/0/closedBy").asString()).isEqualTo("an-actor");
        JsonNode rest = world.json("/reporting-periods?limit=2&cursor=" + first.text("next"));
        assertThat(rest.get("items")
                        .valueStream()
                        .map(item -> item.get("period").asString()))
                .containsExactly("2026-04");
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    @DisplayName("R-43 reasons are for those who see names; to readers and regional managers no change names anyone")
    void reasons() {
        world.on("2026-07-03T09:00").close("2026-06");
        world.on("2026-07-08T09:00")
                .happens(cafe, cafe.corrected(anna, Gathering.ABSENT, Attendance.PRESENT, "Frau Arndt was there"));
        String path = "/reporting-periods/2026-06/adjustments";
        for (String role : List.of("administrator", "quarter-manager", "auditor")) {
            assertThat(world.get(path, role).text("/items/0/reason")).isEqualTo("Frau Arndt was there");
        }
        for (String role : List.of("regional-manager", "reader", "moderator")) {
            assertThat(world.get(path, role).body())
                    .doesNotContain("Arndt", anna.person().toString());
        }
        assertThat(world.get("/reporting-periods/2026-06/report.pdf", "reader").body())
                .doesNotContain("Arndt");
    }

    private TestHttp administrator() {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("adam", "Demo", "administrator"));
    }

    private static JsonNode only(JsonNode items) {
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}
