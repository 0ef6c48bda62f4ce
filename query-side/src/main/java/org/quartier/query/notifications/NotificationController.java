package org.quartier.query.notifications;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.NotificationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.letter.Letter;
import org.quartier.kernel.value.Concern;
import org.quartier.kernel.value.NoticeKind;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Page;
import org.quartier.query.Reads;
import org.quartier.query.notifications.Notifications.Found;
import org.quartier.query.notifications.Notifications.Wanted;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who was told what, and when; those who may ask see all names. */
@RestController
@Reads({NotificationProjection.NAME, "persons", "venues"})
class NotificationController {

    private final Notifications notifications;
    private final Previews previews;

    NotificationController(Notifications notifications, Previews previews) {
        this.notifications = notifications;
        this.previews = previews;
    }

    /**
     * What one person is told.
     *
     * @param name of the person
     * @param concern as what they are told
     * @param attempts since it was raised, or since someone last asked for it to be sent
     * @param failure of the last attempt, or why the person cannot be told
     * @param nextAttempt not before then
     * @param answerUntil before when an offer is to be answered
     */
    record Item(
            UUID id,
            UUID activity,
            UUID personId,
            @Nullable String name,
            NoticeKind kind,
            Concern concern,
            NotificationStatus status,
            Instant raisedAt,
            int attempts,
            @Nullable String failure,
            @Nullable Instant nextAttempt,
            @Nullable Instant sentAt,
            @Nullable Instant answerUntil) {}

    /**
     * The same with its text: written again each time it is asked for, since no text is kept.
     *
     * @param calendar the file that goes with it, where there is a date to keep
     */
    record Written(
            Item notification,
            String language,
            String subject,
            String text,
            @Nullable String calendar) {}

    @GetMapping("/api/v1/notifications")
    Page<Item> all(
            Actor actor,
            @RequestParam(required = false) @Nullable ActivityId activity,
            @RequestParam(required = false) @Nullable PersonId person,
            @RequestParam(required = false) @Nullable NotificationStatus status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return notifications.find(
                actor.organisation(), new Wanted(activity, person, status), Page.Request.byId(limit, cursor));
    }

    @GetMapping("/api/v1/notifications/{notification}")
    Written one(Actor actor, @PathVariable NotificationId notification) {
        Found found = notifications.one(actor.organisation(), notification).orElseThrow(Refusal::notFound);
        Letter letter = previews.of(actor.organisation(), found);
        return new Written(found.item(), letter.language(), letter.subject(), letter.text(), letter.calendar());
    }
}
