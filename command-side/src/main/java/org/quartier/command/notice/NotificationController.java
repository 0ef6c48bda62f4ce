package org.quartier.command.notice;

import jakarta.validation.Valid;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Recorded;
import org.quartier.command.notice.NoticeCommand.RetryNotification;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.NoticeId;
import org.quartier.kernel.id.NotificationId;
import org.quartier.kernel.web.Change;
import org.quartier.kernel.web.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sends what was not sent: because it failed, because the person could not be told, or because it was held. */
@RestController
class NotificationController {

    private final Commands commands;
    private final Outbox outbox;
    private final Mail mail;

    NotificationController(Commands commands, Outbox outbox, Mail mail) {
        this.commands = commands;
        this.outbox = outbox;
        this.mail = mail;
    }

    record Nothing(@Nullable OffsetDateTime happenedAt) implements Change {}

    @PostMapping("/api/v1/notifications/{notification}/retry")
    ResponseEntity<Recorded> retry(
            @PathVariable NotificationId notification,
            @Valid @RequestBody(required = false) @Nullable Nothing body,
            Actor actor) {
        NoticeId notice = outbox.noticeOf(actor.organisation(), notification).orElseThrow(Refusal::notFound);
        return Answers.ok(commands.send(
                new RetryNotification(notice, notification), () -> NoticeRule.MAIL_IS_OFF.require(mail.isOn())));
    }
}
