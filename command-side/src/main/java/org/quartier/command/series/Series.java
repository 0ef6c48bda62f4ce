package org.quartier.command.series;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Guarded;
import org.quartier.command.Recorded.Answer;
import org.quartier.command.series.SeriesCommand.CancelOccurrences;
import org.quartier.command.series.SeriesCommand.ChangeSeries;
import org.quartier.command.series.SeriesCommand.ConsultSeries;
import org.quartier.command.series.SeriesCommand.PlanSeries;
import org.quartier.command.series.SeriesCommand.PublishSeries;
import org.quartier.command.series.SeriesCommand.Wish;
import org.quartier.kernel.event.SeriesEvent;
import org.quartier.kernel.event.SeriesEvent.OccurrenceChanged;
import org.quartier.kernel.event.SeriesEvent.OccurrencesCancelled;
import org.quartier.kernel.event.SeriesEvent.SeriesChanged;
import org.quartier.kernel.event.SeriesEvent.SeriesContinued;
import org.quartier.kernel.event.SeriesEvent.SeriesEnded;
import org.quartier.kernel.event.SeriesEvent.SeriesPlanned;
import org.quartier.kernel.event.SeriesEvent.SeriesPublished;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.SeriesId;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.Occurrence;
import org.quartier.kernel.value.SeriesPlan;

/**
 * A rule and the dates that it gives, each with an activity of its own; what an occurrence is to be, not what became of
 * it. It decides which occurrences a change is about; the activities follow in the same transaction.
 */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
@Revision("1")
final class Series extends Guarded {

    @AggregateIdentifier
    private SeriesId id;

    private QuarterId quarter;
    private String rule;
    private SeriesPlan plan;
    private @Nullable Capacity capacity;
    private Dates dates = new Dates();
    private boolean published;

    private Series() {} // Axon replays events into it

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Answer handle(PlanSeries command) {
        Wish wish = command.wish();
        SeriesPlan wanted = wish.plan();
        Recurrence recurrence = Recurrence.of(command.rule());
        List<LocalDate> days = recurrence.from(wish.slot().day(), wanted.time());
        SeriesRule.STARTS_OFF_THE_RULE.require(
                days.getFirst().equals(wish.slot().day()));
        List<LocalDate> skipped = days.stream().filter(command.skip()::contains).toList();
        List<Occurrence> planned = days.stream()
                .filter(day -> !command.skip().contains(day))
                .map(day -> new Occurrence(day, command.ids().get()))
                .toList();
        apply(new SeriesPlanned(
                command.series(), wish.quarter(), recurrence.text(), wanted, wish.capacity(), planned, skipped));
        return new Answer(
                null,
                Map.of(
                        "occurrences",
                        planned.size(),
                        "skipped",
                        skipped.stream().map(LocalDate::toString).toList()));
    }

    @CommandHandler
    Answer handle(ChangeSeries change) throws Exception {
        Occurrence named = dates.on(change.date());
        Wish wish = change.wish();
        SeriesRule.QUARTER_CANNOT_CHANGE.require(wish.quarter().equals(quarter));
        SeriesRule.CAPACITY_HAS_ITS_OWN_ADDRESS.require(
                wish.capacity() == null || wish.capacity().equals(capacity));
        Recurrence present = new Recurrence(rule);
        Recurrence asked = change.rule() == null ? present : Recurrence.of(change.rule());
        if (change.scope() == Scope.THIS) {
            SeriesRule.RULE_IS_OF_ALL.require(asked.equals(present));
            apply(new OccurrenceChanged(
                    id,
                    named.date(),
                    named.activity(),
                    wish.details(),
                    wish.slot(),
                    wish.room(),
                    change.reason(),
                    change.overrideReason()));
            return new Answer(null, Map.of());
        }
        SeriesPlan wanted = wish.plan();
        SeriesRule.RULE_CHANGE_UNCONFIRMED.require(asked.equals(present) || change.confirmRuleChange());
        if (change.scope() == Scope.ALL) {
            changeAll(change, asked, wanted);
            return new Answer(null, Map.of());
        }
        continueFrom(change, asked, wanted);
        return new Answer(null, Map.of("continuedBy", change.next().toString()));
    }

    /** Another rule begins to count at the first occurrence that is still to come. */
    private void changeAll(ChangeSeries change, Recurrence asked, SeriesPlan wanted) {
        List<Occurrence> ahead = dates.ahead(plan, change.recordedAt());
        boolean ruleChanged = !asked.text().equals(rule);
        Renewal renewal = Renewal.keeping(ahead);
        LocalDate day = change.wish().slot().day();
        if (ruleChanged) {
            List<LocalDate> days = asked.from(ahead.getFirst().date(), wanted.time()).stream()
                    .filter(date -> wanted.slotOn(date).start().isAfter(change.recordedAt()))
                    .toList();
            SeriesRule.NO_OCCURRENCE.require(!days.isEmpty());
            SeriesRule.STARTS_OFF_THE_RULE.require(day.equals(change.date()) || days.contains(day));
            renewal = Renewal.to(days, ahead, change.cancelled(), change.ids());
        } else {
            SeriesRule.DAY_BELONGS_TO_THE_RULE.require(day.equals(change.date()));
        }
        if (ruleChanged || !wanted.equals(plan)) {
            apply(new SeriesChanged(
                    id,
                    quarter,
                    asked.text(),
                    wanted,
                    capacity,
                    plan,
                    renewal.kept(),
                    renewal.added(),
                    renewal.dropped(),
                    ruleChanged,
                    published,
                    change.reason(),
                    change.overrideReason()));
        }
    }

    /** Ends here, and opens the series that goes on from the named occurrence. */
    private void continueFrom(ChangeSeries change, Recurrence asked, SeriesPlan wanted) throws Exception {
        SeriesRule.PAST_NEVER_CHANGES.require(plan.slotOn(change.date()).start().isAfter(change.recordedAt()));
        boolean ruleChanged = !asked.text().equals(rule);
        List<Occurrence> later = dates.from(change.date());
        LocalDate day = change.wish().slot().day();
        Renewal renewal = Renewal.keeping(later);
        Recurrence goesOn = asked;
        if (ruleChanged) {
            SeriesRule.PAST_NEVER_CHANGES.require(change.wish().slot().start().isAfter(change.recordedAt()));
            SeriesRule.OVERLAPS_WHAT_STAYS.require(dates.stayBefore(change.date(), day));
            List<LocalDate> days = asked.from(day, wanted.time());
            SeriesRule.STARTS_OFF_THE_RULE.require(days.getFirst().equals(day));
            renewal = Renewal.to(days, later, change.cancelled(), change.ids());
        } else {
            SeriesRule.DAY_BELONGS_TO_THE_RULE.require(day.equals(change.date()));
            goesOn = asked.counts() ? asked.endingOn(later.getLast().date()) : asked;
        }
        String ended = new Recurrence(rule).endingOn(change.date().minusDays(1)).text();
        apply(new SeriesEnded(id, change.date(), ended, change.next()));
        SeriesContinued continued = new SeriesContinued(
                change.next(),
                id,
                quarter,
                goesOn.text(),
                wanted,
                capacity,
                plan,
                renewal.kept(),
                renewal.added(),
                renewal.dropped(),
                ruleChanged,
                published,
                change.reason(),
                change.overrideReason());
        AggregateLifecycle.createNew(Series.class, () -> {
            apply(continued); // to the new one, as from its constructor
            return new Series();
        });
    }

    @CommandHandler
    void handle(CancelOccurrences cancel) {
        Occurrence named = dates.on(cancel.date());
        SeriesRule.REASON_NEEDED.require(!cancel.reason().isBlank());
        List<Occurrence> meant = switch (cancel.scope()) {
            case THIS -> List.of(named);
            case THIS_AND_FOLLOWING ->
                dates.ahead(plan, cancel.recordedAt()).stream()
                        .filter(occurrence -> !occurrence.date().isBefore(cancel.date()))
                        .toList();
            case ALL -> dates.ahead(plan, cancel.recordedAt());
        };
        SeriesRule.PAST_NEVER_CHANGES.require(!meant.isEmpty());
        apply(new OccurrencesCancelled(id, meant, cancel.scope() == Scope.THIS, cancel.reason()));
    }

    @CommandHandler
    void handle(PublishSeries publish) {
        if (!published) {
            apply(new SeriesPublished(id, dates.ahead(plan, publish.recordedAt()), publish.overrideReason()));
        }
    }

    @CommandHandler
    void handle(ConsultSeries consult) {
        // to be found, by its own organisation and in the expected version, was all that was asked
    }

    @EventSourcingHandler
    void on(SeriesEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case SeriesPlanned planned -> {
                id = planned.series();
                quarter = planned.quarter();
                rule = planned.rule();
                plan = planned.plan();
                capacity = planned.capacity();
                dates.add(planned.occurrences());
            }
            case SeriesContinued continued -> {
                id = continued.series();
                quarter = continued.quarter();
                rule = continued.rule();
                plan = continued.plan();
                capacity = continued.capacity();
                published = continued.published();
                dates.add(continued.kept());
                dates.add(continued.added());
            }
            case SeriesChanged changed -> {
                rule = changed.rule();
                plan = changed.plan();
                dates.remove(changed.dropped());
                dates.add(changed.added());
            }
            case SeriesEnded ended -> {
                rule = ended.rule();
                dates.endBefore(ended.before());
            }
            case SeriesPublished _ -> published = true;
            case OccurrenceChanged _, OccurrencesCancelled _ -> {
                // what became of single occurrences their activities know
            }
        }
    }
}
