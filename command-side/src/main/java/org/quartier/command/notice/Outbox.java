package org.quartier.command.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.quartier.command.CommandPolicies;
import org.quartier.command.notice.NoticeCommand.Subject;
import org.quartier.kernel.event.NoticeEvent.NoticeRaised;
import org.quartier.kernel.event.NoticeEvent.NotificationDelayed;
import org.quartier.kernel.event.NoticeEvent.NotificationEvent;
import org.quartier.kernel.event.NoticeEvent.NotificationFailed;
import org.quartier.kernel.event.NoticeEvent.NotificationRetried;
import org.quartier.kernel.event.NoticeEvent.NotificationSent;
import org.quartier.kernel.event.NoticeEvent.NotificationUndeliverable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.NoticeId;
import org.quartier.kernel.id.NotificationId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Concern;
import org.quartier.kernel.value.NoticeKind;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is still to be sent: written in the transaction of the change that people are told of, with ids only. Whoever
 * sends something claims it first; a claim that its holder does not end in time, because it died, is free again.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class Outbox {

    /** Longer than any attempt lasts, by the time-outs of the mail connection. */
    static final Duration CLAIM = Duration.ofMinutes(5);

    private final JdbcClient db;

    Outbox(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /** What one person is to be told, claimed. */
    record Claimed(
            OrganisationId organisation,
            NoticeId notice,
            NotificationId notification,
            PersonId person,
            Concern concern,
            Subject subject) {}

    /** Claims what is due first; of several that ask at the same instant each gets another, or nothing. */
    Optional<Claimed> claim(Instant now) {
        return db.sql("""
            WITH claimed AS (
                UPDATE command.notification SET claimed_until = clock_timestamp() + make_interval(secs => :seconds)
                WHERE notification = (
                    SELECT notification FROM command.notification
                    WHERE state = 'PENDING' AND due_at <= :now
                      AND (claimed_until IS NULL OR claimed_until <= clock_timestamp())
                    ORDER BY due_at, notification LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING organisation, notification, notice, person, concern)
            SELECT * FROM claimed JOIN command.notice USING (organisation, notice)
            """)
                .param("seconds", CLAIM.toSeconds())
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query((row, n) -> claimed(row))
                .optional();
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("answer_until", OffsetDateTime.class);
        return new Claimed(
                new OrganisationId(row.getString("organisation")),
                new NoticeId(row.getObject("notice", UUID.class)),
                new NotificationId(row.getObject("notification", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                Concern.valueOf(row.getString("concern")),
                new Subject(
                        NoticeKind.valueOf(row.getString("kind")),
                        new ActivityId(row.getObject("activity", UUID.class)),
                        row.getString("cause"),
                        row.getObject("before_version", Long.class),
                        row.getLong("version"),
                        until == null ? null : until.toInstant()));
    }

    /** The notice that a notification is of, or nothing when the organisation has no such one. */
    Optional<NoticeId> noticeOf(OrganisationId organisation, NotificationId notification) {
        return db.sql("""
            SELECT notice FROM command.notification
            WHERE organisation = :organisation AND notification = :notification
            """)
                .param("organisation", organisation.value())
                .param("notification", notification.value())
                .query(UUID.class)
                .optional()
                .map(NoticeId::new);
    }

    /** Whether people were told, or are being told, on that occasion. */
    boolean knows(OrganisationId organisation, String cause) {
        return db.sql("SELECT EXISTS (SELECT FROM command.notice WHERE organisation = :organisation AND cause ="
                        + " :cause)")
                .param("organisation", organisation.value())
                .param("cause", cause)
                .query(Boolean.class)
                .single();
    }

    @EventHandler
    void on(NoticeRaised raised, EventMetadata about) {
        db.sql("""
            INSERT INTO command.notice
                (organisation, notice, cause, kind, activity, before_version, version, answer_until)
            VALUES (:organisation, :notice, :cause, :kind, :activity, CAST(:before AS bigint), :version,
                CAST(:answerUntil AS timestamptz))
            """)
                .param("organisation", about.organisation().value())
                .param("notice", raised.notice().value())
                .param("cause", raised.cause())
                .param("kind", raised.kind().name())
                .param("activity", raised.activity().value())
                .param("before", raised.before())
                .param("version", raised.version())
                .param("answerUntil", at(raised.answerUntil()))
                .update();
        db.sql("""
            INSERT INTO command.notification (organisation, notification, notice, person, concern, state, due_at)
            SELECT :organisation, notification, :notice, person, concern, :state, :dueAt
            FROM unnest(CAST(:notifications AS uuid[]), CAST(:persons AS uuid[]), CAST(:concerns AS text[]))
                AS told (notification, person, concern)
            """)
                .param("organisation", about.organisation().value())
                .param("notice", raised.notice().value())
                .param("state", raised.held() ? "HELD" : "PENDING")
                .param("dueAt", at(about.happenedAt()))
                .param(
                        "notifications",
                        raised.recipients().stream()
                                .map(told -> told.notification().value())
                                .toArray(UUID[]::new))
                .param(
                        "persons",
                        raised.recipients().stream()
                                .map(told -> told.person().value())
                                .toArray(UUID[]::new))
                .param(
                        "concerns",
                        raised.recipients().stream()
                                .map(told -> told.concern().name())
                                .toArray(String[]::new))
                .update();
    }

    @EventHandler
    void on(NotificationEvent event, EventMetadata about) {
        switch (event) { // no default: a new event does not compile until it is decided here
            case NotificationSent sent -> set(sent, "SENT", about.happenedAt());
            case NotificationFailed failed -> set(failed, "FAILED", about.happenedAt());
            case NotificationUndeliverable found -> set(found, "NOT_DELIVERABLE", about.happenedAt());
            case NotificationDelayed delayed -> set(delayed, "PENDING", delayed.nextAttempt());
            case NotificationRetried retried -> set(retried, "PENDING", about.happenedAt());
        }
    }

    private void set(NotificationEvent event, String state, Instant dueAt) {
        db.sql("""
            UPDATE command.notification SET state = :state, due_at = :dueAt, claimed_until = NULL
            WHERE notification = :notification
            """)
                .param("state", state)
                .param("dueAt", at(dueAt))
                .param("notification", event.notification().value())
                .update();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
