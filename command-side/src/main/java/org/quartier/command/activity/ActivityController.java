package org.quartier.command.activity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.DescribedActivity;
import org.quartier.command.Directory;
import org.quartier.command.Directory.Reference;
import org.quartier.command.ItsModerator;
import org.quartier.command.Recorded;
import org.quartier.command.RuleViolation;
import org.quartier.command.activity.ActivityCommand.CancelActivity;
import org.quartier.command.activity.ActivityCommand.ChangeActivity;
import org.quartier.command.activity.ActivityCommand.CompleteActivity;
import org.quartier.command.activity.ActivityCommand.ConfirmRoom;
import org.quartier.command.activity.ActivityCommand.PlanActivity;
import org.quartier.command.activity.ActivityCommand.PostponeActivity;
import org.quartier.command.activity.ActivityCommand.PublishActivity;
import org.quartier.command.activity.ActivityCommand.RescheduleActivity;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.web.Change;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to the plan of activities. */
@RestController
@RequestMapping("/api/v1/activities")
class ActivityController {

    private static final String ROOM_TAKEN = "room-taken";

    private final Commands commands;
    private final Directory directory;
    private final Offers offers;
    private final ItsModerator itsModerator;

    ActivityController(Commands commands, Directory directory, Offers offers, ItsModerator itsModerator) {
        this.commands = commands;
        this.directory = directory;
        this.offers = offers;
        this.itsModerator = itsModerator;
    }

    /** What becomes of a move into a room that is taken. */
    enum OnRoomTaken {
        REFUSE,
        VENUE_OPEN
    }

    record Override(@NotBlank @Size(max = 2_000) String reason) {}

    record Publication(
            @Nullable @Valid Override override, @Nullable OffsetDateTime happenedAt) implements Change {}

    record Schedule(
            @NotNull @Valid DescribedActivity.Slot slot,
            @Nullable RoomId room,
            @Nullable OnRoomTaken onRoomTaken,
            @NotBlank @Size(max = 2_000) String reason,
            @Nullable @Valid Override override,
            @Nullable OffsetDateTime happenedAt)
            implements Change {

        private RescheduleActivity into(ActivityId activity, @Nullable RoomBooking booking, boolean venueOpen) {
            return new RescheduleActivity(
                    activity, slot.value(), booking, venueOpen, reason, override == null ? null : override.reason());
        }
    }

    record Confirmation(@Nullable OffsetDateTime happenedAt) implements Change {}

    /** A missing reason is refused by the rule that asks for it. */
    record Reason(
            @Nullable @Size(max = 2_000) String reason,
            @Nullable OffsetDateTime happenedAt) implements Change {

        String text() {
            return reason == null ? "" : reason;
        }
    }

    record Completion(
            @Nullable @Size(max = 100_000) String minutes,
            @Nullable @Size(max = 100_000) String resolutions,
            @Nullable OffsetDateTime happenedAt)
            implements Change {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> plan(@Valid @RequestBody ActivityBody body, Actor actor) {
        ActivityId activity = ActivityId.next();
        PlanActivity plan = new PlanActivity(
                activity,
                activity + "@quartier",
                body.quarter(),
                body.details(actor.organisation()),
                body.slot().value(),
                body.roomBooking(),
                body.capacityValue());
        return Answers.created(
                "/api/v1/activities",
                commands.send(plan, () -> directory.require(actor.organisation(), body.references())));
    }

    @PutMapping("/{activity}")
    ResponseEntity<Recorded> change(
            @PathVariable ActivityId activity, @Valid @RequestBody ActivityBody body, Actor actor) {
        ChangeActivity change = new ChangeActivity(
                activity, body.details(actor.organisation()), body.slot().value(), body.roomBooking(), null);
        return Answers.ok(commands.send(change, () -> {
            offers.requireSame(actor.organisation(), activity, body.quarter(), body.capacityValue());
            directory.require(actor.organisation(), body.references());
        }));
    }

    @PostMapping("/{activity}/publication")
    ResponseEntity<Recorded> publish(
            @PathVariable ActivityId activity, @Nullable @Valid @RequestBody(required = false) Publication body) {
        Override override = body == null ? null : body.override();
        return Answers.ok(commands.send(new PublishActivity(activity, override == null ? null : override.reason())));
    }

    @PutMapping("/{activity}/schedule")
    ResponseEntity<Recorded> reschedule(
            @PathVariable ActivityId activity, @Valid @RequestBody Schedule body, Actor actor) {
        Runnable known = () -> directory.require(actor.organisation(), new Reference("room", body.room()));
        RoomBooking room = body.room() == null ? null : new RoomBooking(body.room(), BookingKind.FIRM);
        try {
            return Answers.ok(commands.send(body.into(activity, room, false), known));
        } catch (RuleViolation taken) {
            if (body.onRoomTaken() != OnRoomTaken.VENUE_OPEN || !ROOM_TAKEN.equals(taken.name())) {
                throw taken;
            }
            // nothing was stored; the same move without the room needs none
            return Answers.ok(commands.send(body.into(activity, null, true)));
        }
    }

    @PostMapping("/{activity}/room-confirmation")
    ResponseEntity<Recorded> confirmRoom(
            @PathVariable ActivityId activity, @Nullable @Valid @RequestBody(required = false) Confirmation body) {
        return Answers.ok(commands.send(new ConfirmRoom(activity)));
    }

    @PostMapping("/{activity}/cancellation")
    ResponseEntity<Recorded> cancel(@PathVariable ActivityId activity, @Valid @RequestBody Reason body) {
        return Answers.ok(commands.send(new CancelActivity(activity, body.text())));
    }

    @PostMapping("/{activity}/postponement")
    ResponseEntity<Recorded> postpone(@PathVariable ActivityId activity, @Valid @RequestBody Reason body) {
        return Answers.ok(commands.send(new PostponeActivity(activity, body.text())));
    }

    @PostMapping("/{activity}/completion")
    ResponseEntity<Recorded> complete(
            @PathVariable ActivityId activity,
            @Nullable @Valid @RequestBody(required = false) Completion body,
            Actor actor) {
        return Answers.ok(commands.send(
                body == null
                        ? new CompleteActivity(activity, null, null)
                        : new CompleteActivity(activity, body.minutes(), body.resolutions()),
                () -> itsModerator.require(actor, activity)));
    }
}
