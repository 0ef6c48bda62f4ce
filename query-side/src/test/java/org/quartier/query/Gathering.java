package org.quartier.query;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.AttendanceCorrected;
import org.quartier.kernel.event.ParticipationEvent.AttendanceRecorded;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.CheckInAnnulled;
import org.quartier.kernel.event.ParticipationEvent.CheckedIn;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.ParticipationOpened;
import org.quartier.kernel.event.ParticipationEvent.PlaceOffered;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRestored;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.AttendanceStatus;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RegistrationSource;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.Visibility;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.value.WaitingListPolicy;

/** An activity and what happens to its participation, for tests that write events. */
public record Gathering(ActivityId activity, QuarterId quarter, Instant start) {

    /** Where all of them are. */
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** ABSENT. */
    public static final Attendance ABSENT = new Attendance(AttendanceStatus.ABSENT, null);

    /** EXCUSED. */
    public static final Attendance EXCUSED = new Attendance(AttendanceStatus.EXCUSED, null);

    /** One in a quarter. */
    public static Gathering in(QuarterId quarter, String start) {
        return new Gathering(ActivityId.next(), quarter, Instant.parse(start));
    }

    /** A registration of someone. */
    public record Guest(RegistrationId registration, PersonId person) {

        /** Someone new. */
        public static Guest next() {
            return new Guest(RegistrationId.next(), PersonId.next());
        }

        /** The same person again. */
        public Guest again() {
            return new Guest(RegistrationId.next(), person);
        }
    }

    /** So many places. */
    public static Capacity places(int places, int reserved) {
        return new Capacity(places, reserved, WaitingListPolicy.STRICT, WaitingListMode.AUTO);
    }

    /** Plans it and opens its participation; returns the position. */
    public long plan(TestLog log, ActivityKind kind, @Nullable Capacity capacity) {
        log.append(activity, new ActivityPlanned(activity, "uid", quarter, details(kind), slot(), null, capacity));
        return append(log, opened(capacity));
    }

    /** Its participation begins. */
    public ParticipationOpened opened(@Nullable Capacity capacity) {
        return new ParticipationOpened(activity, quarter, slot(), capacity, null);
    }

    private TimeSlot slot() {
        return new TimeSlot(start, start.plusSeconds(7_200), BERLIN, false);
    }

    /** What is said of an activity of a kind. */
    public static ActivityDetails details(ActivityKind kind) {
        return new ActivityDetails(
                kind, "Café", null, null, null, null, null, null, null, null, List.of(), null, null, Visibility.PUBLIC);
    }

    /** Appends to its participation; returns the position. */
    public long append(TestLog log, ParticipationEvent... events) {
        return log.append(new ParticipationId(activity), events);
    }

    /** Someone registered; they joined at the start minus a day, plus a second for each in the sequence. */
    public ParticipantRegistered registered(
            Guest guest, RegistrationStatus status, int companions, int priority, long sequence) {
        return registered(
                guest,
                status,
                companions,
                priority,
                sequence,
                start.minusSeconds(86_400 - sequence),
                AgeBand.UNKNOWN,
                null);
    }

    /** Someone registered. */
    public ParticipantRegistered registered(
            Guest guest,
            RegistrationStatus status,
            int companions,
            int priority,
            long sequence,
            Instant joinedAt,
            AgeBand ageBand,
            @Nullable String language) {
        return new ParticipantRegistered(
                activity,
                guest.registration(),
                guest.person(),
                companions,
                priority,
                RegistrationSource.STAFF,
                status,
                sequence,
                joinedAt,
                null,
                ageBand,
                language);
    }

    /** Someone registered and confirmed, of an age band and language. */
    public ParticipantRegistered confirmed(Guest guest, long sequence, AgeBand ageBand, @Nullable String language) {
        return registered(guest, RegistrationStatus.CONFIRMED, 0, 0, sequence, start, ageBand, language);
    }

    /** Someone registered and confirmed. */
    public ParticipantRegistered confirmed(Guest guest, long sequence) {
        return confirmed(guest, sequence, AgeBand.UNKNOWN, null);
    }

    /** Someone came without registration. */
    public ParticipationEvent[] walkIn(Guest guest, long sequence) {
        return new ParticipationEvent[] {
            new ParticipantRegistered(
                    activity,
                    guest.registration(),
                    guest.person(),
                    0,
                    0,
                    RegistrationSource.WALK_IN,
                    RegistrationStatus.CONFIRMED,
                    sequence,
                    start,
                    null,
                    AgeBand.UNKNOWN,
                    null),
            checkIn(CheckInId.next(), guest, true)
        };
    }

    /** Someone known came in. */
    public CheckedIn checkIn(CheckInId checkIn, Guest guest, boolean walkIn) {
        return new CheckedIn(
                activity,
                checkIn,
                guest.registration(),
                guest.person(),
                1,
                walkIn,
                "door",
                checkIn.toString(),
                start,
                Attendance.UNKNOWN);
    }

    /** People without a name came in. */
    public CheckedIn nameless(CheckInId checkIn, int heads) {
        return new CheckedIn(activity, checkIn, null, null, heads, true, "door", checkIn.toString(), start, null);
    }

    /** A check-in was entered in error. */
    public CheckInAnnulled annulled(CheckInId checkIn, @Nullable Guest guest, @Nullable String reason) {
        return new CheckInAnnulled(
                activity,
                checkIn,
                guest == null ? null : guest.registration(),
                guest == null ? null : guest.person(),
                guest == null ? null : Attendance.UNKNOWN,
                reason);
    }

    /** A first attendance. */
    public AttendanceRecorded recorded(Guest guest, Attendance attendance) {
        return new AttendanceRecorded(activity, guest.registration(), guest.person(), attendance);
    }

    /** A later one. */
    public AttendanceCorrected corrected(Guest guest, Attendance before, Attendance after, String reason) {
        return new AttendanceCorrected(activity, guest.registration(), guest.person(), before, after, reason);
    }

    /** They will not come. */
    public RegistrationWithdrawn withdrawn(Guest guest, @Nullable String reason) {
        return new RegistrationWithdrawn(activity, guest.registration(), guest.person(), reason, false);
    }

    /** They got a place. */
    public RegistrationPromoted promoted(Guest guest, String rule, @Nullable Integer free, Guest... queue) {
        return new RegistrationPromoted(
                activity, guest.registration(), guest.person(), rule, free, ids(queue), rule.equals("R-20"), null);
    }

    /** They needed too much. */
    public PromotionSkipped skipped(Guest guest, int free, int needed, Guest... queue) {
        return new PromotionSkipped(activity, guest.registration(), guest.person(), "R-15", free, needed, ids(queue));
    }

    /** Places are held for them. */
    public PlaceOffered offered(Guest guest, int free, Instant until, Guest... queue) {
        return new PlaceOffered(activity, guest.registration(), guest.person(), "R-16", free, ids(queue), until);
    }

    /** A manager undid that their registration had ended. */
    public RegistrationRestored restored(
            Guest guest, RegistrationStatus earlier, RegistrationStatus status, @Nullable Integer free) {
        return new RegistrationRestored(activity, guest.registration(), guest.person(), earlier, status, free, "error");
    }

    private static List<RegistrationId> ids(Guest... queue) {
        return Stream.of(queue).map(Guest::registration).toList();
    }

    /** There are so many places now. */
    public CapacityChanged capacity(int places, int reserved) {
        return new CapacityChanged(activity, places(places, reserved), false);
    }

    /** Heads were counted. */
    public HeadsCounted counted(int total, boolean additional, Map<AgeBand, Integer> byCategory) {
        return new HeadsCounted(activity, total, additional, byCategory);
    }
}
