package org.quartier.query.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.query.Gathering.BERLIN;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityHoursNoted;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ActivityEvent.EquipmentBooked;
import org.quartier.kernel.event.ActivityEvent.ModeratorAccepted;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.ActivityEvent.ModeratorReleased;
import org.quartier.kernel.event.ActivityEvent.PreBookingRejected;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.ShiftEvent.ShiftPlanned;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedUp;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.EquipmentId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.StaffId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.ModeratorRole;
import org.quartier.kernel.value.OutOfHours;
import org.quartier.kernel.value.OutOfHours.Why;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.StaffingNeed;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.Visibility;
import org.quartier.query.Gathering;
import org.quartier.query.Gathering.Guest;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class AttentionTest {

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private RebuildCheck rebuild;

    private final QuarterId coerde = QuarterId.next();
    private final RoomBooking hall = new RoomBooking(RoomId.next(), BookingKind.PRE);
    private long position;

    @BeforeEach
    void aQuarter() {
        log.append(coerde, new QuarterOpened(coerde, "Coerde", "Münster", "NW", BERLIN, List.of()));
    }

    private static TimeSlot inDays(int days) {
        Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofDays(days));
        return new TimeSlot(start, start.plus(Duration.ofHours(2)), BERLIN, false);
    }

    private static ActivityDetails details(String title, @Nullable String link, @Nullable Integer minimum) {
        return new ActivityDetails(
                ActivityKind.EVENT,
                title,
                null,
                null,
                null,
                link,
                "Demo",
                "the office",
                "everyone",
                "unknown",
                List.of(),
                null,
                minimum,
                Visibility.PUBLIC);
    }

    private ActivityId plan(String title, int days, ActivityDetails details, @Nullable RoomBooking room) {
        ActivityId activity = ActivityId.next();
        position = log.append(
                activity,
                new ActivityPlanned(activity, activity + "@quartier", coerde, details, inDays(days), room, null));
        return activity;
    }

    private ActivityId publish(String title, int days, @Nullable Integer minimum) {
        ActivityId activity = plan(title, days, details(title, "https://example.org", minimum), null);
        position = log.append(activity, new ActivityPublished(activity, null));
        return activity;
    }

    private ActivityId led(ActivityId activity) {
        PersonId anna = PersonId.next();
        position = log.append(
                activity,
                new ModeratorAssigned(activity, anna, ModeratorRole.LEAD, null),
                new ModeratorAccepted(activity, anna));
        return activity;
    }

    private Answer get(String organisation, String role) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("someone", organisation, role))
                .get("/api/v1/quarters/" + coerde + "/attention", "Consistent-With", Long.toString(position));
    }

    private List<String> attention() {
        Answer answer = get("Demo", "quarter-manager");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> items = new ArrayList<>();
        for (JsonNode item : answer.json().get("items")) {
            items.add("%s %s %s"
                    .formatted(
                            item.get("rule").asString(),
                            item.get("level").asString(),
                            item.get("title").asString()));
        }
        return items;
    }

    @Test
    @DisplayName("R-30 who only was asked has not accepted: flagged within seven days, escalated and first within two")
    void moderators() {
        publish("far", 8, null);
        ActivityId asked = publish("near", 5, null);
        position = log.append(asked, new ModeratorAssigned(asked, PersonId.next(), ModeratorRole.LEAD, null));
        publish("tomorrow", 1, null);
        led(publish("led", 1, null));
        ActivityId off = publish("off", 1, null);
        position = log.append(off, new ActivityCancelled(off, "rain"));

        assertThat(attention()).containsExactly("R-30 ESCALATED tomorrow", "R-30 FLAGGED near");
    }

    @Test
    @DisplayName("R-10 too few are those who have a place, companions counted")
    void participants() {
        ActivityId choir = led(publish("choir", 2, 3));
        Gathering gathering = new Gathering(choir, coerde, inDays(2).start());
        position = gathering.append(
                log,
                gathering.opened(null),
                gathering.registered(Guest.next(), RegistrationStatus.CONFIRMED, 1, 0, 1),
                gathering.registered(Guest.next(), RegistrationStatus.WAITLISTED, 0, 0, 2));
        JsonNode item = get("Demo", "moderator").json().at("/items/0");
        assertThat(item.get("rule").asString()).isEqualTo("R-10");
        assertThat(item.get("registered").asInt()).isEqualTo(2);
        assertThat(item.get("minimumParticipants").asInt()).isEqualTo(3);
        position = gathering.append(log, gathering.confirmed(Guest.next(), 3));
        assertThat(attention()).isEmpty();
    }

    @Test
    @DisplayName("R-05 what lost its room needs one, until it has another or another venue")
    void venueOpen() {
        TimeSlot slot = inDays(30);
        ActivityId moved = plan("moved", 30, details("moved", null, null), hall);
        position = log.append(moved, new ActivityRescheduled(moved, slot, slot, null, true, null));
        ActivityId rejected = plan("rejected", 30, details("rejected", null, null), hall);
        position = log.append(rejected, new PreBookingRejected(rejected, hall.room(), moved));
        assertThat(attention()).containsExactly("R-05 FLAGGED moved", "R-05 FLAGGED rejected");
        position = log.append(moved, new ActivityRescheduled(moved, slot, slot, hall, false, null));
        assertThat(attention()).containsExactly("R-05 FLAGGED rejected");
        assertThat(get("Demo", "moderator").text("/items/0/roomRejectedBy")).isEqualTo(moved.toString());
        position = log.append(
                rejected, new ActivityChanged(rejected, details("rejected", "https://example.org", null), null));
        assertThat(attention()).isEmpty();
    }

    @Test
    @DisplayName("R-01 a draft near its date says what it lacks")
    void drafts() {
        plan("complete", 3, details("complete", "https://example.org", null), null);
        plan("far", 15, details("far", null, null), null);
        plan("near", 13, details("near", null, null), null);
        assertThat(attention()).containsExactly("R-01 FLAGGED near");
        assertThat(get("Demo", "auditor").json().at("/items/0/missing").toString())
                .isEqualTo("[\"venue\"]");
    }

    @Test
    @DisplayName(
            "R-09 out of hours a key holder and two people stay, or were waived; who leaves or joins a shift counts")
    void understaffed() {
        PersonId anna = PersonId.next();
        PersonId ben = PersonId.next();
        StaffId keeper = StaffId.next();
        log.append(keeper, new StaffMemberJoined(keeper, anna, null, List.of("moderator"), List.of()));
        ActivityId evening = plan("evening", 30, keptBy(anna), null);
        position = log.append(
                evening,
                new ActivityPublished(evening, null),
                new ActivityHoursNoted(evening, new OutOfHours(Why.SUNDAY, 120), null),
                new ModeratorAssigned(evening, ben, ModeratorRole.LEAD, null),
                new ModeratorAccepted(evening, ben));
        ActivityId waived = plan("waived", 30, details("waived", "https://example.org", null), null);
        position = log.append(
                waived,
                new ActivityPublished(waived, "the fire brigade opens"),
                new ActivityHoursNoted(waived, new OutOfHours(Why.SUNDAY, 120), null));
        assertThat(attention()).isEmpty();
        position = log.append(evening, new ModeratorReleased(evening, ben, null));
        assertThat(attention()).containsExactly("R-09 FLAGGED evening");
        ShiftId shift = ShiftId.next();
        TimeSlot slot = inDays(30);
        position = log.append(
                shift,
                new ShiftPlanned(
                        shift,
                        evening,
                        new StaffingNeed("serve", slot.start(), slot.start().plusSeconds(60), 1, List.of())),
                new VolunteerSignedUp(shift, VolunteerId.next(), ben));
        assertThat(attention()).isEmpty();
        position = log.append(
                waived, new ActivityRescheduled(waived, inDays(37), inDays(30), null, false, "the choir is ill"));
        assertThat(attention())
                .as("an override ends with the time it was given for")
                .containsExactly("R-09 FLAGGED waived");

        log.append(waived, new EquipmentBooked(waived, EquipmentId.next()));
        new Gathering(waived, coerde, inDays(37).start())
                .append(log, new CapacityChanged(waived, Gathering.places(9, 0), false));
        rebuild.keepsEverythingOf("activities"); // of which each table has a row now
    }

    private static ActivityDetails keptBy(PersonId keyHolder) {
        return new ActivityDetails(
                ActivityKind.EVENT,
                "evening",
                null,
                null,
                null,
                "https://example.org",
                "Demo",
                "the office",
                "everyone",
                "unknown",
                List.of(),
                keyHolder,
                null,
                Visibility.PUBLIC);
    }

    @Test
    @DisplayName(
            "R-04 a pre-booking that a firm booking overlaps needs attention once it is published, one that touches"
                    + " not")
    void overlapped() {
        ActivityId choir = plan("choir", 30, details("choir", "https://example.org", null), hall);
        RoomBooking firm = new RoomBooking(hall.room(), BookingKind.FIRM);
        ActivityId theatre = plan("theatre", 30, details("theatre", "https://example.org", null), firm);
        assertThat(attention()).as("a draft").isEmpty();
        position = log.append(choir, new ActivityPublished(choir, null));
        assertThat(attention()).containsExactly("R-04 FLAGGED choir");
        TimeSlot slot = inDays(30);
        TimeSlot touching = new TimeSlot(
                slot.start().plus(Duration.ofHours(2)), slot.start().plus(Duration.ofHours(3)), BERLIN, false);
        position = log.append(theatre, new ActivityRescheduled(theatre, touching, slot, firm, false, null));
        assertThat(attention()).isEmpty();
    }

    @Test
    void itIsForThoseWhoPlanAndOfTheirOwnQuarter() {
        publish("tomorrow", 1, null);
        assertThat(get("Demo", "reader").status()).isEqualTo(403);
        assertThat(get("org-" + UUID.randomUUID(), "administrator").status()).isEqualTo(404);
    }
}
