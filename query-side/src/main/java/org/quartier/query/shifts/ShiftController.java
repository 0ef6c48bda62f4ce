package org.quartier.query.shifts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.query.ClearanceTerms;
import org.quartier.query.Days;
import org.quartier.query.Page;
import org.quartier.query.Reads;
import org.quartier.query.shifts.OpenShifts.Wanted;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The shifts of an activity, and those of all that fit someone. */
@RestController
@Reads(
        value = {ShiftProjection.NAME, "volunteers", "quarters", "hours", ClearanceTerms.PROJECTION},
        names = true)
class ShiftController {

    private final ActivityShifts ofActivity;
    private final OpenShifts open;

    ShiftController(ActivityShifts ofActivity, OpenShifts open) {
        this.ofActivity = ofActivity;
        this.open = open;
    }

    /**
     * One shift.
     *
     * @param state OPEN, SUSPENDED while its activity has no date, or CANCELLED
     * @param skills all of which help
     * @param clearanceNeeded whether the activity asks for clearance
     * @param signedUp how many have
     * @param missing how many are still needed
     * @param volunteers who; only for those who may see the names of the activity, like {@code swaps}
     */
    record Item(
            UUID id,
            UUID activity,
            String title,
            String task,
            Instant start,
            Instant end,
            String state,
            int needed,
            int signedUp,
            int missing,
            List<String> skills,
            boolean clearanceNeeded,
            @Nullable List<Volunteer> volunteers,
            @Nullable List<Swap> swaps,
            long version) {}

    /**
     * Who helps.
     *
     * @param standing SIGNED_UP or STANDBY
     * @param since the list is in this order
     * @param cleared whether they are cleared on the day of the shift, where its activity asks for clearance; else
     *     null
     * @param logged what they logged from this shift, if they did and it was not rejected
     */
    record Volunteer(
            UUID volunteer,
            UUID personId,
            @Nullable String name,
            String standing,
            Instant since,
            boolean checkedIn,
            @Nullable Boolean cleared,
            @Nullable Logged logged) {}

    /** An hour entry that was logged from a shift: its minutes are those that count, and the shift's are not added. */
    record Logged(UUID hourEntry, String status, int minutes) {}

    /** A swap: OFFERED, ACCEPTED, DECLINED, DONE, or VOID when it was overtaken. */
    record Swap(UUID id, UUID giver, UUID taker, String state) {}

    /** All of them. */
    record Shifts(List<Item> items) {}

    @GetMapping("/api/v1/activities/{activity}/shifts")
    Shifts ofActivity(Actor actor, @PathVariable ActivityId activity) {
        return new Shifts(ofActivity.of(actor, activity));
    }

    /** With {@code open}: those ahead in which someone is missing; of {@code volunteer}: those that they could take. */
    @GetMapping("/api/v1/shifts")
    Page<Item> all(
            Actor actor,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable VolunteerId volunteer,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Days.require("from", from);
        Days.require("to", to);
        Wanted wanted = new Wanted(Boolean.TRUE.equals(open) || volunteer != null, volunteer, from, to);
        return this.open.find(actor, wanted, Page.Request.byId(limit, cursor));
    }
}
