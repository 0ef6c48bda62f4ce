package org.quartier.kernel.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.NoticeId;
import org.quartier.kernel.id.NotificationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.DeliveryFailure;
import org.quartier.kernel.value.NoticeKind;
import org.quartier.kernel.value.Recipient;
import org.quartier.kernel.value.Undeliverable;

/** What can happen to a notice, by which everyone whom one change concerns is told of it. No text is kept. */
public sealed interface NoticeEvent extends DomainEvent {

    /** The notice. */
    NoticeId notice();

    /** What happens to what one person is told. */
    sealed interface NotificationEvent extends NoticeEvent {

        /** What they are told. */
        NotificationId notification();

        /** Who is told. */
        PersonId person();
    }

    /**
     * People are to be told, each once.
     *
     * @param cause tells it from every other occasion: the id of the event, or what a reminder is for
     * @param before the version of the activity before the change, or null where nothing changed
     * @param version the version of the activity of which people are told
     * @param answerUntil before when an offer is to be answered, or null
     * @param held whether it waits until someone asks for it, because no e-mail was sent when it was raised
     */
    @StoredAs(name = "notice.raised")
    record NoticeRaised(
            NoticeId notice,
            NoticeKind kind,
            ActivityId activity,
            String cause,
            @Nullable Long before,
            long version,
            @Nullable Instant answerUntil,
            boolean held,
            List<Recipient> recipients)
            implements NoticeEvent {}

    /** The mail server took it. */
    @StoredAs(name = "notice.sent")
    record NotificationSent(NoticeId notice, NotificationId notification, PersonId person, int attempt)
            implements NotificationEvent {}

    /** It could not be sent, and is tried again. */
    @StoredAs(name = "notice.delayed")
    record NotificationDelayed(
            NoticeId notice,
            NotificationId notification,
            PersonId person,
            int attempt,
            DeliveryFailure failure,
            Instant nextAttempt)
            implements NotificationEvent {}

    /** It could not be sent, and is not tried again unless someone asks for it. */
    @StoredAs(name = "notice.failed")
    record NotificationFailed(
            NoticeId notice, NotificationId notification, PersonId person, int attempt, DeliveryFailure failure)
            implements NotificationEvent {}

    /** Nothing was sent, because this person cannot be told. */
    @StoredAs(name = "notice.undeliverable")
    record NotificationUndeliverable(
            NoticeId notice, NotificationId notification, PersonId person, Undeliverable reason)
            implements NotificationEvent {}

    /** Someone asked for it to be sent after all. */
    @StoredAs(name = "notice.retried")
    record NotificationRetried(NoticeId notice, NotificationId notification, PersonId person)
            implements NotificationEvent {}
}
