package org.quartier.command.participation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.command.Commands;
import org.quartier.command.Deadline;
import org.quartier.command.Deadlines;
import org.quartier.command.participation.ParticipationCommand.ExpireOffer;
import org.quartier.kernel.event.ParticipationEvent.OfferShortened;
import org.quartier.kernel.event.ParticipationEvent.PlaceOffered;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.stereotype.Component;

/**
 * Ends each offer when its time is over. Each has a deadline of its own, which is not taken back when the offer is
 * answered or shortened: when it is due there is no such offer any more, and nothing happens.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class OfferExpiry implements Deadline {

    private static final String NAME = "place-offer-expires";

    private final Commands commands;
    private final Deadlines deadlines;
    private final Occasions occasions;

    OfferExpiry(Commands commands, Deadlines deadlines, Occasions occasions) {
        this.commands = commands;
        this.deadlines = deadlines;
        this.occasions = occasions;
    }

    /** An offer, as the key of its deadline. */
    private record Key(ActivityId activity, PersonId person, RegistrationId registration, Instant expiresAt) {

        static Key of(String key) {
            List<String> parts = List.of(key.split("/", -1));
            return new Key(
                    new ActivityId(UUID.fromString(parts.get(0))),
                    new PersonId(UUID.fromString(parts.get(1))),
                    new RegistrationId(UUID.fromString(parts.get(2))),
                    Instant.parse(parts.get(3)));
        }

        @Override
        public String toString() {
            return String.join(
                    "/", activity.toString(), person.toString(), registration.toString(), expiresAt.toString());
        }
    }

    @EventHandler
    void on(PlaceOffered offered, EventMetadata about) {
        set(new Key(offered.activity(), offered.person(), offered.registration(), offered.expiresAt()), about);
    }

    @EventHandler
    void on(OfferShortened shortened, EventMetadata about) {
        set(new Key(shortened.activity(), shortened.person(), shortened.registration(), shortened.expiresAt()), about);
    }

    private void set(Key key, EventMetadata about) {
        deadlines.set(NAME, about.organisation(), key.toString(), key.expiresAt());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void due(OrganisationId organisation, String key) {
        Key offer = Key.of(key);
        commands.onDeadline(
                NAME,
                organisation,
                new ExpireOffer(
                        new ParticipationId(offer.activity()),
                        offer.person(),
                        offer.registration(),
                        offer.expiresAt(),
                        occasions.now(organisation)));
    }
}
