package org.quartier.query.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.query.Given.details;
import static org.quartier.query.Given.slot;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityHoursNoted;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ActivityEvent.EquipmentBooked;
import org.quartier.kernel.event.ActivityEvent.EquipmentReleased;
import org.quartier.kernel.event.ActivityEvent.ModeratorAccepted;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.ActivityEvent.ModeratorRefused;
import org.quartier.kernel.event.ActivityEvent.PreBookingRejected;
import org.quartier.kernel.event.ActivityEvent.ProtectedContactAssessed;
import org.quartier.kernel.event.ActivityEvent.RoomBookingConfirmed;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.EquipmentEvent.EquipmentAdded;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.EquipmentId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.ModeratorRole;
import org.quartier.kernel.value.OutOfHours;
import org.quartier.kernel.value.OutOfHours.Why;
import org.quartier.kernel.value.ProtectedContact;
import org.quartier.kernel.value.ProtectedContact.Duration;
import org.quartier.kernel.value.ProtectedContact.Intensity;
import org.quartier.kernel.value.ProtectedContact.Kind;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.value.WaitingListPolicy;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class ActivityTest {

    private static final TimeSlot MAY_5 = slot("2026-05-05T18:00", "2026-05-05T20:00");
    private static final TimeSlot MAY_6 = slot("2026-05-06T18:00", "2026-05-06T20:00");

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private RebuildCheck rebuild;

    private final ActivityId cafe = ActivityId.next();
    private final RoomId blue = RoomId.next();
    private final PersonId anna = PersonId.next();
    private final EquipmentId beamer = EquipmentId.next();

    @Test
    void aPlanIsReadAsItWasMade() {
        log.append(cafe, planned(cafe));

        Answer answer = get("quarter-manager");
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        JsonNode plan = answer.json();
        assertThat(plan.get("id").asString()).isEqualTo(cafe.toString());
        assertThat(plan.get("title").asString()).isEqualTo("Repair café");
        assertThat(plan.get("state").asString()).isEqualTo("DRAFT");
        assertThat(plan.get("booking").asString()).isEqualTo("PRE");
        assertThat(plan.get("room").asString()).isEqualTo(blue.toString());
        assertThat(plan.at("/slot/start").asString()).isEqualTo("2026-05-05T18:00:00+02:00");
        assertThat(plan.at("/capacity/places").asInt()).isEqualTo(12);
        assertThat(plan.at("/capacity/waitingList/policy").asString()).isEqualTo("STRICT");
        assertThat(plan.at("/languages/0").asString()).isEqualTo("de");
        assertThat(plan.get("moderators")).isEmpty();
        assertThat(plan.has("previousSlot")).isFalse();
        assertThat(plan.has("venue")).isFalse();
    }

    @Test
    void whatItNeedsIsNamed() {
        log.append(beamer, new EquipmentAdded(beamer, QuarterId.next(), "Beamer", null));
        log.append(
                cafe, planned(cafe), new EquipmentBooked(cafe, beamer), new EquipmentBooked(cafe, EquipmentId.next()));
        JsonNode equipment = get("quarter-manager").json().get("equipment");
        assertThat(equipment).hasSize(2);
        assertThat(equipment.get(0).toString()).isEqualTo("""
            {"id":"%s","name":"Beamer"}\
            """.formatted(beamer));
        log.append(cafe, new EquipmentReleased(cafe, beamer));
        assertThat(get("quarter-manager").json().get("equipment")).hasSize(1);
    }

    @Test
    void aDraftIsThereForThoseWhoPlanAndAudit() {
        log.append(cafe, planned(cafe));
        for (String role : List.of("administrator", "quarter-manager", "moderator", "auditor")) {
            assertThat(get(role).status()).as(role).isEqualTo(200);
        }
        for (String role : List.of("reader", "regional-manager")) {
            assertThat(get(role).status()).as(role).isEqualTo(404);
        }
        assertThat(as("Other", "administrator")
                        .get("/api/v1/activities/" + cafe)
                        .status())
                .isEqualTo(404);
        assertThat(as("Demo", "administrator")
                        .get("/api/v1/activities/nonsense")
                        .status())
                .isEqualTo(404);

        log.append(cafe, new ActivityPublished(cafe, null));
        assertThat(get("reader").status()).isEqualTo(200);
        assertThat(get("reader").json().has("moderators")).isFalse();
    }

    @Test
    void theVersionCountsOnlyWhatHappenedToThePlan() {
        ParticipationId participation = new ParticipationId(cafe);
        log.append(cafe, planned(cafe), new ActivityPublished(cafe, null));
        log.append(participation, new CapacityChanged(cafe, capacity(20), false));
        log.append(participation, new CapacityChanged(cafe, capacity(25), false));

        assertThat(get("reader").header("ETag")).isEqualTo("\"1\"");
        assertThat(get("reader").text("/capacity/places")).isEqualTo("25");

        log.append(cafe, new ActivityChanged(cafe, details("Repair!"), null));
        assertThat(get("reader").header("ETag")).isEqualTo("\"2\"");
        assertThat(get("reader").text("title")).isEqualTo("Repair!");
    }

    @Test
    void moderatorsComeAndGo() {
        PersonId ben = PersonId.next();
        log.append(
                cafe,
                planned(cafe),
                new ModeratorAssigned(cafe, ben, ModeratorRole.CO, null),
                new ModeratorAssigned(cafe, anna, ModeratorRole.LEAD, null),
                new ModeratorAccepted(cafe, anna));
        JsonNode moderators = get("moderator").json().get("moderators");
        assertThat(moderators).hasSize(2);
        assertThat(moderators.at("/0/personId").asString()).isEqualTo(anna.toString());
        assertThat(moderators.at("/0/accepted").asBoolean()).isTrue();
        assertThat(moderators.at("/1/accepted").asBoolean()).isFalse();

        log.append(cafe, new ModeratorRefused(cafe, ben, "away"));
        assertThat(get("auditor").json().get("moderators")).hasSize(1);
    }

    @Test
    @DisplayName("R-07 postponed keeps the original date, rescheduled the previous start")
    void dates() {
        log.append(cafe, planned(cafe), new ActivityPublished(cafe, null));
        log.append(cafe, new ActivityRescheduled(cafe, MAY_6, MAY_5, null, true, null));
        JsonNode moved = get("reader").json();
        assertThat(moved.at("/slot/start").asString()).startsWith("2026-05-06");
        assertThat(moved.at("/previousSlot/start").asString()).startsWith("2026-05-05");
        assertThat(moved.has("room")).isFalse();
        assertThat(moved.has("booking")).isFalse();

        log.append(cafe, new ActivityPostponed(cafe, "ill"));
        JsonNode postponed = get("reader").json();
        assertThat(postponed.get("state").asString()).isEqualTo("POSTPONED");
        assertThat(postponed.at("/originalSlot/start").asString()).startsWith("2026-05-06");
    }

    @Test
    @DisplayName("R-04 a plan says which pre-booking it lost to whom and why, until another room is named")
    void rejectedRoom() {
        RoomId hall = RoomId.next();
        ActivityId choir = ActivityId.next();
        log.append(
                cafe,
                planned(cafe),
                new ActivityRescheduled(cafe, MAY_5, MAY_5, new RoomBooking(hall, BookingKind.PRE), false, null));
        assertThat(get("quarter-manager").json().has("roomRejected")).isFalse();
        log.append(cafe, new PreBookingRejected(cafe, hall, choir));
        String rejected = """
            {"room":"%s","by":"%s","reason":"Another pre-booking of the room was confirmed (R-04)."}\
            """.formatted(hall, choir);
        JsonNode without = get("quarter-manager").json();
        assertThat(without.get("roomRejected").toString()).isEqualTo(rejected);
        assertThat(without.has("room")).isFalse();
        log.append(cafe, new ActivityRescheduled(cafe, MAY_6, MAY_5, null, false, null));
        assertThat(get("quarter-manager").json().get("roomRejected").toString()).isEqualTo(rejected);
        RoomBooking kitchen = new RoomBooking(RoomId.next(), BookingKind.PRE);
        log.append(cafe, new ActivityRescheduled(cafe, MAY_6, MAY_6, kitchen, false, null));
        assertThat(get("quarter-manager").json().has("roomRejected")).isFalse();
    }

    @Test
    void aRebuildGivesTheSameRowsAndColumns() {
        for (int i = 0; i < 120; i++) {
            ActivityId activity = ActivityId.next();
            List<DomainEvent> events = new ArrayList<>(List.of(
                    planned(activity),
                    new ModeratorAssigned(activity, anna, ModeratorRole.LEAD, null),
                    new ActivityPublished(activity, null),
                    new ModeratorAccepted(activity, anna),
                    new ActivityHoursNoted(activity, new OutOfHours(Why.SUNDAY, i), null),
                    new ProtectedContactAssessed(
                            activity, new ProtectedContact(Kind.CARING, Intensity.ALONE, Duration.ONCE)),
                    new EquipmentBooked(activity, EquipmentId.next()),
                    new EquipmentBooked(activity, beamer),
                    new EquipmentReleased(activity, beamer),
                    new ActivityRescheduled(activity, MAY_6, MAY_5, null, true, "rain")));
            if (i % 3 == 0) {
                RoomId room = RoomId.next();
                events.add(new ActivityRescheduled(
                        activity, MAY_6, MAY_6, new RoomBooking(room, BookingKind.PRE), false, null));
                events.add(
                        i % 2 == 0
                                ? new RoomBookingConfirmed(activity, room)
                                : new PreBookingRejected(activity, room, cafe));
                events.add(new ActivityHoursNoted(activity, null, null));
            }
            events.add(i % 2 == 0 ? new ActivityCancelled(activity, "no") : new ActivityPostponed(activity, "later"));
            log.append(new ParticipationId(activity), new CapacityChanged(activity, capacity(i), false));
            log.append(activity, events.toArray(DomainEvent[]::new));
        }

        rebuild.keepsEverythingOf(ActivityProjection.NAME);
    }

    private ActivityPlanned planned(ActivityId activity) {
        return new ActivityPlanned(
                activity,
                activity + "@quartier",
                QuarterId.next(),
                details("Repair café"),
                MAY_5,
                new RoomBooking(blue, BookingKind.PRE),
                capacity(12));
    }

    private static Capacity capacity(int places) {
        return new Capacity(places, 0, WaitingListPolicy.STRICT, WaitingListMode.AUTO);
    }

    private Answer get(String role) {
        rebuild.awaitHead(ActivityProjection.NAME);
        return as("Demo", role).get("/api/v1/activities/" + cafe);
    }

    private TestHttp as(String organisation, String role) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("someone", organisation, role));
    }
}
