package org.quartier.query.participation;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.OfferAccepted;
import org.quartier.kernel.event.ParticipationEvent.OfferDeclined;
import org.quartier.kernel.event.ParticipationEvent.OfferExpired;
import org.quartier.kernel.event.ParticipationEvent.OfferShortened;
import org.quartier.kernel.event.ParticipationEvent.PlaceOffered;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationEvent;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRestored;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.query.Writes;

/** Writes {@code query.waiting_list_decision}: what was decided about a waiting registration, and what was seen. */
final class Decisions {

    /** What can be decided. */
    enum What {
        PROMOTED,
        SKIPPED,
        LAPSED,
        OFFERED,
        ACCEPTED,
        DECLINED,
        EXPIRED,
        SHORTENED,
        RESTORED;

        /** Whether it was decided by the free places and who waited. */
        boolean sawTheList() {
            return switch (this) {
                case PROMOTED, SKIPPED, OFFERED -> true;
                case LAPSED, ACCEPTED, DECLINED, EXPIRED, SHORTENED, RESTORED -> false;
            };
        }
    }

    private final Writes writes;

    Decisions(Writes writes) {
        this.writes = writes;
    }

    /**
     * What a decision saw, and what else it says.
     *
     * @param earlier of a restoration
     * @param status of a restoration
     */
    private record Seen(
            String rule,
            @Nullable Integer free,
            @Nullable Integer needed,
            List<RegistrationId> queue,
            boolean forced,
            @Nullable String cause,
            @Nullable Instant offeredUntil,
            @Nullable RegistrationStatus earlier,
            @Nullable RegistrationStatus status) {

        static Seen of(String rule, @Nullable Integer free, List<RegistrationId> queue, boolean forced) {
            return new Seen(rule, free, null, queue, forced, null, null, null, null);
        }

        static Seen skip(String rule, int free, int needed, List<RegistrationId> queue) {
            return new Seen(rule, free, needed, queue, false, null, null, null, null);
        }

        static Seen lapse(String cause) {
            return new Seen("R-19", null, null, List.of(), false, cause, null, null, null);
        }

        static Seen offer(@Nullable Integer free, List<RegistrationId> queue, @Nullable Instant until) {
            return new Seen("R-16", free, null, queue, false, null, until, null, null);
        }

        static Seen restoration(@Nullable Integer free, RegistrationStatus earlier, RegistrationStatus status) {
            return new Seen("R-18", free, null, List.of(), false, null, null, earlier, status);
        }
    }

    void on(ParticipationEvent event, EventMetadata about, TrackingToken token) {
        switch (event) {
            case RegistrationPromoted it ->
                put(What.PROMOTED, it, Seen.of(it.rule(), it.free(), it.queue(), it.forced()), about, token);
            case PromotionSkipped it ->
                put(What.SKIPPED, it, Seen.skip(it.rule(), it.free(), it.needed(), it.queue()), about, token);
            case RegistrationLapsed it -> put(What.LAPSED, it, Seen.lapse(it.cause()), about, token);
            case PlaceOffered it ->
                put(What.OFFERED, it, Seen.offer(it.free(), it.queue(), it.expiresAt()), about, token);
            case OfferAccepted it -> put(What.ACCEPTED, it, Seen.offer(null, List.of(), null), about, token);
            case OfferDeclined it -> put(What.DECLINED, it, Seen.offer(null, List.of(), null), about, token);
            case OfferExpired it -> put(What.EXPIRED, it, Seen.offer(null, List.of(), it.expiresAt()), about, token);
            case OfferShortened it ->
                put(What.SHORTENED, it, Seen.offer(null, List.of(), it.expiresAt()), about, token);
            case RegistrationRestored it ->
                put(What.RESTORED, it, Seen.restoration(it.free(), it.earlier(), it.status()), about, token);
            default -> {}
        }
    }

    private void put(What what, RegistrationEvent event, Seen seen, EventMetadata about, TrackingToken token) {
        writes.add(
                """
                INSERT INTO query.waiting_list_decision (position, organisation, activity, registration, person, what,
                    rule, free, needed, queue, forced, cause, offered_until, earlier, status, happened_at)
                VALUES (:position, :organisation, :activity, :registration, :person, :what,
                    :rule, :free, :needed, :queue, :forced, :cause, CAST(:offeredUntil AS timestamptz), :earlier,
                    :status, :happenedAt)
                ON CONFLICT (position) DO NOTHING
                """,
                "position",
                token.position().orElseThrow(),
                "organisation",
                about.organisation(),
                "activity",
                event.activity(),
                "registration",
                event.registration(),
                "person",
                event.person(),
                "what",
                what,
                "rule",
                seen.rule(),
                "free",
                seen.free(),
                "needed",
                seen.needed(),
                "queue",
                seen.queue().stream().map(RegistrationId::toString).collect(Collectors.joining(",")),
                "forced",
                seen.forced(),
                "cause",
                seen.cause(),
                "offeredUntil",
                seen.offeredUntil(),
                "earlier",
                seen.earlier(),
                "status",
                seen.status(),
                "happenedAt",
                about.happenedAt());
    }
}
