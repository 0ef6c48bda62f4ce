package org.quartier.command.notice;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.quartier.command.Commands;
import org.quartier.command.notice.NoticeCommand.RaiseNotice;
import org.quartier.command.notice.NoticeCommand.Subject;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.NoticeId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Recipient;
import org.springframework.stereotype.Component;

/** Raises notices: within the transaction of what they tell of, or because their time has come. */
@Component
class Notices {

    private final Commands commands;
    private final Mail mail;
    private final EventStore events;

    Notices(Commands commands, Mail mail, EventStore events) {
        this.commands = commands;
        this.mail = mail;
        this.events = events;
    }

    /** Within the transaction of the event; nobody to be told is no notice. */
    void raise(String policy, EventMetadata cause, Subject subject, List<Recipient> recipients) {
        if (!recipients.isEmpty()) {
            commands.react(policy, cause, notice(subject, recipients));
        }
    }

    /** Because the time has come; nobody to be told is no notice. */
    void raise(String deadline, OrganisationId organisation, Subject subject, List<Recipient> recipients) {
        if (!recipients.isEmpty()) {
            commands.onDeadline(deadline, organisation, notice(subject, recipients));
        }
    }

    private RaiseNotice notice(Subject subject, List<Recipient> recipients) {
        return new RaiseNotice(NoticeId.next(), subject, !mail.isOn(), recipients);
    }

    /** All that has happened to the plan of an activity, what is being recorded among it. */
    List<? extends DomainEventMessage<?>> historyOf(ActivityId activity) {
        return events.readEvents(activity.toString(), 0).asStream().toList();
    }

    /** The version of an activity's plan, what is being recorded among it. */
    long versionOf(ActivityId activity) {
        return events.lastSequenceNumberFor(activity.toString()).orElseThrow();
    }
}
