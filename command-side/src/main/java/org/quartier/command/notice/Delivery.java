package org.quartier.command.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.quartier.command.notice.Addressees.Addressee;
import org.quartier.command.notice.NoticeCommand.RecordFailure;
import org.quartier.command.notice.NoticeCommand.RecordSent;
import org.quartier.command.notice.NoticeCommand.RecordUndeliverable;
import org.quartier.command.notice.NoticeCommand.Subject;
import org.quartier.command.notice.Outbox.Claimed;
import org.quartier.kernel.letter.Letters;
import org.quartier.kernel.letter.Occasion;
import org.quartier.kernel.letter.PlanState;
import org.quartier.kernel.privacy.KeyStoreUnavailableException;
import org.quartier.kernel.value.DeliveryFailure;
import org.quartier.kernel.value.Undeliverable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes and sends one letter, and says what came of it. */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Notices notices;
    private final Addressees addressees;
    private final Venues venues;
    private final Post post;
    private final Clock clock;

    Delivery(Notices notices, Addressees addressees, Venues venues, Post post, Clock clock) {
        this.notices = notices;
        this.addressees = addressees;
        this.venues = venues;
        this.post = post;
        this.clock = clock;
    }

    /**
     * Sends it if it can be sent.
     *
     * @return what is to be recorded
     * @throws KeyStoreUnavailableException when it cannot be known whether the person is erased
     */
    NoticeCommand deliver(Claimed claimed) {
        try {
            return attempt(claimed);
        } catch (Post.NotSent e) {
            return failed(claimed, e.failure());
        } catch (KeyStoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            // by its class: what it says may hold what the letter holds
            LOG.error(
                    "notification {} could not be written: {}",
                    claimed.notification(),
                    e.getClass().getName());
            return failed(claimed, DeliveryFailure.OTHER);
        }
    }

    private NoticeCommand attempt(Claimed claimed) throws Post.NotSent {
        Occasion occasion = occasion(claimed);
        if (occasion.isOver(clock.instant())) {
            return undeliverable(claimed, Undeliverable.TOO_LATE);
        }
        Optional<Addressee> addressee = addressees.of(claimed.person());
        if (addressee.isEmpty()) {
            return undeliverable(claimed, Undeliverable.ERASED);
        }
        String email = addressee.get().email();
        if (email == null) {
            return undeliverable(claimed, Undeliverable.NO_ADDRESS);
        }
        if (!Post.isAddress(email)) {
            return undeliverable(claimed, Undeliverable.BAD_ADDRESS);
        }
        post.send(
                claimed.notification(),
                email,
                Letters.write(occasion, addressee.get().reader(), venues.of(claimed.organisation())));
        return new RecordSent(claimed.notice(), claimed.notification());
    }

    private Occasion occasion(Claimed claimed) {
        Subject subject = claimed.subject();
        var history = notices.historyOf(subject.activity());
        Long before = subject.before();
        return new Occasion(
                subject.kind(),
                claimed.concern(),
                before == null ? null : PlanState.of(history, before).orElseThrow(),
                PlanState.of(history, subject.version()).orElseThrow(),
                subject.answerUntil());
    }

    private static NoticeCommand undeliverable(Claimed claimed, Undeliverable reason) {
        return new RecordUndeliverable(claimed.notice(), claimed.notification(), reason);
    }

    private NoticeCommand failed(Claimed claimed, DeliveryFailure failure) {
        Instant now = clock.instant();
        return new RecordFailure(claimed.notice(), claimed.notification(), failure, now);
    }
}
