package org.quartier.query.notifications;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.NoticeEvent;
import org.quartier.kernel.event.NoticeEvent.NoticeRaised;
import org.quartier.kernel.event.NoticeEvent.NotificationDelayed;
import org.quartier.kernel.event.NoticeEvent.NotificationEvent;
import org.quartier.kernel.event.NoticeEvent.NotificationFailed;
import org.quartier.kernel.event.NoticeEvent.NotificationRetried;
import org.quartier.kernel.event.NoticeEvent.NotificationSent;
import org.quartier.kernel.event.NoticeEvent.NotificationUndeliverable;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Recipient;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;

/** Keeps {@code query.notification}: one row for each person who is told of something. */
@Component
@ProcessingGroup(NotificationProjection.NAME)
class NotificationProjection extends Projection {

    static final String NAME = "notifications";

    private final Writes writes;

    NotificationProjection(Writes writes) {
        super(NAME, "query.notification");
        this.writes = writes;
    }

    @EventHandler
    void on(NoticeEvent event, EventMetadata about, @Timestamp Instant recordedAt) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case NoticeRaised raised -> raised.recipients().forEach(told -> add(raised, told, about, recordedAt));
            case NotificationSent sent -> set(sent, NotificationStatus.SENT, sent.attempt(), null, null, recordedAt);
            case NotificationDelayed it ->
                set(it, NotificationStatus.PENDING, it.attempt(), it.failure(), it.nextAttempt(), null);
            case NotificationFailed it -> set(it, NotificationStatus.FAILED, it.attempt(), it.failure(), null, null);
            case NotificationUndeliverable it ->
                set(it, NotificationStatus.NOT_DELIVERABLE, 0, it.reason(), null, null);
            case NotificationRetried it -> set(it, NotificationStatus.PENDING, 0, null, null, null);
        }
    }

    private void add(NoticeRaised raised, Recipient told, EventMetadata about, Instant recordedAt) {
        writes.add(
                """
                INSERT INTO query.notification
                    (notification, organisation, activity, person, kind, concern, status, raised_at, attempts,
                     before_version, version, answer_until)
                VALUES (:notification, :organisation, :activity, :person, :kind, :concern, :status, :raisedAt, 0,
                     CAST(:before AS bigint), :version, CAST(:answerUntil AS timestamptz))
                ON CONFLICT (notification) DO NOTHING
                """,
                "notification",
                told.notification(),
                "organisation",
                about.organisation(),
                "activity",
                raised.activity(),
                "person",
                told.person(),
                "kind",
                raised.kind(),
                "concern",
                told.concern(),
                "status",
                raised.held() ? NotificationStatus.HELD : NotificationStatus.PENDING,
                "raisedAt",
                recordedAt,
                "before",
                raised.before(),
                "version",
                raised.version(),
                "answerUntil",
                raised.answerUntil());
    }

    private void set(
            NotificationEvent event,
            NotificationStatus status,
            int attempts,
            @Nullable Enum<?> failure,
            @Nullable Instant nextAttempt,
            @Nullable Instant sentAt) {
        writes.add(
                """
                UPDATE query.notification SET status = :status, attempts = :attempts, failure = :failure,
                    next_attempt = CAST(:nextAttempt AS timestamptz), sent_at = CAST(:sentAt AS timestamptz)
                WHERE notification = :notification
                """,
                "notification",
                event.notification(),
                "status",
                status,
                "attempts",
                attempts,
                "failure",
                failure,
                "nextAttempt",
                nextAttempt,
                "sentAt",
                sentAt);
    }
}
