package org.quartier.command.notice;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.quartier.command.Guarded;
import org.quartier.command.notice.NoticeCommand.RaiseNotice;
import org.quartier.command.notice.NoticeCommand.RecordFailure;
import org.quartier.command.notice.NoticeCommand.RecordSent;
import org.quartier.command.notice.NoticeCommand.RecordUndeliverable;
import org.quartier.command.notice.NoticeCommand.RetryNotification;
import org.quartier.command.notice.NoticeCommand.Subject;
import org.quartier.kernel.event.NoticeEvent;
import org.quartier.kernel.event.NoticeEvent.NoticeRaised;
import org.quartier.kernel.event.NoticeEvent.NotificationDelayed;
import org.quartier.kernel.event.NoticeEvent.NotificationEvent;
import org.quartier.kernel.event.NoticeEvent.NotificationFailed;
import org.quartier.kernel.event.NoticeEvent.NotificationRetried;
import org.quartier.kernel.event.NoticeEvent.NotificationSent;
import org.quartier.kernel.event.NoticeEvent.NotificationUndeliverable;
import org.quartier.kernel.id.NoticeId;
import org.quartier.kernel.id.NotificationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.DeliveryFailure;
import org.quartier.kernel.web.Refusal;

/** What everyone whom one change concerns is told, and how far that has come for each. */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
final class Notice extends Guarded {

    /** How long is waited after each failed attempt: the tenth is the last, after about three days. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(24));

    /** How far it has come. */
    enum State {
        HELD,
        PENDING,
        SENT,
        FAILED,
        NOT_DELIVERABLE
    }

    /** What one person is told; part of the snapshot. */
    record Item(PersonId person, State state, int attempts) {

        private Item at(State now, int attempt) {
            return new Item(person, now, attempt);
        }
    }

    @AggregateIdentifier
    private NoticeId id;

    private Map<NotificationId, Item> items = new LinkedHashMap<>();

    private Notice() {} // Axon replays events into it

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(RaiseNotice raise) {
        Subject subject = raise.subject();
        apply(new NoticeRaised(
                raise.notice(),
                subject.kind(),
                subject.activity(),
                subject.cause(),
                subject.before(),
                subject.version(),
                subject.answerUntil(),
                raise.held(),
                raise.recipients()));
    }

    @CommandHandler
    void handle(RecordSent sent) {
        Item item = item(sent.notification());
        if (item.state() == State.PENDING) {
            apply(new NotificationSent(id, sent.notification(), item.person(), item.attempts() + 1));
        }
    }

    /** What the server refuses for good is not tried again. */
    @CommandHandler
    void handle(RecordFailure failed) {
        Item item = item(failed.notification());
        int attempt = item.attempts() + 1;
        if (item.state() != State.PENDING) {
            return;
        }
        if (failed.failure() == DeliveryFailure.REFUSED || attempt > PAUSES.size()) {
            apply(new NotificationFailed(id, failed.notification(), item.person(), attempt, failed.failure()));
        } else {
            apply(new NotificationDelayed(
                    id,
                    failed.notification(),
                    item.person(),
                    attempt,
                    failed.failure(),
                    failed.at().plus(PAUSES.get(attempt - 1))));
        }
    }

    @CommandHandler
    void handle(RecordUndeliverable found) {
        Item item = item(found.notification());
        if (item.state() == State.PENDING) {
            apply(new NotificationUndeliverable(id, found.notification(), item.person(), found.reason()));
        }
    }

    @CommandHandler
    void handle(RetryNotification retry) {
        Item item = item(retry.notification());
        NoticeRule.ALREADY_SENT.require(item.state() != State.SENT);
        if (item.state() != State.PENDING) {
            apply(new NotificationRetried(id, retry.notification(), item.person()));
        }
    }

    private Item item(NotificationId notification) {
        Item item = items.get(notification);
        if (item == null) {
            throw Refusal.notFound();
        }
        return item;
    }

    @EventSourcingHandler
    void on(NoticeEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case NoticeRaised raised -> {
                id = raised.notice();
                State first = raised.held() ? State.HELD : State.PENDING;
                raised.recipients().forEach(told -> items.put(told.notification(), new Item(told.person(), first, 0)));
            }
            case NotificationSent sent -> set(sent, State.SENT, sent.attempt());
            case NotificationDelayed delayed -> set(delayed, State.PENDING, delayed.attempt());
            case NotificationFailed failed -> set(failed, State.FAILED, failed.attempt());
            case NotificationUndeliverable found -> set(found, State.NOT_DELIVERABLE, 0);
            case NotificationRetried retried -> set(retried, State.PENDING, 0);
        }
    }

    private void set(NotificationEvent event, State state, int attempts) {
        items.computeIfPresent(event.notification(), (key, item) -> item.at(state, attempts));
    }
}
