package org.quartier.standalone.season;

import org.quartier.standalone.CannotStart;
import org.quartier.standalone.issuer.NoExternalIssuer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How much of the example season is wanted: {@code quartier.example-season} is {@code true}, {@code calendar} for the
 * calendar of Coerde alone, or {@code false}; by default all of it, but only in the embedded database, never in one of
 * the operator's own. {@code quartier.example-season-size} says how many times as much as usual happens in it.
 */
@Component
class SeasonWanted {

    /** The file in the data directory that says what of the season is done. */
    static final String JOURNAL = "example-season.journal";

    private final Environment environment;
    private final BeanFactory beans;

    SeasonWanted(Environment environment, BeanFactory beans) {
        this.environment = environment;
        this.beans = beans;
    }

    private enum Part {
        TRUE,
        CALENDAR,
        FALSE
    }

    /** Whether the calendar is. */
    boolean isCalendar() {
        return part() != Part.FALSE;
    }

    /** Whether what is played beside it is, too: not where another issuer knows none of the demo accounts. */
    boolean isWhole() {
        return part() == Part.TRUE && NoExternalIssuer.in(environment);
    }

    /** How many times {@link Size#YEAR}. */
    double factor() {
        return environment.getProperty("quartier.example-season-size", Double.class, 1.0);
    }

    private Part part() {
        String usual = beans.containsBean("embeddedDatabase") ? "true" : "false";
        String given = environment.getProperty("quartier.example-season", usual);
        return switch (given) {
            case "true", "on" -> Part.TRUE;
            case "calendar" -> Part.CALENDAR;
            case "false", "off" -> Part.FALSE;
            default ->
                throw new CannotStart("quartier.example-season is " + given + ": it can be true, calendar or false.");
        };
    }
}
