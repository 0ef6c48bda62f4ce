package org.quartier.standalone.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.AttendanceCorrected;
import org.quartier.kernel.event.ParticipationEvent.AttendanceRecorded;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.CheckInAnnulled;
import org.quartier.kernel.event.ParticipationEvent.CheckedIn;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.ParticipationEvent.OfferAccepted;
import org.quartier.kernel.event.ParticipationEvent.OfferDeclined;
import org.quartier.kernel.event.ParticipationEvent.OfferExpired;
import org.quartier.kernel.event.ParticipationEvent.OfferShortened;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.ParticipationOpened;
import org.quartier.kernel.event.ParticipationEvent.PlaceOffered;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationEvent;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRestored;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.AttendanceStatus;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RegistrationSource;
import org.quartier.kernel.value.RegistrationStatus;

/** What the events say of who comes. */
final class Participations {

    private final Map<ActivityId, State> states = new LinkedHashMap<>();

    /** One registration. */
    static final class Registration {
        final ParticipantRegistered made;
        RegistrationStatus status;
        Attendance attendance = Attendance.UNKNOWN;

        @Nullable
        Instant offeredUntil;

        private Registration(ParticipantRegistered made) {
            this.made = made;
            this.status = made.status();
        }

        PersonId person() {
            return made.person();
        }

        boolean isRegistered() {
            return status == RegistrationStatus.CONFIRMED && made.source() != RegistrationSource.WALK_IN;
        }

        boolean isVisit() {
            return attendance.isVisit();
        }

        boolean isNoShow() {
            return status == RegistrationStatus.CONFIRMED && attendance.status() == AttendanceStatus.ABSENT;
        }
    }

    /** One activity's. */
    static final class State {
        final ActivityId activity;
        final List<Long> events = new ArrayList<>();
        final Map<RegistrationId, Registration> registrations = new LinkedHashMap<>();
        final Map<CheckInId, Integer> namelessHeads = new LinkedHashMap<>();

        @Nullable
        Capacity capacity;

        @Nullable
        HeadsCounted count;

        int decisions;

        private State(ParticipationOpened opened) {
            activity = opened.activity();
            capacity = opened.capacity();
        }

        /** Who waits, in the order of R-13. */
        List<Registration> waiting() {
            return with(RegistrationStatus.WAITLISTED)
                    .sorted(Comparator.comparing((Registration waiting) -> -waiting.made.priority())
                            .thenComparing(waiting -> waiting.made.joinedAt())
                            .thenComparing(waiting -> waiting.made.sequence()))
                    .toList();
        }

        Stream<Registration> with(RegistrationStatus status) {
            return registrations.values().stream().filter(one -> one.status == status);
        }

        /** */
        @Nullable
        Integer free() {
            int taken = Stream.concat(with(RegistrationStatus.CONFIRMED), with(RegistrationStatus.OFFERED))
                    .mapToInt(one -> 1 + one.made.companions())
                    .sum();
            return capacity == null ? null : Integer.valueOf(capacity.places() - capacity.reserved() - taken);
        }

        long named() {
            return registrations.values().stream()
                    .filter(Registration::isVisit)
                    .map(Registration::person)
                    .distinct()
                    .count();
        }

        int nameless() {
            return namelessHeads.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** */
        long reported() {
            HeadsCounted counted = count;
            if (counted == null) {
                return named() + nameless();
            }
            return counted.additional()
                    ? named() + Math.max(nameless(), counted.total())
                    : Math.max(named() + nameless(), counted.total());
        }
    }

    Collection<State> all() {
        return states.values();
    }

    State of(ActivityId activity) {
        return Objects.requireNonNull(states.get(activity));
    }

    void on(Fact fact) {
        if (!(fact.event() instanceof ParticipationEvent event)) {
            return;
        }
        if (event instanceof ParticipationOpened opened) {
            states.put(opened.activity(), new State(opened));
        }
        State state = states.get(event.activity());
        if (state == null || isUnknown(event, state)) {
            return; // it began later than is asked for
        }
        state.events.add(fact.position());
        switch (event) {
            case ParticipantRegistered made -> state.registrations.put(made.registration(), new Registration(made));
            case RegistrationWithdrawn it -> set(state, it.registration(), RegistrationStatus.WITHDRAWN, false);
            case RegistrationRejected it -> set(state, it.registration(), RegistrationStatus.REJECTED, false);
            case RegistrationPromoted it -> set(state, it.registration(), RegistrationStatus.CONFIRMED, true);
            case RegistrationLapsed it -> set(state, it.registration(), RegistrationStatus.WITHDRAWN, true);
            case PlaceOffered it -> {
                set(state, it.registration(), RegistrationStatus.OFFERED, true);
                state.registrations.get(it.registration()).offeredUntil = it.expiresAt();
            }
            case OfferShortened it -> {
                state.decisions++;
                state.registrations.get(it.registration()).offeredUntil = it.expiresAt();
            }
            case OfferAccepted it -> set(state, it.registration(), RegistrationStatus.CONFIRMED, true);
            case OfferDeclined it -> set(state, it.registration(), RegistrationStatus.WITHDRAWN, true);
            case OfferExpired it -> set(state, it.registration(), RegistrationStatus.WITHDRAWN, true);
            case RegistrationRestored it -> set(state, it.registration(), it.status(), true);
            case PromotionSkipped it -> state.decisions++;
            case AttendanceRecorded it -> set(state, it.registration(), it.attendance());
            case AttendanceCorrected it -> set(state, it.registration(), it.after());
            case CheckedIn it -> {
                if (it.registration() == null) {
                    state.namelessHeads.put(it.checkIn(), it.heads());
                } else {
                    set(state, it.registration(), Attendance.PRESENT);
                }
            }
            case CheckInAnnulled it -> {
                state.namelessHeads.remove(it.checkIn());
                if (it.registration() != null && it.restored() != null) {
                    set(state, it.registration(), it.restored());
                }
            }
            case HeadsCounted counted -> state.count = counted;
            case CapacityChanged changed -> state.capacity = changed.capacity();
            default -> {} // what becomes of the activity is told by its own events
        }
    }

    private static boolean isUnknown(ParticipationEvent event, State state) {
        return event instanceof RegistrationEvent of
                && !(event instanceof ParticipantRegistered)
                && !state.registrations.containsKey(of.registration());
    }

    private static void set(State state, RegistrationId registration, RegistrationStatus now, boolean decided) {
        state.registrations.get(registration).status = now;
        state.decisions += decided ? 1 : 0;
    }

    private static void set(State state, RegistrationId registration, Attendance now) {
        state.registrations.get(registration).attendance = now;
    }
}
