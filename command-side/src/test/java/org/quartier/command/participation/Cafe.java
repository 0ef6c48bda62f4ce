package org.quartier.command.participation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Scenario;
import org.quartier.command.participation.ParticipationCommand.ChangeCapacity;
import org.quartier.command.participation.ParticipationCommand.CheckIn;
import org.quartier.command.participation.ParticipationCommand.MoveParticipation;
import org.quartier.command.participation.ParticipationCommand.RegisterParticipant;
import org.quartier.command.participation.ParticipationCommand.WithdrawRegistration;
import org.quartier.command.participation.Registrant.Standing;
import org.quartier.kernel.event.ParticipationEvent.CheckedIn;
import org.quartier.kernel.event.ParticipationEvent.OfferAccepted;
import org.quartier.kernel.event.ParticipationEvent.OfferDeclined;
import org.quartier.kernel.event.ParticipationEvent.OfferExpired;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.ParticipationOpened;
import org.quartier.kernel.event.ParticipationEvent.ParticipationPublished;
import org.quartier.kernel.event.ParticipationEvent.PlaceOffered;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRestored;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RegistrationSource;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.value.WaitingListPolicy;

/** A repair café on 5 May 2026 from 18 to 20 o'clock in Berlin, and who comes to it. */
final class Cafe {

    static final ActivityId CAFE = ActivityId.next();
    static final ParticipationId ID = new ParticipationId(CAFE);
    static final Instant START = Instant.parse("2026-05-05T16:00:00Z");
    static final Instant DOORS_OPEN = START.minus(Duration.ofMinutes(60));
    static final Instant TOO_EARLY = DOORS_OPEN.minusMillis(1);
    static final Instant PLANNED = Instant.parse("2026-04-01T08:00:00Z");
    static final Instant MAY_1 = Instant.parse("2026-05-01T08:00:00Z");
    static final Instant MAY_4 = Instant.parse("2026-05-04T12:00:00Z");
    static final TimeSlot SLOT =
            new TimeSlot(START, START.plus(Duration.ofHours(2)), ZoneId.of("Europe/Berlin"), false);
    static final QuarterId COERDE = QuarterId.next();

    static final Guest ANNA = new Guest(PersonId.next(), RegistrationId.next(), 1);
    static final Guest BEN = new Guest(PersonId.next(), RegistrationId.next(), 2);
    static final Guest CEM = new Guest(PersonId.next(), RegistrationId.next(), 3);
    static final Guest DORA = new Guest(PersonId.next(), RegistrationId.next(), 4);

    private Cafe() {}

    /** Someone with the registration that they get, as the n-th of the activity. */
    record Guest(PersonId person, RegistrationId registration, long sequence) {

        Registrant registrant() {
            return new Registrant(person, Standing.KNOWN, LocalDate.of(1950, 5, 5), List.of("de", "tr"));
        }

        RegisterParticipant registers() {
            return registersWith(0);
        }

        RegisterParticipant registersWith(int companions) {
            return new RegisterParticipant(
                    ID, registration, registrant(), companions, 0, RegistrationSource.STAFF, false);
        }

        RegisterParticipant registersBefore(int priority) {
            return new RegisterParticipant(
                    ID, registration, registrant(), 0, priority, RegistrationSource.STAFF, false);
        }

        /** With a request that says when they joined. */
        RegisterParticipant registersDated() {
            return new RegisterParticipant(ID, registration, registrant(), 0, 0, RegistrationSource.STAFF, true);
        }

        ParticipantRegistered confirmed(@Nullable Integer free) {
            return registered(RegistrationStatus.CONFIRMED, 0, 0, MAY_4, free);
        }

        ParticipantRegistered waits(@Nullable Integer free) {
            return registered(RegistrationStatus.WAITLISTED, 0, 0, MAY_4, free);
        }

        ParticipantRegistered waitsWith(int companions, Integer free) {
            return registered(RegistrationStatus.WAITLISTED, companions, 0, MAY_4, free);
        }

        ParticipantRegistered registered(
                RegistrationStatus status, int companions, int priority, Instant joinedAt, @Nullable Integer free) {
            return new ParticipantRegistered(
                    CAFE,
                    registration,
                    person,
                    companions,
                    priority,
                    RegistrationSource.STAFF,
                    status,
                    sequence,
                    joinedAt,
                    free,
                    AgeBand.AGE_75_PLUS,
                    "de");
        }

        /** Promoted in order, seeing itself and those behind. */
        RegistrationPromoted promoted(int free, Guest... behind) {
            List<RegistrationId> queue = new java.util.ArrayList<>(List.of(registration));
            for (Guest guest : behind) {
                queue.add(guest.registration);
            }
            return new RegistrationPromoted(CAFE, registration, person, "R-14", free, queue, false, null);
        }

        /** Offered its place, seeing itself and those behind. */
        PlaceOffered offered(int free, Instant until, Guest... behind) {
            List<RegistrationId> queue = promoted(free, behind).queue();
            return new PlaceOffered(CAFE, registration, person, "R-16", free, queue, until);
        }

        OfferAccepted accepted() {
            return new OfferAccepted(CAFE, registration, person);
        }

        OfferDeclined declined(@Nullable String reason) {
            return new OfferDeclined(CAFE, registration, person, reason);
        }

        OfferExpired expired(Instant until) {
            return new OfferExpired(CAFE, registration, person, until);
        }

        RegistrationRestored restored(RegistrationStatus earlier, RegistrationStatus status, @Nullable Integer free) {
            return new RegistrationRestored(CAFE, registration, person, earlier, status, free, null);
        }

        CheckIn comes(CheckInId checkIn, String nonce) {
            return new CheckIn(ID, checkIn, registration, registrant(), 1, "door", nonce, null);
        }

        CheckedIn came(CheckInId checkIn, String nonce, int heads, boolean walkIn, Instant at, Attendance before) {
            return new CheckedIn(CAFE, checkIn, registration, person, heads, walkIn, "door", nonce, at, before);
        }

        Guest again(long next) {
            return new Guest(person, RegistrationId.next(), next);
        }
    }

    static Capacity places(int places) {
        return new Capacity(places, 0, WaitingListPolicy.STRICT, WaitingListMode.AUTO);
    }

    static Capacity filling(int places) {
        return new Capacity(places, 0, WaitingListPolicy.FILL, WaitingListMode.AUTO);
    }

    static Capacity offering(int places) {
        return new Capacity(places, 0, WaitingListPolicy.STRICT, WaitingListMode.OFFER);
    }

    static ParticipationOpened opened(@Nullable Capacity capacity) {
        return new ParticipationOpened(CAFE, COERDE, SLOT, capacity, 3);
    }

    /** A café that is planned, the day before. */
    static Scenario<Participation> draft(@Nullable Capacity capacity) {
        return Scenario.of(Participation.class)
                .at(PLANNED)
                .given(opened(capacity))
                .at(MAY_4);
    }

    /** A café that is published, the day before. */
    static Scenario<Participation> cafe(@Nullable Capacity capacity) {
        return draft(capacity).given(new ParticipationPublished(CAFE));
    }

    /** Asks that it be moved, before it begins. */
    static MoveParticipation move(TimeSlot slot) {
        return new MoveParticipation(ID, slot, 3, recorded(MAY_4));
    }

    /** As long as it is, at another time. */
    static TimeSlot startingAt(Instant start) {
        return new TimeSlot(start, start.plus(Duration.ofHours(2)), SLOT.zone(), false);
    }

    static ChangeCapacity change(int places, @Nullable Integer reserved, boolean keep) {
        return new ChangeCapacity(ID, places, reserved, null, null, keep, recorded(MAY_4));
    }

    /** At this time, when offers are open for two days. */
    static Occasion recorded(Instant at) {
        return new Occasion(at, Duration.ofDays(2));
    }

    static WithdrawRegistration withdraw(Guest guest) {
        return withdraw(guest, MAY_4);
    }

    static WithdrawRegistration withdraw(Guest guest, Instant recordedAt) {
        return new WithdrawRegistration(ID, guest.person(), null, recorded(recordedAt));
    }

    static RegistrationWithdrawn withdrawn(Guest guest) {
        return new RegistrationWithdrawn(CAFE, guest.registration(), guest.person(), null, false);
    }
}
