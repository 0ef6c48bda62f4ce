package org.quartier.command.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Neighbourhood.planned;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.command.Neighbourhood.Staff;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.StaffEvent.StaffMemberDeparted;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.StaffId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.VolunteerStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the assignments of a volunteer who leaves, and of someone who is forgotten. */
@CommandSideTest
class LeavingTest {

    private static final String RELEASED = "activity.moderator-released";

    @LocalServerPort
    int port;

    @Autowired
    EventStore store;

    @Autowired
    TransactionManager transactions;

    @Autowired
    @Qualifier("command")
    JdbcClient db;

    private final VolunteerId volunteer = VolunteerId.next();
    private Neighbourhood coerde;
    private PersonId anna;
    private ActivityId begun;
    private ActivityId soon;
    private ActivityId later;
    private ActivityId postponed;

    @BeforeEach
    void annaLeadsFour() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
        anna = coerde.person();
        happens(volunteer, new VolunteerRegistered(volunteer, anna, coerde.quarter(), List.of()));
        begun = ledByAnna(Duration.ofMinutes(-30));
        soon = ledByAnna(Duration.ofMinutes(30));
        later = ledByAnna(Duration.ofDays(100));
        postponed = ledByAnna(Duration.ofDays(-100));
        coerde.http().post("/api/v1/activities/" + postponed + "/postponement", "{\"reason\": \"x\"}");
    }

    @Test
    @DisplayName("R-31 a volunteer who leaves is released from what has not begun; a pause releases nobody")
    void volunteer() {
        happens(volunteer, new VolunteerStatusChanged(volunteer, anna, VolunteerStatus.PAUSED, null));
        assertThat(events(soon)).doesNotContain(RELEASED);
        happens(volunteer, new VolunteerStatusChanged(volunteer, anna, VolunteerStatus.LEFT, null));
        onlyTheFutureIsReleased();
        assertThat(bookings()).isEqualTo(1);
    }

    @Test
    @DisplayName("R-31 R-69 someone who is forgotten is released from what has not begun")
    void erased() {
        happens(anna, new PersonErased(anna));
        onlyTheFutureIsReleased();
        assertThat(bookings()).isZero();
    }

    @Test
    @DisplayName("R-31 who leaves as a volunteer but stays on the staff, or the other way round, keeps on moderating")
    void inAnotherCapacity() {
        Staff staff = new Staff(StaffId.next(), anna);
        happens(staff.id(), new StaffMemberJoined(staff.id(), anna, null, List.of("moderator"), List.of()));
        happens(staff.id(), new StaffMemberDeparted(staff.id(), anna, today(), null));
        assertThat(events(later)).doesNotContain(RELEASED);

        Staff again = new Staff(StaffId.next(), anna);
        happens(again.id(), new StaffMemberJoined(again.id(), anna, null, List.of("moderator"), List.of()));
        happens(volunteer, new VolunteerStatusChanged(volunteer, anna, VolunteerStatus.LEFT, null));
        assertThat(events(later)).doesNotContain(RELEASED);
        happens(again.id(), new StaffMemberDeparted(again.id(), anna, today(), null));
        assertThat(events(later)).last().isEqualTo(RELEASED);
    }

    private void onlyTheFutureIsReleased() {
        for (ActivityId each : List.of(soon, later, postponed)) {
            assertThat(events(each)).last().isEqualTo(RELEASED);
        }
        assertThat(events(begun)).doesNotContain(RELEASED);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private void happens(Object aggregate, DomainEvent event) {
        coerde.log().append(coerde.organisation(), aggregate, event);
    }

    private ActivityId ledByAnna(Duration fromNow) {
        Instant start = Instant.now().plus(fromNow);
        ActivityId activity = planned(coerde.plan("""
            {"start": "%s", "end": "%s", "zone": "Europe/Berlin"}\
            """.formatted(start, start.plus(Duration.ofMinutes(40)))));
        assertThat(coerde.assign(activity, anna, "").status()).isEqualTo(200);
        return activity;
    }

    private List<String> events(ActivityId activity) {
        return db.sql("""
            SELECT payload_type FROM events.domain_event WHERE aggregate_identifier = ? ORDER BY sequence_number
            """).param(activity.toString()).query(String.class).list();
    }

    private int bookings() {
        return db.sql("SELECT count(*) FROM command.booking WHERE resource = ?")
                .param(anna.value())
                .query(Integer.class)
                .single();
    }
}
