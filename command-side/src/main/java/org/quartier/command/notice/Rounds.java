package org.quartier.command.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.quartier.command.Commands;
import org.quartier.command.notice.NoticeCommand.RecordFailure;
import org.quartier.command.notice.Outbox.Claimed;
import org.quartier.kernel.value.DeliveryFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Empties the outbox, again and again, on every node. It has a thread of its own, so that a slow mail server holds up
 * nothing but mail. While the server cannot be reached, the rounds are further and further apart, up to a minute.
 */
@Component
class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final String NAME = "send-notifications";
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final long PATIENCE_SECONDS = 10;

    private final Outbox outbox;
    private final Delivery delivery;
    private final Commands commands;
    private final Mail mail;
    private final Clock clock;
    private final Duration poll;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("mail").daemon().factory());

    private volatile boolean stopping;

    Rounds(
            Outbox outbox,
            Delivery delivery,
            Commands commands,
            Mail mail,
            Clock clock,
            @Value("${quartier.mail.poll:1s}") Duration poll) {
        this.outbox = outbox;
        this.delivery = delivery;
        this.commands = commands;
        this.mail = mail;
        this.clock = clock;
        this.poll = poll;
    }

    /** Only what is ready sends: what is recorded of it needs all that commands meet. */
    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (mail.isOn()) {
            thread.schedule(() -> next(poll), 0, TimeUnit.MILLISECONDS);
        }
    }

    private void next(Duration pause) {
        Duration longer = pause.compareTo(LONGEST_PAUSE.dividedBy(2)) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        Duration following = round() ? poll : longer;
        if (!stopping) {
            thread.schedule(() -> next(following), following.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Whether the outbox was emptied; else it is better to wait. */
    private boolean round() {
        try {
            Optional<Claimed> claimed = stopping ? Optional.empty() : outbox.claim(clock.instant());
            while (claimed.isPresent()) {
                if (!send(claimed.get())) {
                    return false;
                }
                claimed = stopping ? Optional.empty() : outbox.claim(clock.instant());
            }
            return true;
        } catch (RuntimeException e) {
            // by its class: no address is to reach the log
            LOG.warn("sending e-mail was interrupted: {}", e.getClass().getName());
            return false;
        }
    }

    /** Whether the mail server could be reached. */
    private boolean send(Claimed claimed) {
        NoticeCommand outcome = delivery.deliver(claimed);
        commands.onDeadline(NAME, claimed.organisation(), outcome);
        boolean unreachable =
                outcome instanceof RecordFailure failed && failed.failure() == DeliveryFailure.UNREACHABLE;
        if (unreachable) {
            LOG.warn("the mail server cannot be reached");
        }
        return !unreachable;
    }

    /** First of all: what is being sent is still to be recorded. */
    @EventListener
    void on(ContextClosedEvent closed) throws InterruptedException {
        stopping = true;
        thread.shutdown();
        if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("an e-mail is still being sent; it is sent again after the next start");
        }
    }
}
