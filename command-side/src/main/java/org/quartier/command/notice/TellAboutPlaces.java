package org.quartier.command.notice;

import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.jspecify.annotations.Nullable;
import org.quartier.command.CommandPolicies;
import org.quartier.command.notice.NoticeCommand.Subject;
import org.quartier.kernel.event.ParticipationEvent.OfferShortened;
import org.quartier.kernel.event.ParticipationEvent.PlaceOffered;
import org.quartier.kernel.event.ParticipationEvent.RegistrationEvent;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.id.NotificationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Concern;
import org.quartier.kernel.value.NoticeKind;
import org.quartier.kernel.value.Recipient;
import org.springframework.stereotype.Component;

/** Tells who waited that a place is held for them, and until when, or that they have one. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class TellAboutPlaces {

    private static final String NAME = "tell-about-places";
    private static final String AT_THE_DOOR = "R-26";

    private final Notices notices;

    TellAboutPlaces(Notices notices) {
        this.notices = notices;
    }

    @EventHandler
    void on(PlaceOffered offered, EventMetadata about, @MessageIdentifier String id) {
        tell(NoticeKind.PLACE_OFFERED, Concern.OFFERED, offered, offered.expiresAt(), about, id);
    }

    /** There is less time to answer than they were told. */
    @EventHandler
    void on(OfferShortened shortened, EventMetadata about, @MessageIdentifier String id) {
        tell(NoticeKind.PLACE_OFFERED, Concern.OFFERED, shortened, shortened.expiresAt(), about, id);
    }

    /** Who is let in at the door is there, and need not be told. */
    @EventHandler
    void on(RegistrationPromoted promoted, EventMetadata about, @MessageIdentifier String id) {
        if (!promoted.rule().equals(AT_THE_DOOR)) {
            tell(NoticeKind.PROMOTED, Concern.REGISTERED, promoted, null, about, id);
        }
    }

    private void tell(
            NoticeKind kind,
            Concern concern,
            RegistrationEvent event,
            @Nullable Instant until,
            EventMetadata about,
            String id) {
        long version = notices.versionOf(event.activity());
        notices.raise(
                NAME,
                about,
                new Subject(kind, event.activity(), id, null, version, until),
                List.of(new Recipient(NotificationId.next(), event.person(), concern)));
    }
}
