package org.quartier.command.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.ShiftEvent.ShiftPlanned;
import org.quartier.kernel.event.ShiftEvent.ShiftSwapped;
import org.quartier.kernel.event.ShiftEvent.StandbyJoined;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedUp;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.SwapId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.StaffingNeed;
import org.quartier.kernel.value.TimeSlot;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bookings for shifts: who signed up is bound, who stands by or swapped is not, and all of it follows from the log. */
@CommandSideTest
class ShiftBookingTest {

    private static final Instant START = Instant.parse("2027-05-05T12:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    EventStore store;

    @Autowired
    TransactionManager transactions;

    @Autowired
    @Qualifier("command")
    JdbcClient db;

    @Autowired
    BookingRebuild rebuild;

    @Test
    @DisplayName("R-36 a sign-up binds the person, standby does not, and a swap binds the taker in the giver's place")
    void bookings() {
        Neighbourhood coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
        PersonId anna = coerde.person();
        PersonId ben = coerde.person();
        VolunteerId annas = volunteer(coerde, anna);
        VolunteerId bens = volunteer(coerde, ben);
        ActivityId cafe = ActivityId.next();
        coerde.log()
                .append(
                        coerde.organisation(),
                        cafe,
                        Neighbourhood.planned(
                                cafe,
                                coerde.quarter(),
                                new TimeSlot(START, START.plus(Duration.ofHours(2)), ZoneId.of("Europe/Berlin"), false),
                                null,
                                null));
        ShiftId shift = ShiftId.next();
        coerde.log()
                .append(
                        coerde.organisation(),
                        shift,
                        new ShiftPlanned(
                                shift,
                                cafe,
                                new StaffingNeed("coffee", START, START.plus(Duration.ofHours(2)), 2, List.of())),
                        new VolunteerSignedUp(shift, annas, anna),
                        new StandbyJoined(shift, bens, ben));
        assertThat(booked(shift)).containsExactly(anna.value());

        coerde.log()
                .append(coerde.organisation(), shift, new ShiftSwapped(shift, SwapId.next(), annas, anna, bens, ben));
        assertThat(booked(shift)).containsExactly(ben.value());
        assertThat(rebuild.compare().isEmpty()).isTrue();

        db.sql("DELETE FROM command.booking WHERE holder = :shift")
                .param("shift", shift.value())
                .update();
        assertThat(rebuild.rebuild().missing()).hasSize(1);
        assertThat(booked(shift)).containsExactly(ben.value());

        coerde.log().append(coerde.organisation(), ben, new PersonErased(ben));
        assertThat(booked(shift)).isEmpty();
        assertThat(rebuild.compare().isEmpty()).isTrue();
    }

    private VolunteerId volunteer(Neighbourhood coerde, PersonId person) {
        VolunteerId volunteer = VolunteerId.next();
        coerde.log()
                .append(
                        coerde.organisation(),
                        volunteer,
                        new VolunteerRegistered(volunteer, person, coerde.quarter(), List.of()));
        return volunteer;
    }

    private List<UUID> booked(ShiftId shift) {
        return db.sql("SELECT resource FROM command.booking WHERE holder = :shift AND purpose = 'SHIFT'")
                .param("shift", shift.value())
                .query(UUID.class)
                .list();
    }
}
