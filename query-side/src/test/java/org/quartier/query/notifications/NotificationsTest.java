package org.quartier.query.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.query.Given.at;
import static org.quartier.query.Given.details;
import static org.quartier.query.Given.slot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.NoticeEvent.NoticeRaised;
import org.quartier.kernel.event.NoticeEvent.NotificationDelayed;
import org.quartier.kernel.event.NoticeEvent.NotificationFailed;
import org.quartier.kernel.event.NoticeEvent.NotificationRetried;
import org.quartier.kernel.event.NoticeEvent.NotificationSent;
import org.quartier.kernel.event.NoticeEvent.NotificationUndeliverable;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.event.VenueEvent.VenueAdded;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.NoticeId;
import org.quartier.kernel.id.NotificationId;
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
import org.quartier.kernel.value.Concern;
import org.quartier.kernel.value.DeliveryFailure;
import org.quartier.kernel.value.NoticeKind;
import org.quartier.kernel.value.Recipient;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.Undeliverable;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The outbox as it is read. */
@QuerySideTest
class NotificationsTest {

    private static final Instant LATER = at("2026-05-04T18:00");

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private RebuildCheck rebuild;

    private final OrganisationId organisation = new OrganisationId("notifications-" + UUID.randomUUID());
    private final PersonId anna = PersonId.next();
    private final PersonId ben = PersonId.next();
    private final ActivityId cafe = ActivityId.next();
    private final NoticeId notice = NoticeId.next();
    private final Recipient toAnna = new Recipient(NotificationId.next(), anna, Concern.REGISTERED);
    private final Recipient toBen = new Recipient(NotificationId.next(), ben, Concern.WAITLISTED);
    private long position;

    private void append(Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, Instant.now()), aggregate, events);
    }

    @BeforeEach
    void aCafeThatMoved() {
        VenueId venue = VenueId.next();
        RoomId hall = RoomId.next();
        append(venue, new VenueAdded(venue, QuarterId.next(), "Bürgerhaus", null, null));
        append(venue, new RoomAdded(venue, hall, "Saal", 30, 40, 0, 0));
        append(anna, new PersonRegistered(anna, "Anna", "Neu", null, null, List.of("tr", "de"), null));
        append(ben, new PersonRegistered(ben, "Ben", "Alt", null, null, List.of("en"), null));
        append(
                cafe,
                new ActivityPlanned(
                        cafe,
                        cafe + "@quartier",
                        QuarterId.next(),
                        details("Repair café"),
                        slot("2026-05-05T18:00", "2026-05-05T20:00"),
                        null,
                        null),
                new ActivityPublished(cafe, null),
                new ActivityRescheduled(
                        cafe,
                        slot("2026-05-06T18:00", "2026-05-06T20:00"),
                        slot("2026-05-05T18:00", "2026-05-05T20:00"),
                        new RoomBooking(hall, BookingKind.FIRM),
                        false,
                        "the roof"),
                new ActivityChanged(cafe, details("Mending"), null));
        append(
                notice,
                new NoticeRaised(notice, NoticeKind.MOVED, cafe, "event", 1L, 2, null, false, List.of(toAnna, toBen)));
    }

    private TestHttp as(String role) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of(role, organisation.value(), role));
    }

    private Answer get(String path) {
        Answer answer =
                as("quarter-manager").get("/api/v1/notifications" + path, "Consistent-With", Long.toString(position));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private List<String> ids(String path) {
        return get(path)
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    @Test
    @DisplayName("R-08 who was told what, when, and how far that has come")
    void states() {
        append(
                notice,
                new NotificationDelayed(notice, toAnna.notification(), anna, 1, DeliveryFailure.UNREACHABLE, LATER));
        Answer delayed = get("?person=" + anna);
        assertThat(delayed.text("/items/0/name")).isEqualTo("Anna Neu");
        assertThat(delayed.text("/items/0/kind")).isEqualTo("MOVED");
        assertThat(delayed.text("/items/0/concern")).isEqualTo("REGISTERED");
        assertThat(delayed.text("/items/0/status")).isEqualTo("PENDING");
        assertThat(delayed.text("/items/0/failure")).isEqualTo("UNREACHABLE");
        assertThat(delayed.text("/items/0/nextAttempt")).isEqualTo(LATER.toString());
        append(notice, new NotificationSent(notice, toAnna.notification(), anna, 2));
        assertThat(get("?status=SENT").text("/items/0/attempts")).isEqualTo("2");
        assertThat(get("?status=SENT").json().at("/items/0").has("failure")).isFalse();

        append(notice, new NotificationFailed(notice, toBen.notification(), ben, 10, DeliveryFailure.REFUSED));
        assertThat(get("?status=FAILED").text("/items/0/failure")).isEqualTo("REFUSED");
        append(notice, new NotificationRetried(notice, toBen.notification(), ben));
        assertThat(get("?person=" + ben).text("/items/0/attempts")).isEqualTo("0");
        append(notice, new NotificationUndeliverable(notice, toBen.notification(), ben, Undeliverable.NO_ADDRESS));
        assertThat(get("?person=" + ben).text("/items/0/failure")).isEqualTo("NO_ADDRESS");
        rebuild.keepsEverythingOf("notifications");
    }

    @Test
    void pagesAndFilters() {
        String annas = toAnna.notification().toString();
        String bens = toBen.notification().toString();
        assertThat(ids("?activity=" + cafe)).containsExactly(bens, annas);
        String next = get("?limit=1").text("next");
        assertThat(ids("?limit=1&cursor=" + next)).containsExactly(annas);
        assertThat(ids("?activity=" + ActivityId.next())).isEmpty();
        assertThat(ids("?status=HELD")).isEmpty();
        assertThat(as("quarter-manager")
                        .get("/api/v1/notifications?status=LOST")
                        .status())
                .isEqualTo(400);
        assertThat(as("reader").get("/api/v1/notifications").status()).isEqualTo(403);
        assertThat(as("moderator").get("/api/v1/notifications").status()).isEqualTo(403);
    }

    @Test
    @DisplayName(
            "R-08 what was told can be read as it was, whatever the activity is called now; R-76 with its SEQUENCE")
    void text() {
        Answer german = get("/" + toAnna.notification());
        assertThat(german.text("language")).isEqualTo("de");
        assertThat(german.text("subject")).isEqualTo("Neuer Termin: Repair café");
        assertThat(german.text("text")).isEqualTo("""
            Guten Tag Anna Neu,

            „Repair café“ findet zu einer anderen Zeit statt.

            Bisher:
            Dienstag, 5. Mai 2026, 18:00 bis 20:00 Uhr
            Town square

            Jetzt:
            Mittwoch, 6. Mai 2026, 18:00 bis 20:00 Uhr
            Bürgerhaus, Saal, Town square

            Wenn Sie zu diesem Termin nicht kommen können, melden Sie sich bitte ab. Das wird Ihnen nicht angerechnet.

            Fragen? office@quartier.example

            Mit freundlichen Grüßen
            """);
        assertThat(german.text("calendar"))
                .contains("UID:" + cafe + "@quartier", "SEQUENCE:1", "DTSTART;TZID=Europe/Berlin:20260506T180000");

        Answer english = get("/" + toBen.notification());
        assertThat(english.text("subject")).isEqualTo("New date: Repair café");
        assertThat(english.text("text")).contains("Wednesday, 6 May 2026, 18:00 to 20:00", "still on the waiting list");
        assertThat(english.json().has("calendar")).isFalse();
        assertThat(as("auditor")
                        .get("/api/v1/notifications/" + toBen.notification())
                        .status())
                .isEqualTo(403);
        assertThat(new TestHttp("http://127.0.0.1:" + port, TestTokens.of("x", "Elsewhere", "administrator"))
                        .get("/api/v1/notifications/" + toBen.notification())
                        .status())
                .isEqualTo(404);
    }
}
