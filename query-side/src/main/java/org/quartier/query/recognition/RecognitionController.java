package org.quartier.query.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.query.Days;
import org.quartier.query.Reads;
import org.quartier.query.recognition.Progress.Status;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How near a volunteer is to a card. */
@RestController
@Reads(
        value = {"hours", "volunteers", "quarters", "allowances"},
        names = true)
class RecognitionController {

    private final Recognitions recognitions;

    RecognitionController(Recognitions recognitions) {
        this.recognitions = recognitions;
    }

    /**
     * The schemes of the federal state of the volunteer's quarter.
     *
     * @param asOf the day, in the zone of the volunteer's quarter, at whose end the approved hours were known: the same as
     *     in a statement of hours
     * @param items empty where no scheme is known
     */
    record Recognition(
            UUID volunteer,
            @Nullable String name,
            LocalDate asOf,
            @Nullable String federalState,
            List<Item> items,
            String definition,
            long position) {}

    /**
     * One scheme; all lengths in minutes.
     *
     * @param approvedMinutes in the calendar year of the day
     * @param yearsMet how many years in a row had enough, this one included if it has
     * @param earliestYear at whose end it can be had, if each year has enough from now on: not before the age is reached
     * @param oldEnoughOn the day on which the minimum age is reached
     * @param expectedOn when this year has enough if it goes on like this
     */
    record Item(
            String scheme,
            String name,
            LocalDate validFrom,
            String source,
            Status status,
            int requiredMinutes,
            @Nullable Integer orMinutesAWeek,
            long approvedMinutes,
            long missingMinutes,
            int requiredYears,
            int yearsMet,
            int earliestYear,
            @Nullable Integer minimumAge,
            @Nullable LocalDate oldEnoughOn,
            boolean flatAllowanceExcludes,
            @Nullable LocalDate expectedOn,
            Forecast forecast) {}

    /** What lies ahead, in words. */
    record Forecast(String de, String en) {}

    /**
     * As of a day (today): by the hours that stood approved at its end, by when that was recorded, as in the statement of
     * hours of that day; by what was paid until that day; and by the age on it.
     */
    @GetMapping("/api/v1/volunteers/{volunteer}/recognition")
    Recognition recognition(
            Actor actor,
            @PathVariable VolunteerId volunteer,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate asOf) {
        Days.require("asOf", asOf);
        return recognitions.of(actor, volunteer, asOf);
    }
}
