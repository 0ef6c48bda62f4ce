package org.quartier.command.participation;

import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.command.Commands;
import org.quartier.command.Directory;
import org.quartier.command.GeneralRule;
import org.quartier.command.participation.ParticipationCommand.LapseRegistration;
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
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.RegistrationStatus;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes an erased person out of every waiting list, in the transaction of the erasure; confirmed registrations stay, so
 * that counts stay equal. It keeps who waits
 * where, or has an offer, because only then it can find them.
 *
 * <p>Who begins to wait and who is erased meet at a lock of the person. The erasure waits for it; a registration never
 * does, since it holds its activity already, which the erasure needs next.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class ErasurePolicy {

    private static final String NAME = "erased-persons-do-not-wait";
    private static final String LOCK = "hashtextextended('waiting-' || :person, 19)";

    private final Commands commands;
    private final Directory directory;
    private final Occasions occasions;
    private final JdbcClient db;

    ErasurePolicy(Commands commands, Directory directory, Occasions occasions, @Qualifier("command") JdbcClient db) {
        this.commands = commands;
        this.directory = directory;
        this.occasions = occasions;
        this.db = db;
    }

    @EventHandler
    void on(PersonErased erased, EventMetadata about) {
        db.sql("SELECT true FROM pg_advisory_xact_lock(" + LOCK + ")")
                .param("person", erased.person().toString())
                .query(Boolean.class)
                .single();
        db.sql("""
            SELECT activity FROM command.waiting_registration
            WHERE organisation = :organisation AND person = :person ORDER BY activity
            """)
                .param("organisation", about.organisation().value())
                .param("person", erased.person().value())
                .query(UUID.class)
                .list()
                .forEach(activity -> commands.react(
                        NAME,
                        about,
                        new LapseRegistration(
                                new ParticipationId(new ActivityId(activity)),
                                erased.person(),
                                "ERASED",
                                occasions.now(about.organisation()))));
    }

    @EventHandler
    void on(RegistrationEvent event, EventMetadata about) {
        switch (event) {
            case ParticipantRegistered it -> waits(it, it.status(), about);
            case RegistrationRestored it -> waits(it, it.status(), about);
            case RegistrationPromoted _, OfferAccepted _ -> remove(event.registration());
            case RegistrationWithdrawn _, RegistrationRejected _ -> remove(event.registration());
            case OfferDeclined _, OfferExpired _, RegistrationLapsed _ -> remove(event.registration());
            case PromotionSkipped _, PlaceOffered _, OfferShortened _ -> {}
        }
    }

    private void waits(RegistrationEvent event, RegistrationStatus status, EventMetadata about) {
        if (status == RegistrationStatus.WAITLISTED) {
            requireRemains(event.person(), about);
            add(event, about);
        }
    }

    private void add(RegistrationEvent event, EventMetadata about) {
        db.sql("""
            INSERT INTO command.waiting_registration (organisation, registration, person, activity)
            VALUES (:organisation, :registration, :person, :activity)
            """)
                .param("organisation", about.organisation().value())
                .param("registration", event.registration().value())
                .param("person", event.person().value())
                .param("activity", event.activity().value())
                .update();
    }

    /** Refuses when an erasure is under way or done; none can begin before this transaction ends. */
    private void requireRemains(PersonId person, EventMetadata about) {
        boolean locked = db.sql("SELECT pg_try_advisory_xact_lock_shared(" + LOCK + ")")
                .param("person", person.toString())
                .query(Boolean.class)
                .single();
        GeneralRule.PERSON_ERASED.require(locked);
        directory.requireNotErased(about.organisation(), person);
    }

    private void remove(RegistrationId registration) {
        db.sql("DELETE FROM command.waiting_registration WHERE registration = :registration")
                .param("registration", registration.value())
                .update();
    }
}
