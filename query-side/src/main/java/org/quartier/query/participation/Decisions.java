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
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRestored;
import org.quartier.kernel.id.PersonId;
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

        static Seen list(String rule, @Nullable Integer free, List<RegistrationId> queue) {
            return new Seen(rule, free, null, queue, false, null, null, null, null);
        }

        static Seen offer(@Nullable Instant until) {
            return list("R-16", null, List.of()).with(until);
        }

        Seen with(@Nullable Instant until) {
            return new Seen(rule, free, needed, queue, forced, cause, until, earlier, status);
        }
    }

    void on(ParticipationEvent event, EventMetadata about, TrackingToken token) {
        Row row = row(event);
        if (row != null) {
            put(row, event, about, token);
        }
    }

    private record Row(What what, RegistrationId registration, PersonId person, Seen seen) {}

    private static @Nullable Row row(ParticipationEvent event) {
        return switch (event) {
            case RegistrationPromoted it ->
                new Row(
                        What.PROMOTED,
                        it.registration(),
                        it.person(),
                        new Seen(it.rule(), it.free(), null, it.queue(), it.forced(), null, null, null, null));
            case PromotionSkipped it ->
                new Row(
                        What.SKIPPED,
                        it.registration(),
                        it.person(),
                        new Seen(it.rule(), it.free(), it.needed(), it.queue(), false, null, null, null, null));
            case RegistrationLapsed it ->
                new Row(
                        What.LAPSED,
                        it.registration(),
                        it.person(),
                        new Seen("R-19", null, null, List.of(), false, it.cause(), null, null, null));
            case PlaceOffered it ->
                new Row(
                        What.OFFERED,
                        it.registration(),
                        it.person(),
                        Seen.list(it.rule(), it.free(), it.queue()).with(it.expiresAt()));
            case OfferAccepted it -> new Row(What.ACCEPTED, it.registration(), it.person(), Seen.offer(null));
            case OfferDeclined it -> new Row(What.DECLINED, it.registration(), it.person(), Seen.offer(null));
            case OfferExpired it -> new Row(What.EXPIRED, it.registration(), it.person(), Seen.offer(it.expiresAt()));
            case OfferShortened it ->
                new Row(What.SHORTENED, it.registration(), it.person(), Seen.offer(it.expiresAt()));
            case RegistrationRestored it ->
                new Row(
                        What.RESTORED,
                        it.registration(),
                        it.person(),
                        new Seen("R-18", it.free(), null, List.of(), false, null, null, it.earlier(), it.status()));
            default -> null;
        };
    }

    private void put(Row row, ParticipationEvent event, EventMetadata about, TrackingToken token) {
        Seen seen = row.seen();
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
                row.registration(),
                "person",
                row.person(),
                "what",
                row.what(),
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
