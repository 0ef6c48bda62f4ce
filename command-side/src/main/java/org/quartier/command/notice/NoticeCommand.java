package org.quartier.command.notice;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.NoticeId;
import org.quartier.kernel.id.NotificationId;
import org.quartier.kernel.value.DeliveryFailure;
import org.quartier.kernel.value.NoticeKind;
import org.quartier.kernel.value.Recipient;
import org.quartier.kernel.value.Undeliverable;

/** What can be asked about notices. */
sealed interface NoticeCommand {

    /** Tell people. */
    record RaiseNotice(
            @TargetAggregateIdentifier NoticeId notice, Subject subject, boolean held, List<Recipient> recipients)
            implements NoticeCommand {}

    /**
     * Of what people are told; the components are those of the event.
     *
     * @param cause tells it from every other occasion
     */
    record Subject(
            NoticeKind kind,
            ActivityId activity,
            String cause,
            @Nullable Long before,
            long version,
            @Nullable Instant answerUntil) {}

    /** The mail server took what one person is told. */
    record RecordSent(@TargetAggregateIdentifier NoticeId notice, NotificationId notification)
            implements NoticeCommand {}

    /** It could not be sent at that time. */
    record RecordFailure(
            @TargetAggregateIdentifier NoticeId notice,
            NotificationId notification,
            DeliveryFailure failure,
            Instant at)
            implements NoticeCommand {}

    /** This person cannot be told. */
    record RecordUndeliverable(
            @TargetAggregateIdentifier NoticeId notice, NotificationId notification, Undeliverable reason)
            implements NoticeCommand {}

    /** Send it after all. */
    record RetryNotification(@TargetAggregateIdentifier NoticeId notice, NotificationId notification)
            implements NoticeCommand {}
}
