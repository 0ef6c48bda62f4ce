package org.quartier.command.participation;

import static org.quartier.command.participation.ParticipationRule.NOTHING_TO_RESTORE;
import static org.quartier.command.participation.ParticipationRule.NO_OPEN_OFFER;
import static org.quartier.command.participation.ParticipationRule.OFFER_OVER;
import static org.quartier.command.participation.Promotions.following;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.command.participation.ParticipationCommand.AnswerOffer;
import org.quartier.command.participation.ParticipationCommand.ExpireOffer;
import org.quartier.command.participation.ParticipationCommand.RestoreRegistration;
import org.quartier.command.participation.Terms.Stage;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.OfferAccepted;
import org.quartier.kernel.event.ParticipationEvent.OfferDeclined;
import org.quartier.kernel.event.ParticipationEvent.OfferExpired;
import org.quartier.kernel.event.ParticipationEvent.OfferShortened;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRestored;
import org.quartier.kernel.value.RegistrationStatus;

/** What becomes of an offered place, and of one that was given up in error. */
final class Offers {

    private Offers() {}

    static List<ParticipationEvent> answer(AnswerOffer answer, Places places, Terms terms) {
        return answer.accepts() ? accept(answer, places, terms) : decline(answer, places, terms);
    }

    /** Who is confirmed already stays so. */
    private static List<ParticipationEvent> accept(AnswerOffer accept, Places places, Terms terms) {
        Registration found = places.existing(accept.person());
        terms.requireNotCancelled();
        if (found.confirmed()) {
            return List.of();
        }
        requireOpen(found, accept.occasion().recordedAt());
        return List.of(new OfferAccepted(terms.activity(), found.id(), found.person()));
    }

    /** Up to its end, which is outside: what expires at 12 is accepted before 12. */
    private static void requireOpen(Registration found, Instant at) {
        Instant end = found.offeredUntil();
        if (end == null) {
            throw NO_OPEN_OFFER.violated();
        }
        OFFER_OVER.require(at.isBefore(end));
    }

    private static List<ParticipationEvent> decline(AnswerOffer decline, Places places, Terms terms) {
        Registration found = places.existing(decline.person());
        if (found.status() == RegistrationStatus.WITHDRAWN) {
            return List.of();
        }
        NO_OPEN_OFFER.require(found.offered());
        return following(
                new OfferDeclined(terms.activity(), found.id(), found.person(), decline.reason()),
                places.promotions(terms, decline.occasion()).runWithout(found));
    }

    /** Nothing when there is no such offer any more. Of a cancelled activity nothing is taken away or given. */
    static List<ParticipationEvent> expire(ExpireOffer expire, Places places, Terms terms) {
        return places.activeOf(expire.person())
                .filter(found -> found.id().equals(expire.registration())
                        && expire.expiresAt().equals(found.offeredUntil())
                        && !terms.isAt(Stage.CANCELLED))
                .map(found -> following(
                        new OfferExpired(terms.activity(), found.id(), found.person(), expire.expiresAt()),
                        places.promotions(terms, expire.occasion()).runWithout(found)))
                .orElse(List.of());
    }

    /** After a move no offer outlives the start. */
    static List<OfferShortened> shorten(Stream<Registration> offered, Terms moved) {
        Instant latest = moved.latestOffer();
        return offered.filter(found -> latest.isBefore(found.offeredUntil()))
                .map(found -> new OfferShortened(moved.activity(), found.id(), found.person(), latest))
                .toList();
    }

    /**
     * Who had a place has it again, if that is still free: nobody else's is taken away. Else they wait again where they
     * would have stood, and have their turn if it is theirs.
     */
    static List<ParticipationEvent> restore(RestoreRegistration restore, Places places, Terms terms) {
        Registration found = places.existing(restore.registrant().person());
        restore.registrant().requireKnown();
        terms.requireNotCancelled();
        RegistrationStatus earlier = found.earlier();
        if (earlier == null) {
            throw NOTHING_TO_RESTORE.violated();
        }
        Integer free = places.free();
        return hasPlaceAgain(found, free)
                ? List.of(restored(found, earlier, RegistrationStatus.CONFIRMED, free, restore, terms))
                : following(
                        restored(found, earlier, RegistrationStatus.WAITLISTED, free, restore, terms),
                        places.promotions(terms, restore.occasion()).runWith(found));
    }

    private static boolean hasPlaceAgain(Registration found, @Nullable Integer free) {
        return free == null || found.earlier() == RegistrationStatus.CONFIRMED && found.party() <= free;
    }

    private static RegistrationRestored restored(
            Registration found,
            RegistrationStatus earlier,
            RegistrationStatus status,
            @Nullable Integer free,
            RestoreRegistration restore,
            Terms terms) {
        return new RegistrationRestored(
                terms.activity(), found.id(), found.person(), earlier, status, free, restore.reason());
    }
}
