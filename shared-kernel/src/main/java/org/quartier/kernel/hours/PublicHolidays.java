package org.quartier.kernel.hours;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/**
 * The public holidays of Germany, as Jollyday has them: those of each federal state, and those of a municipality where
 * it has any of its own. That the Assumption is a holiday in most other municipalities of Bavaria it does not know.
 */
final class PublicHolidays {

    private static final HolidayManager GERMANY =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY));
    private static final String BAVARIA = "by";
    private static final Map<String, String> BAVARIAN =
            Map.of("Augsburg", "ag", "Ingolstadt", "in", "München", "mu", "Regensburg", "re", "Würzburg", "wu");

    private PublicHolidays() {}

    /**
     * Whether a day is one.
     *
     * @param federalState the ISO 3166-2 code without "DE-"
     */
    static boolean include(LocalDate day, String federalState, String municipality) {
        String state = federalState.toLowerCase(Locale.ROOT);
        String city = BAVARIAN.get(municipality);
        return state.equals(BAVARIA) && city != null
                ? GERMANY.isHoliday(day, HolidayType.PUBLIC_HOLIDAY, state, city)
                : GERMANY.isHoliday(day, HolidayType.PUBLIC_HOLIDAY, state);
    }
}
