package org.quartier.kernel.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.SeriesId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.Occurrence;
import org.quartier.kernel.value.PersonalData;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.SeriesPlan;
import org.quartier.kernel.value.TimeSlot;

/** What can happen to a series of activities; what it means for each activity is recorded there too. */
public sealed interface SeriesEvent extends DomainEvent {

    /** The series. */
    SeriesId series();

    /**
     * Someone intends to hold an activity again and again.
     *
     * @param rule when, as a recurrence rule of RFC 5545 that comes to an end
     * @param capacity of each occurrence; null when anyone may come
     * @param occurrences by date
     * @param skipped dates of the rule on which the room was taken, and nothing is planned
     */
    @StoredAs(name = "series.planned")
    record SeriesPlanned(
            SeriesId series,
            QuarterId quarter,
            String rule,
            SeriesPlan plan,
            @Nullable Capacity capacity,
            List<Occurrence> occurrences,
            List<LocalDate> skipped)
            implements SeriesEvent {}

    /**
     * It takes over the later occurrences of another series, which ends.
     *
     * @param continues the other series
     * @param previous what the occurrences were to be until now
     * @param kept occurrences that go on, with their registrations
     * @param added occurrences on dates that are new
     * @param dropped occurrences on dates that the new rule does not give; they are cancelled
     * @param ruleChanged whether the rule is another one: exceptions then do not survive
     * @param published whether it may be seen already
     * @param overrideReason why its dates may be out of hours without the people that takes, or null
     */
    @StoredAs(name = "series.continued")
    record SeriesContinued(
            SeriesId series,
            SeriesId continues,
            QuarterId quarter,
            String rule,
            SeriesPlan plan,
            @Nullable Capacity capacity,
            SeriesPlan previous,
            List<Occurrence> kept,
            List<Occurrence> added,
            List<Occurrence> dropped,
            boolean ruleChanged,
            boolean published,

            @PersonalData(subject = "series", field = "series.continuation-reason") @Nullable
            String reason,

            @PersonalData(subject = "series", field = "series.series.continuation-override-reason") @Nullable
            String overrideReason)
            implements SeriesEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /**
     * All occurrences that have not begun become something else.
     *
     * @param previous what they were to be until now
     * @param kept occurrences that go on; those that are exceptions stay as they are, unless the rule changes
     * @param added occurrences on dates that are new
     * @param dropped occurrences on dates that the new rule does not give; they are cancelled
     * @param overrideReason why its dates may be out of hours without the people that takes, or null
     */
    @StoredAs(name = "series.changed")
    record SeriesChanged(
            SeriesId series,
            QuarterId quarter,
            String rule,
            SeriesPlan plan,
            @Nullable Capacity capacity,
            SeriesPlan previous,
            List<Occurrence> kept,
            List<Occurrence> added,
            List<Occurrence> dropped,
            boolean ruleChanged,
            boolean published,

            @PersonalData(subject = "series", field = "series.change-reason") @Nullable
            String reason,

            @PersonalData(subject = "series", field = "series.series.change-override-reason") @Nullable
            String overrideReason)
            implements SeriesEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /**
     * It ends: another series goes on in its place.
     *
     * @param before the first date that is no longer its own
     * @param rule the rule up to there
     */
    @StoredAs(name = "series.ended")
    record SeriesEnded(SeriesId series, LocalDate before, String rule, SeriesId continuedBy) implements SeriesEvent {}

    /**
     * One occurrence becomes something else, and an exception thereby.
     *
     * @param overrideReason why it may be out of hours without the people that takes, or null
     */
    @StoredAs(name = "series.occurrence-changed")
    record OccurrenceChanged(
            SeriesId series,
            LocalDate date,
            ActivityId activity,
            ActivityDetails details,
            TimeSlot slot,
            @Nullable RoomBooking room,

            @PersonalData(subject = "series", field = "series.occurrence-change-reason") @Nullable
            String reason,

            @PersonalData(subject = "series", field = "series.series.occurrence-change-override-reason") @Nullable
            String overrideReason)
            implements SeriesEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /**
     * Occurrences will not take place.
     *
     * @param single whether one was meant by its date, and not all or all from there on
     */
    @StoredAs(name = "series.occurrences-cancelled")
    record OccurrencesCancelled(
            SeriesId series,
            List<Occurrence> occurrences,
            boolean single,

            @PersonalData(subject = "series", field = "series.cancel-reason") @Nullable
            String reason)
            implements SeriesEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** Its occurrences may be seen and registered for, and those that will be added. */
    @StoredAs(name = "series.published")
    record SeriesPublished(
            SeriesId series,
            List<Occurrence> occurrences,

            @PersonalData(subject = "series", field = "series.override-reason") @Nullable
            String overrideReason)
            implements SeriesEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }
}
