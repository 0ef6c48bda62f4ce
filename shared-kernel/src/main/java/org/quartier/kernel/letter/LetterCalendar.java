package org.quartier.kernel.letter;

import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.quartier.kernel.calendar.FeedText;
import org.quartier.kernel.calendar.FeedTimes;

/**
 * The file that goes with a letter: the activity under the UID and the SEQUENCE that it has in feeds, so that a client
 * which knows it from there updates it. It is published, not requested: nobody reads answers to it, and no other
 * guest is named.
 */
final class LetterCalendar {

    private LetterCalendar() {}

    static String of(PlanState plan, String where) {
        List<Property> head = List.of(
                new ProdId("-//Quartier//Quartier//EN"),
                ImmutableVersion.VERSION_2_0,
                ImmutableCalScale.GREGORIAN,
                ImmutableMethod.PUBLISH);
        List<CalendarComponent> components = new ArrayList<>(FeedTimes.zones(java.util.stream.Stream.of(plan.slot())));
        components.add(event(plan, where));
        return FeedText.fold(new Calendar(new PropertyList(head), new ComponentList<>(components)).toString());
    }

    private static VEvent event(PlanState plan, String where) {
        List<Property> properties = new ArrayList<>();
        properties.add(new Uid(FeedText.line(plan.uid())));
        properties.add(new DtStamp(plan.revisedAt()));
        properties.add(new LastModified(plan.revisedAt()));
        properties.add(new Sequence(plan.sequence()));
        properties.addAll(FeedTimes.of(plan.slot()));
        properties.add(new Summary(FeedText.line(plan.details().title())));
        properties.add(status(plan));
        if (!where.isEmpty()) {
            properties.add(new Location(where));
        }
        FeedText.link(plan.details().onlineLink()).map(Url::new).ifPresent(properties::add);
        return new VEvent(new PropertyList(properties));
    }

    private static Status status(PlanState plan) {
        if (plan.cancelled()) {
            return ImmutableStatus.VEVENT_CANCELLED;
        }
        return plan.postponed() || !plan.published()
                ? ImmutableStatus.VEVENT_TENTATIVE
                : ImmutableStatus.VEVENT_CONFIRMED;
    }
}
