package org.quartier.command.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;
import org.quartier.command.CommandPolicies;
import org.quartier.command.OccurringActivities;
import org.quartier.command.OccurringActivities.Following;
import org.quartier.command.RoomUses;
import org.quartier.kernel.event.SeriesEvent.OccurrenceChanged;
import org.quartier.kernel.event.SeriesEvent.OccurrencesCancelled;
import org.quartier.kernel.event.SeriesEvent.SeriesChanged;
import org.quartier.kernel.event.SeriesEvent.SeriesContinued;
import org.quartier.kernel.event.SeriesEvent.SeriesPlanned;
import org.quartier.kernel.event.SeriesEvent.SeriesPublished;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.SeriesId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.Occurrence;
import org.quartier.kernel.value.SeriesPlan;
import org.springframework.stereotype.Component;

/**
 * Lets the activities of a series follow it, in the transaction of its event: all or none. The order of locks is always
 * series, then activity, then participation.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class SeriesPolicy {

    private static final String OTHER_DATES =
            "Die Termine der Reihe haben sich geändert. / The dates of the series have changed.";

    private final SeriesOccurrences table;
    private final OccurringActivities activities;
    private final RoomUses rooms;

    SeriesPolicy(SeriesOccurrences table, OccurringActivities activities, RoomUses rooms) {
        this.table = table;
        this.activities = activities;
        this.rooms = rooms;
    }

    @EventHandler
    void on(SeriesPlanned planned, EventMetadata about) {
        table.put(about.organisation(), planned.series(), planned.occurrences());
        rooms.requireFree(
                about.organisation(),
                planned.plan(),
                planned.occurrences().stream().map(Occurrence::date).toList(),
                java.util.Set.of());
        planned.occurrences()
                .forEach(occurrence ->
                        activities.plan(occurrence, planned.quarter(), planned.plan(), planned.capacity(), about));
    }

    @EventHandler
    void on(SeriesContinued event, EventMetadata about, @Timestamp Instant recordedAt) {
        renew(
                new Change(
                        event.series(),
                        event.quarter(),
                        event.capacity(),
                        new Renewal(event.kept(), event.added(), event.dropped()),
                        new Following(
                                event.previous(),
                                event.plan(),
                                event.ruleChanged(),
                                event.reason(),
                                event.overrideReason(),
                                recordedAt),
                        event.published()),
                about);
    }

    @EventHandler
    void on(SeriesChanged event, EventMetadata about, @Timestamp Instant recordedAt) {
        renew(
                new Change(
                        event.series(),
                        event.quarter(),
                        event.capacity(),
                        new Renewal(event.kept(), event.added(), event.dropped()),
                        new Following(
                                event.previous(),
                                event.plan(),
                                event.ruleChanged(),
                                event.reason(),
                                event.overrideReason(),
                                recordedAt),
                        event.published()),
                about);
    }

    @EventHandler
    void on(OccurrenceChanged changed, EventMetadata about, @Timestamp Instant recordedAt) {
        activities.change(changed, recordedAt, about);
    }

    @EventHandler
    void on(OccurrencesCancelled cancelled, EventMetadata about, @Timestamp Instant recordedAt) {
        String reason = Objects.requireNonNull(cancelled.reason(), "it was given a moment ago");
        cancelled
                .occurrences()
                .forEach(occurrence -> activities.cancel(occurrence, reason, cancelled.single(), recordedAt, about));
    }

    @EventHandler
    void on(SeriesPublished published, EventMetadata about, @Timestamp Instant recordedAt) {
        activities.publish(
                table.active(about.organisation(), published.occurrences(), recordedAt),
                published.overrideReason(),
                about);
    }

    private record Change(
            SeriesId series,
            QuarterId quarter,
            @Nullable Capacity capacity,
            Renewal renewal,
            Following following,
            boolean published) {}

    /** First what ends, then what moves, then what is new: nothing is in its own way. */
    private void renew(Change change, EventMetadata about) {
        Renewal renewal = change.renewal();
        Following following = change.following();
        requireRooms(renewal, following, about);
        table.remove(about.organisation(), renewal.dropped());
        table.put(
                about.organisation(),
                change.series(),
                Stream.concat(renewal.kept().stream(), renewal.added().stream()).toList());
        String reason = following.reason() == null ? OTHER_DATES : following.reason();
        renewal.dropped()
                .forEach(occurrence -> activities.cancel(occurrence, reason, false, following.recordedAt(), about));
        activities.follow(inOrderOfMoving(renewal.kept(), following), following, about);
        renewal.added()
                .forEach(occurrence ->
                        activities.plan(occurrence, change.quarter(), following.plan(), change.capacity(), about));
        if (change.published()) {
            activities.publish(renewal.added(), following.overrideReason(), about);
        }
    }

    private void requireRooms(Renewal renewal, Following following, EventMetadata about) {
        List<Occurrence> moving = following.exceptionsToo()
                ? renewal.kept()
                : table.asPlanned(about.organisation(), renewal.kept(), following.previous());
        rooms.requireFree(
                about.organisation(),
                following.plan(),
                Stream.concat(moving.stream(), renewal.added().stream())
                        .map(Occurrence::date)
                        .toList(),
                Stream.concat(moving.stream(), renewal.dropped().stream())
                        .map(Occurrence::activity)
                        .collect(Collectors.toSet()));
    }

    /** Whoever moves to a later hour makes room for those before; the last one begins. */
    private static List<Occurrence> inOrderOfMoving(List<Occurrence> kept, Following following) {
        SeriesPlan before = following.previous();
        boolean later = following.plan().time().start().isAfter(before.time().start());
        List<Occurrence> ordered = new ArrayList<>(kept);
        ordered.sort(
                later ? Comparator.comparing(Occurrence::date).reversed() : Comparator.comparing(Occurrence::date));
        return ordered;
    }
}
