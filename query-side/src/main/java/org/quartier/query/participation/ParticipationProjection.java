package org.quartier.query.participation;

import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.ParticipationEvent.OfferShortened;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.ParticipationClosed;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.event.ParticipationEvent.ParticipationOpened;
import org.quartier.kernel.event.ParticipationEvent.PlaceOffered;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Capacity;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;

/**
 * Keeps {@code query.participation}, {@code registration} and {@code nameless_check_in}: how each stands now; and
 * through {@link Decisions} why the waiting list moved as it did.
 */
@Component
class ParticipationProjection extends Projection {

    static final String NAME = "participation";

    private final Writes writes;
    private final Registrations registrations;
    private final Decisions decisions;

    ParticipationProjection(Writes writes) {
        super(
                NAME,
                "query.participation",
                "query.registration",
                "query.nameless_check_in",
                "query.waiting_list_decision");
        this.writes = writes;
        this.registrations = new Registrations(writes);
        this.decisions = new Decisions(writes);
    }

    @EventHandler
    void on(ParticipationEvent event, EventMetadata about, @SequenceNumber long version, TrackingToken token) {
        switch (event) {
            case ParticipationOpened opened -> open(opened, about);
            case ParticipationMoved moved -> move(moved);
            case ParticipationClosed closed -> close(closed);
            case CapacityChanged changed -> change(changed);
            case ParticipantRegistered registered -> register(registered, about);
            case HeadsCounted counted -> count(counted);
            case PlaceOffered offered -> offer(offered.registration(), offered.expiresAt());
            case OfferShortened shortened -> offer(shortened.registration(), shortened.expiresAt());
            default -> {}
        }
        registrations.on(event, about);
        decisions.on(event, about, token);
        writes.add(
                "UPDATE query.participation SET version = :version WHERE activity = :activity",
                "version",
                version,
                "activity",
                event.activity());
    }

    private void open(ParticipationOpened event, EventMetadata about) {
        Capacity capacity = event.capacity();
        writes.add(
                """
                INSERT INTO query.participation
                    (activity, organisation, zone, places, reserved, policy, mode, closed, version)
                VALUES (:activity, :organisation, :zone, :places, :reserved, :policy, :mode, false, 0)
                ON CONFLICT (activity) DO NOTHING
                """,
                "activity",
                event.activity(),
                "organisation",
                about.organisation(),
                "zone",
                event.slot().zone(),
                "places",
                capacity == null ? null : capacity.places(),
                "reserved",
                capacity == null ? null : capacity.reserved(),
                "policy",
                capacity == null ? null : capacity.policy(),
                "mode",
                capacity == null ? null : capacity.mode());
    }

    private void move(ParticipationMoved event) {
        writes.add(
                "UPDATE query.participation SET zone = :zone WHERE activity = :activity",
                "zone",
                event.slot().zone(),
                "activity",
                event.activity());
    }

    private void offer(RegistrationId registration, Instant until) {
        writes.add(
                "UPDATE query.registration SET offered_until = :until WHERE registration = :registration",
                "until",
                until,
                "registration",
                registration);
    }

    private void close(ParticipationClosed event) {
        writes.add(
                "UPDATE query.participation SET closed = true WHERE activity = :activity",
                "activity",
                event.activity());
    }

    private void change(CapacityChanged event) {
        writes.add(
                """
                UPDATE query.participation
                SET places = :places, reserved = :reserved, policy = :policy, mode = :mode
                WHERE activity = :activity
                """,
                "activity",
                event.activity(),
                "places",
                event.capacity().places(),
                "reserved",
                event.capacity().reserved(),
                "policy",
                event.capacity().policy(),
                "mode",
                event.capacity().mode());
    }

    private void register(ParticipantRegistered event, EventMetadata about) {
        writes.add(
                """
                INSERT INTO query.registration (registration, organisation, activity, person, status, companions,
                    priority, source, sequence, joined_at, attendance)
                VALUES (:registration, :organisation, :activity, :person, :status, :companions,
                    :priority, :source, :sequence, :joinedAt, 'UNKNOWN')
                ON CONFLICT (registration) DO NOTHING
                """,
                "registration",
                event.registration(),
                "organisation",
                about.organisation(),
                "activity",
                event.activity(),
                "person",
                event.person(),
                "status",
                event.status(),
                "companions",
                event.companions(),
                "priority",
                event.priority(),
                "source",
                event.source(),
                "sequence",
                event.sequence(),
                "joinedAt",
                event.joinedAt());
    }

    private void count(HeadsCounted event) {
        writes.add("""
            UPDATE query.participation SET counted = :total, counted_additional = :additional
            WHERE activity = :activity
            """, "total", event.total(), "additional", event.additional(), "activity", event.activity());
    }
}
