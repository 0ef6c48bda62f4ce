package org.quartier.command.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.quartier.kernel.event.ActivityEvent;
import org.quartier.kernel.event.EquipmentEvent;
import org.quartier.kernel.event.EventTypes;
import org.quartier.kernel.event.HourEntryEvent;
import org.quartier.kernel.event.OrganisationEvent.OrganisationSettingsChanged;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.ShiftEvent;
import org.quartier.kernel.event.VenueEvent;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.store.Upcasters;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the bookings anew from the log, or only says in what they differ from it. Commands wait meanwhile. */
@Component
class BookingRebuild {

    private final BookingFacts facts;
    private final Bookings bookings;
    private final JdbcClient db;
    private final Serializer serializer;
    private final TransactionTemplate transaction;

    BookingRebuild(
            BookingFacts facts,
            Bookings bookings,
            @Qualifier("command") JdbcClient db,
            @Qualifier("eventSerializer") Serializer serializer,
            @Qualifier("command") PlatformTransactionManager transactions) {
        this.facts = facts;
        this.bookings = bookings;
        this.db = db;
        this.serializer = serializer;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * In what the table differs from the log.
     *
     * @param missing what the log says and the table does not
     * @param surplus what the table says and the log does not
     */
    record Difference(Set<Booking> missing, Set<Booking> surplus) {

        boolean isEmpty() {
            return missing.isEmpty() && surplus.isEmpty();
        }
    }

    /** Compares, and changes nothing. */
    Difference compare() {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return replay();
        }));
    }

    /** Corrects what differs, and says what that was. */
    Difference rebuild() {
        return Objects.requireNonNull(transaction.execute(status -> {
            Difference difference = replay();
            difference.surplus().forEach(bookings::delete);
            difference.missing().forEach(bookings::insert);
            return difference;
        }));
    }

    private Difference replay() {
        // whoever has appended but not yet noted it waits here, and adds their own part afterwards
        db.sql("""
            LOCK TABLE command.room, command.room_closure, command.travel_buffer, command.activity_plan,
                command.activity_assignment, command.claimed_hours, command.shift_plan, command.shift_roster,
                command.activity_equipment, command.equipment_closure, command.booking IN SHARE ROW EXCLUSIVE MODE
            """).update();
        facts.clear();
        events().forEach(this::note);
        Set<Booking> missing = new HashSet<>(bookings.due());
        Set<Booking> surplus = new HashSet<>(bookings.present());
        Set<Booking> both = new HashSet<>(missing);
        both.retainAll(surplus);
        missing.removeAll(both);
        surplus.removeAll(both);
        return new Difference(missing, surplus);
    }

    private Stream<? extends EventMessage<?>> events() {
        String[] types = EventTypes.all().stream()
                .filter(type -> isOfInterest(type.record()))
                .map(EventTypes.EventType::name)
                .toArray(String[]::new);
        List<DomainEventData<?>> stored =
                db.sql("""
                    SELECT * FROM events.domain_event WHERE payload_type = ANY(:types) ORDER BY global_index
                    """).param("types", types).query(BookingRebuild::entry).list();
        return EventStreamUtils.upcastAndDeserializeDomainEvents(stored.stream(), serializer, Upcasters.all())
                .asStream();
    }

    private static boolean isOfInterest(Class<?> event) {
        return ActivityEvent.class.isAssignableFrom(event)
                || EquipmentEvent.class.isAssignableFrom(event)
                || HourEntryEvent.class.isAssignableFrom(event)
                || VenueEvent.class.isAssignableFrom(event)
                || ShiftEvent.class.isAssignableFrom(event)
                || event == PersonErased.class
                || event == OrganisationSettingsChanged.class;
    }

    private void note(EventMessage<?> event) {
        OrganisationId organisation = EventMetadata.of(event.getMetaData()).organisation();
        switch (event.getPayload()) {
            case ActivityEvent activity -> facts.note(organisation, activity);
            case EquipmentEvent equipment -> facts.note(organisation, equipment);
            case HourEntryEvent hours -> facts.note(organisation, hours);
            case ShiftEvent shift -> facts.note(organisation, shift);
            case PersonErased erased -> facts.note(organisation, erased);
            case VenueEvent venue -> facts.note(organisation, venue);
            case OrganisationSettingsChanged changed -> facts.note(changed);
            default -> throw new IllegalStateException("not asked for: " + event.getPayloadType());
        }
    }

    private static DomainEventData<?> entry(ResultSet row, int n) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("aggregate_type"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("event_identifier"),
                row.getObject("recorded_at", java.time.OffsetDateTime.class)
                        .toInstant()
                        .toString(),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getString("payload"),
                row.getString("meta_data"));
    }
}
