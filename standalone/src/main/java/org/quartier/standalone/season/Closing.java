package org.quartier.standalone.season;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Closes what is over: the months one after the other, later the quarters of a year and the years made of them. */
final class Closing {

    private static final String PATH = "/reporting-periods/";

    private final Calendar calendar;

    Closing(Calendar calendar) {
        this.calendar = calendar;
    }

    List<Intent> months() {
        Script script = new Script("months", calendar.latest());
        for (YearMonth month = first(); month.isBefore(current()); month = month.plusMonths(1)) {
            script.post(null, PATH + month + "/closing");
        }
        return script.intents();
    }

    /** A year of which the season tells only the end is left to whoever tries it out. */
    List<Intent> quartersAndYears() {
        Set<String> periods = new LinkedHashSet<>();
        for (YearMonth month = first(); month.isBefore(current()); month = month.plusMonths(1)) {
            LocalDate last = month.atEndOfMonth();
            if (month.getMonthValue() % 3 == 0) {
                periods.add(month.getYear() + "-Q" + last.get(IsoFields.QUARTER_OF_YEAR));
            }
            if (month.getMonthValue() == 12 && !first().isAfter(month.withMonth(1))) {
                periods.add("" + month.getYear());
            }
        }
        Script script = new Script("quartersAndYears", calendar.latest());
        periods.forEach(period -> script.post(null, PATH + period + "/closing"));
        return script.intents();
    }

    private YearMonth first() {
        return YearMonth.from(calendar.first());
    }

    private YearMonth current() {
        return YearMonth.from(calendar.today());
    }
}
