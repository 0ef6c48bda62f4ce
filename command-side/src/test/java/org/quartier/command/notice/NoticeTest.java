package org.quartier.command.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.Snapshots;
import org.quartier.command.StateTable;
import org.quartier.command.notice.NoticeCommand.RaiseNotice;
import org.quartier.command.notice.NoticeCommand.RecordFailure;
import org.quartier.command.notice.NoticeCommand.RecordSent;
import org.quartier.command.notice.NoticeCommand.RecordUndeliverable;
import org.quartier.command.notice.NoticeCommand.RetryNotification;
import org.quartier.command.notice.NoticeCommand.Subject;
import org.quartier.kernel.event.NoticeEvent.NoticeRaised;
import org.quartier.kernel.event.NoticeEvent.NotificationDelayed;
import org.quartier.kernel.event.NoticeEvent.NotificationFailed;
import org.quartier.kernel.event.NoticeEvent.NotificationRetried;
import org.quartier.kernel.event.NoticeEvent.NotificationSent;
import org.quartier.kernel.event.NoticeEvent.NotificationUndeliverable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.NoticeId;
import org.quartier.kernel.id.NotificationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.Concern;
import org.quartier.kernel.value.DeliveryFailure;
import org.quartier.kernel.value.NoticeKind;
import org.quartier.kernel.value.Recipient;
import org.quartier.kernel.value.Undeliverable;

class NoticeTest {

    private static final NoticeId NOTICE = NoticeId.next();
    private static final NotificationId TO_ANNA = NotificationId.next();
    private static final PersonId ANNA = PersonId.next();
    private static final Recipient RECIPIENT = new Recipient(TO_ANNA, ANNA, Concern.REGISTERED);
    private static final Subject SUBJECT = new Subject(NoticeKind.MOVED, ActivityId.next(), "event", 2L, 3, null);
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final RecordSent SENT = new RecordSent(NOTICE, TO_ANNA);
    private static final RecordFailure UNREACHABLE = failure(DeliveryFailure.UNREACHABLE);
    private static final RecordFailure REFUSED = failure(DeliveryFailure.REFUSED);
    private static final RecordUndeliverable NO_ADDRESS =
            new RecordUndeliverable(NOTICE, TO_ANNA, Undeliverable.NO_ADDRESS);
    private static final RetryNotification RETRY = new RetryNotification(NOTICE, TO_ANNA);

    private static RecordFailure failure(DeliveryFailure failure) {
        return new RecordFailure(NOTICE, TO_ANNA, failure, NOON);
    }

    private static Scenario<Notice> raised(boolean held) {
        return Scenario.of(Notice.class)
                .given(new NoticeRaised(
                        NOTICE,
                        SUBJECT.kind(),
                        SUBJECT.activity(),
                        SUBJECT.cause(),
                        SUBJECT.before(),
                        SUBJECT.version(),
                        SUBJECT.answerUntil(),
                        held,
                        List.of(RECIPIENT)));
    }

    private static NotificationDelayed delayed(int attempt, Duration pause) {
        return new NotificationDelayed(NOTICE, TO_ANNA, ANNA, attempt, DeliveryFailure.UNREACHABLE, NOON.plus(pause));
    }

    @Test
    void whichCommandIsPossibleInWhichState() {
        Map<String, Scenario<Notice>> states = new LinkedHashMap<>();
        states.put("held", raised(true));
        states.put("pending", raised(false));
        states.put("delayed", raised(false).given(delayed(1, Duration.ofMinutes(1))));
        states.put("sent", raised(false).given(new NotificationSent(NOTICE, TO_ANNA, ANNA, 1)));
        states.put(
                "failed",
                raised(false).given(new NotificationFailed(NOTICE, TO_ANNA, ANNA, 1, DeliveryFailure.REFUSED)));
        states.put(
                "not deliverable",
                raised(false).given(new NotificationUndeliverable(NOTICE, TO_ANNA, ANNA, Undeliverable.NO_ADDRESS)));
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("record sent", SENT);
        commands.put("record failure", UNREACHABLE);
        commands.put("record refused for good", REFUSED);
        commands.put("record undeliverable", NO_ADDRESS);
        commands.put("retry", RETRY);
        StateTable.check("Notice", states, commands);
    }

    @Test
    @DisplayName("R-08 what could not be sent is tried again at growing distances, and not more than ten times")
    void retries() {
        Scenario<Notice> scenario = raised(false);
        List<Duration> pauses = List.of(
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                Duration.ofHours(3),
                Duration.ofHours(6),
                Duration.ofHours(12),
                Duration.ofDays(1),
                Duration.ofDays(1));
        for (int attempt = 1; attempt <= pauses.size(); attempt++) {
            NotificationDelayed delayed = delayed(attempt, pauses.get(attempt - 1));
            scenario.then(UNREACHABLE, delayed);
            scenario = scenario.given(delayed);
        }
        scenario.then(SENT, new NotificationSent(NOTICE, TO_ANNA, ANNA, 10));
        NotificationFailed failed = new NotificationFailed(NOTICE, TO_ANNA, ANNA, 10, DeliveryFailure.UNREACHABLE);
        scenario.then(UNREACHABLE, failed);
        NotificationRetried retried = new NotificationRetried(NOTICE, TO_ANNA, ANNA);
        scenario.given(failed).then(RETRY, retried);
        scenario.given(failed, retried).then(UNREACHABLE, delayed(1, Duration.ofMinutes(1)));
    }

    @Test
    @DisplayName("R-08 what was sent is not sent again")
    void sentOnce() {
        Scenario<Notice> sent = raised(false).given(new NotificationSent(NOTICE, TO_ANNA, ANNA, 1));
        sent.then(SENT);
        sent.refused(RETRY, "R-08", "already-sent");
    }

    @Test
    void itComesBackWholeFromASnapshot() {
        Snapshots.check(raised(false), UNREACHABLE);
        Snapshots.check(Scenario.of(Notice.class), new RaiseNotice(NOTICE, SUBJECT, false, List.of(RECIPIENT)));
    }
}
