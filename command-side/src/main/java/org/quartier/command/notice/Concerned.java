package org.quartier.command.notice;

import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.ParticipationEvent.OfferAccepted;
import org.quartier.kernel.event.ParticipationEvent.OfferDeclined;
import org.quartier.kernel.event.ParticipationEvent.OfferExpired;
import org.quartier.kernel.event.ParticipationEvent.OfferShortened;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.PlaceOffered;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationEvent;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRestored;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.NotificationId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Concern;
import org.quartier.kernel.value.Recipient;
import org.quartier.kernel.value.RegistrationStatus;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom an activity concerns, each person once: moderators, volunteers of its shifts, and who is registered. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class Concerned {

    private final JdbcClient db;

    Concerned(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /** Everyone, in the order of their ids. */
    List<Recipient> by(OrganisationId organisation, ActivityId activity) {
        return db.sql("""
            SELECT DISTINCT ON (person) person, concern FROM (
                SELECT person, 'MODERATOR' AS concern, 1 AS rank FROM command.activity_assignment
                WHERE organisation = :organisation AND activity = :activity
                UNION ALL
                SELECT person, 'VOLUNTEER', 2 FROM command.shift_roster JOIN command.shift_plan USING (organisation, shift)
                WHERE organisation = :organisation AND activity = :activity AND state <> 'CANCELLED'
                UNION ALL
                SELECT person,
                    CASE status WHEN 'CONFIRMED' THEN 'REGISTERED' ELSE status END,
                    CASE status WHEN 'CONFIRMED' THEN 3 ELSE 4 END
                FROM command.registered_person WHERE organisation = :organisation AND activity = :activity) AS concerned
            ORDER BY person, rank
            """)
                .param("organisation", organisation.value())
                .param("activity", activity.value())
                .query((row, n) -> new Recipient(
                        NotificationId.next(),
                        new PersonId(row.getObject("person", UUID.class)),
                        Concern.valueOf(row.getString("concern"))))
                .list();
    }

    @EventHandler
    void on(RegistrationEvent event, EventMetadata about) {
        switch (event) { // no default: a new event does not compile until it is decided here
            case ParticipantRegistered it -> stands(it, it.status(), about);
            case RegistrationRestored it -> stands(it, it.status(), about);
            case RegistrationPromoted it -> stands(it, RegistrationStatus.CONFIRMED, about);
            case OfferAccepted it -> stands(it, RegistrationStatus.CONFIRMED, about);
            case PlaceOffered it -> stands(it, RegistrationStatus.OFFERED, about);
            case RegistrationWithdrawn it -> ends(it.registration());
            case RegistrationRejected it -> ends(it.registration());
            case RegistrationLapsed it -> ends(it.registration());
            case OfferDeclined it -> ends(it.registration());
            case OfferExpired it -> ends(it.registration());
            case PromotionSkipped skipped -> {} // stands where it stood
            case OfferShortened shortened -> {} // is still to be answered
        }
    }

    private void stands(RegistrationEvent event, RegistrationStatus status, EventMetadata about) {
        db.sql("""
            INSERT INTO command.registered_person (organisation, activity, person, registration, status)
            VALUES (:organisation, :activity, :person, :registration, :status)
            ON CONFLICT (organisation, activity, person)
            DO UPDATE SET registration = excluded.registration, status = excluded.status
            """)
                .param("organisation", about.organisation().value())
                .param("activity", event.activity().value())
                .param("person", event.person().value())
                .param("registration", event.registration().value())
                .param("status", status.name())
                .update();
    }

    private void ends(RegistrationId registration) {
        db.sql("DELETE FROM command.registered_person WHERE registration = :registration")
                .param("registration", registration.value())
                .update();
    }
}
