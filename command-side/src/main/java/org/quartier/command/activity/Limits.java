package org.quartier.command.activity;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.Channel;
import org.quartier.kernel.value.TimeSlot;

/** What slots and capacities must keep to. */
final class Limits {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;
    private static final int MOST_PLACES = 1_000_000;

    private Limits() {}

    /** A slot ends after it starts; other calendars, which are imported, also hold moments. */
    static void check(TimeSlot slot, EventMetadata about) {
        boolean moment = about.channel() == Channel.IMPORT && slot.start().equals(slot.end());
        ActivityRule.ENDS_AFTER_IT_STARTS.require(moment || slot.isForward());
        ActivityRule.DATE_OUT_OF_RANGE.require(isInRange(slot.start()) && isInRange(slot.endOrStart()));
    }

    private static boolean isInRange(Instant instant) {
        int year = instant.atOffset(UTC).getYear();
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    /** Not fewer than no places, and not more reserved than there are. */
    static void check(@Nullable Capacity capacity) {
        if (capacity != null) {
            ActivityRule.CAPACITY_OUT_OF_BOUNDS.require(capacity.places() >= 0
                    && capacity.places() <= MOST_PLACES
                    && capacity.reserved() >= 0
                    && capacity.reserved() <= capacity.places());
        }
    }
}
