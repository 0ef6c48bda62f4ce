package org.quartier.command.shift;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.quartier.kernel.value.StaffingNeed;

/** What a staffing need must be like. */
final class Needs {

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int LAST_YEAR = 9_999;

    private Needs() {}

    static void check(StaffingNeed need) {
        ShiftRule.ENDS_AFTER_IT_STARTS.require(need.end().isAfter(need.start()));
        ShiftRule.DATE_OUT_OF_RANGE.require(!need.start().isBefore(Instant.EPOCH)
                && need.end().atOffset(ZoneOffset.UTC).getYear() <= LAST_YEAR);
        ShiftRule.AT_MOST_A_DAY.require(
                Duration.between(need.start(), need.end()).compareTo(LONGEST) <= 0);
    }

    static StaffingNeed moved(StaffingNeed need, Duration by) {
        return new StaffingNeed(need.task(), need.start().plus(by), need.end().plus(by), need.needed(), need.skills());
    }
}
