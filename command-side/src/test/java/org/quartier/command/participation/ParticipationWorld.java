package org.quartier.command.participation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.quartier.command.CommandLog;
import org.quartier.command.Neighbourhood;
import org.quartier.kernel.access.Actors;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.TimeSlot;

/** Activities, persons and rooms, written as their own aggregates write them, so that every policy runs. */
final class ParticipationWorld {

    static final OrganisationId DEMO = new OrganisationId("Demo");
    static final OrganisationId OTHER = new OrganisationId("Other");

    private final CommandLog log;
    private final Actors actors;
    private final String base;

    ParticipationWorld(EventStore events, TransactionManager transactions, Actors actors, int port) {
        this.log = new CommandLog(events, transactions);
        this.actors = actors;
        this.base = "http://127.0.0.1:" + port;
    }

    TestHttp manager() {
        return as("manager", "Demo", "quarter-manager");
    }

    TestHttp as(String subject, String organisation, String role) {
        return new TestHttp(base, TestTokens.of(subject, organisation, role));
    }

    ActorId actor(String subject) {
        return actors.idOf(DEMO, "http://issuer.test", subject);
    }

    void publish(Object aggregate, DomainEvent event) {
        publish(DEMO, aggregate, event);
    }

    void publish(OrganisationId organisation, Object aggregate, DomainEvent event) {
        log.append(organisation, aggregate, event);
    }

    PersonId person() {
        return person(DEMO, LocalDate.of(1950, 5, 5), List.of("tr", "de"));
    }

    PersonId person(OrganisationId organisation, @Nullable LocalDate birthDate, List<String> languages) {
        PersonId person = PersonId.next();
        publish(organisation, person, new PersonRegistered(person, "Anna", "Arslan", null, birthDate, languages, null));
        return person;
    }

    RoomId room(int fireSafetyMaximum) {
        VenueId venue = VenueId.next();
        RoomId room = RoomId.next();
        publish(venue, new RoomAdded(venue, room, "Saal", fireSafetyMaximum, fireSafetyMaximum, 0, 0));
        return room;
    }

    /** Begins in so many minutes and lasts two hours. */
    static TimeSlot in(long minutes) {
        Instant start = Instant.now().plus(Duration.ofMinutes(minutes));
        return new TimeSlot(start, start.plus(Duration.ofHours(2)), ZoneId.of("Europe/Berlin"), false);
    }

    /** A published activity. */
    ActivityId activity(TimeSlot slot, @Nullable RoomId room, @Nullable Capacity capacity) {
        ActivityId activity = draft(slot, room, capacity);
        publish(activity, new ActivityPublished(activity, null));
        return activity;
    }

    ActivityId draft(TimeSlot slot, @Nullable RoomId room, @Nullable Capacity capacity) {
        ActivityId activity = ActivityId.next();
        RoomBooking booking = room == null ? null : new RoomBooking(room, BookingKind.FIRM);
        publish(activity, Neighbourhood.planned(activity, QuarterId.next(), slot, booking, capacity));
        return activity;
    }

    static String path(ActivityId activity, String resource) {
        return "/api/v1/activities/" + activity + "/" + resource;
    }

    static String registering(PersonId person) {
        return "{\"personId\": \"" + person + "\"}";
    }
}
