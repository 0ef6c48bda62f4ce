package org.quartier.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.quartier.command.Neighbourhood.may5;
import static org.quartier.command.Neighbourhood.planned;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.command.RuleViolation;
import org.quartier.kernel.event.HourEntryEvent.ApprovalRevoked;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursCorrected;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursRejected;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.TimeSlot;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bookings that follow from events which no command of this package's neighbours can make yet, and the rebuild. */
@CommandSideTest
class HoursBookingTest {

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

    private Neighbourhood coerde;
    private PersonId anna;

    @BeforeEach
    void anOrganisation() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
        anna = coerde.person();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-05-05T" + time + ":00Z");
    }

    private HoursSubmitted submitted(HourEntryId entry, String from, String to) {
        return new HoursSubmitted(entry, anna, at(from), at(to), (int)
                Duration.between(at(from), at(to)).toMinutes());
    }

    private HourEntryId submit(String from, String to) {
        HourEntryId entry = HourEntryId.next();
        coerde.log().append(coerde.organisation(), entry, submitted(entry, from, to));
        return entry;
    }

    private void isRefused(String from, String to, HourEntryId... collisions) {
        RuleViolation refused = catchThrowableOfType(RuleViolation.class, () -> submit(from, to));
        assertThat(refused.rule()).isEqualTo("R-38");
        assertThat(refused.name()).isEqualTo("hours-overlap");
        assertThat(refused.collisions()).hasSize(collisions.length);
    }

    @Test
    @DisplayName("R-38 submitted hours of one person do not overlap; touching is possible")
    void overlap() {
        HourEntryId morning = submit("10:00", "12:00");
        isRefused("11:59", "13:00", morning);
        HourEntryId noon = submit("12:00", "13:00");
        isRefused("09:00", "14:00", morning, noon);
        assertThat(db.sql("SELECT count(*) FROM command.claimed_hours WHERE person = ?")
                        .param(anna.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("R-38 drafts and rejected entries do not bind; a resubmission binds again")
    void rejected() {
        HourEntryId draft = HourEntryId.next();
        coerde.log()
                .append(
                        coerde.organisation(),
                        draft,
                        new HoursDrafted(draft, VolunteerId.next(), anna, null, null, at("10:00"), at("12:00"), 120));
        HourEntryId entry = submit("10:00", "12:00");
        coerde.log().append(coerde.organisation(), entry, new HoursRejected(entry, anna, null));
        HourEntryId other = submit("11:00", "12:00");
        RuleViolation refused = catchThrowableOfType(
                RuleViolation.class,
                () -> coerde.log().append(coerde.organisation(), entry, submitted(entry, "10:00", "12:00")));
        assertThat(refused.name()).isEqualTo("hours-overlap");
        coerde.log().append(coerde.organisation(), other, new HoursRejected(other, anna, null));
        coerde.log().append(coerde.organisation(), entry, submitted(entry, "10:00", "12:00"));
        isRefused("11:00", "12:00", entry);
    }

    @Test
    @DisplayName("R-38 approved entries bind, also after the approval was revoked; a correction moves the claim")
    void corrected() {
        HourEntryId entry = submit("10:00", "12:00");
        coerde.log()
                .append(
                        coerde.organisation(),
                        entry,
                        new HoursApproved(entry, anna),
                        new ApprovalRevoked(entry, anna, null));
        isRefused("11:00", "12:00", entry);
        coerde.log()
                .append(
                        coerde.organisation(),
                        entry,
                        new HoursCorrected(
                                entry, anna, at("10:00"), at("12:00"), 120, at("14:00"), at("15:00"), 60, null));
        submit("11:00", "12:00");
        isRefused("14:30", "16:00", entry);
    }

    @Test
    @DisplayName("R-38 another organisation's hours are never collided with")
    void otherOrganisation() {
        submit("10:00", "12:00");
        OrganisationId elsewhere = new OrganisationId("elsewhere-" + UUID.randomUUID());
        coerde.log().append(elsewhere, anna, new PersonRegistered(anna, null, null, null, null, List.of(), null));
        HourEntryId entry = HourEntryId.next();
        coerde.log().append(elsewhere, entry, submitted(entry, "10:00", "12:00"));
    }

    @Test
    @DisplayName("R-04 what has no end, or no length, takes no room")
    void withoutLength() {
        RoomId hall = coerde.room(15, 15);
        for (Instant end : new Instant[] {null, at("10:00")}) {
            planInto(hall, at("10:00"), end);
        }
        planInto(hall, at("09:30"), at("10:30"));
    }

    private void planInto(RoomId hall, Instant start, @Nullable Instant end) {
        ActivityId activity = ActivityId.next();
        TimeSlot slot = new TimeSlot(start, end, ZoneId.of("Europe/Berlin"), false);
        RoomBooking room = new RoomBooking(hall, BookingKind.FIRM);
        coerde.log()
                .append(
                        coerde.organisation(),
                        activity,
                        Neighbourhood.planned(activity, coerde.quarter(), slot, room, null));
    }

    @Test
    @DisplayName(
            "R-06 R-29 people need their travel buffer between two activities, once, as their organisation sets it")
    void travelBuffer() {
        PersonId ben = coerde.moderator();
        travelBuffer(30);
        isRecorded(assign("10:00", "11:00", ben));
        isRefusedByTravel(assign("11:29", "12:00", ben));
        isRefusedByTravel(assign("09:00", "09:31", ben));
        isRecorded(assign("11:30", "12:00", ben));
        isRecorded(assign("09:00", "09:30", ben));
    }

    @Test
    @DisplayName("R-06 another travel buffer holds for what is booked from then on, and a rebuild knows both")
    void anotherTravelBuffer() {
        PersonId ben = coerde.moderator();
        travelBuffer(30);
        ActivityId cafe = planned(coerde.plan(may5("10:00", "11:00")));
        isRecorded(coerde.assign(cafe, ben, ""));
        travelBuffer(0);
        isRefusedByTravel(assign("11:29", "12:00", ben));
        assertThat(rebuild.compare().isEmpty()).isTrue();
        isRecorded(coerde.move(cafe, may5("10:05", "11:00"), ""));
        isRecorded(assign("11:00", "12:00", ben));
        assertThat(rebuild.compare().isEmpty()).isTrue();
    }

    private void travelBuffer(int minutes) {
        isRecorded(coerde.as("administrator", "administrator").put("/api/v1/organisation", """
            {"name": "Coerde e. V.", "kind": "CHARITY", "settings": {"travelBufferMinutes": %d}}\
            """.formatted(minutes)));
    }

    private Answer assign(String from, String to, PersonId person) {
        return coerde.assign(planned(coerde.plan(may5(from, to))), person, "");
    }

    private static void isRecorded(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static void isRefusedByTravel(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.rule()).isEqualTo("R-29");
    }

    @Test
    @DisplayName("R-04 R-29 R-38 the table follows from the log: a rebuild finds and corrects what differs")
    void rebuild() {
        PersonId ben = coerde.moderator();
        RoomId hall = coerde.room(10, 20);
        ActivityId cafe = planned(coerde.plan(may5("10:00", "11:00"), hall));
        coerde.assign(cafe, ben, "");
        coerde.move(cafe, may5("14:00", "15:00"), "");
        planned(coerde.plan(may5("10:00", "11:00"), hall));
        HourEntryId entry = submit("10:00", "12:00");
        assertThat(rebuild.compare().isEmpty()).isTrue();

        db.sql("DELETE FROM command.booking WHERE resource = ?")
                .param(ben.value())
                .update();
        db.sql("UPDATE command.booking SET holder = ? WHERE holder = ?")
                .param(UUID.randomUUID())
                .param(entry.value())
                .update();
        db.sql("DELETE FROM command.activity_plan WHERE activity = ?")
                .param(cafe.value())
                .update();
        BookingRebuild.Difference difference = rebuild.compare();
        assertThat(difference.missing())
                .extracting(Booking::resource)
                .containsExactlyInAnyOrder(ben.value(), anna.value());
        assertThat(difference.surplus()).extracting(Booking::resource).containsExactly(anna.value());
        assertThat(rebuild.rebuild()).isEqualTo(difference);
        assertThat(rebuild.compare().isEmpty()).isTrue();
        coerde.move(cafe, may5("16:00", "17:00"), "");
        assertThat(rebuild.compare().isEmpty()).isTrue();
    }

    @Test
    @DisplayName("R-69 whoever is forgotten is bound by nothing, also after a rebuild")
    void erased() {
        PersonId ben = coerde.moderator();
        ActivityId cafe = planned(coerde.plan(may5("10:00", "11:00")));
        ActivityId choir = planned(coerde.plan(may5("10:00", "11:00")));
        coerde.assign(cafe, ben, "");
        coerde.assign(choir, ben, ", \"override\": {\"reason\": \"next door\"}");
        submit("10:00", "12:00");
        coerde.log().append(coerde.organisation(), ben, new PersonErased(ben));
        coerde.log().append(coerde.organisation(), anna, new PersonErased(anna));
        assertThat(db.sql("SELECT count(*) FROM command.booking WHERE resource IN (?, ?)")
                        .param(ben.value())
                        .param(anna.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(rebuild.compare().isEmpty()).isTrue();
    }
}
