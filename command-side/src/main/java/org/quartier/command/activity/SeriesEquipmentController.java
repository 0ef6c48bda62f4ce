package org.quartier.command.activity;

import jakarta.validation.Valid;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Batches;
import org.quartier.command.Directory;
import org.quartier.command.SeriesDates;
import org.quartier.command.activity.ActivityCommand.BookEquipment;
import org.quartier.command.activity.ActivityCommand.ReleaseEquipment;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.EquipmentId;
import org.quartier.kernel.id.SeriesId;
import org.quartier.kernel.value.Occurrence;
import org.quartier.kernel.web.Change;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Equipment for all that is to come of a series: each date books it or is refused for itself, and the answer has a row for
 * each, by the id of its activity. Dates that are added later book their own.
 */
@RestController
@RequestMapping("/api/v1/series/{series}/equipment/{equipment}")
class SeriesEquipmentController {

    private final Batches batches;
    private final SeriesDates dates;
    private final Directory directory;

    SeriesEquipmentController(Batches batches, SeriesDates dates, Directory directory) {
        this.batches = batches;
        this.dates = dates;
        this.directory = directory;
    }

    record Booking(@Nullable OffsetDateTime happenedAt) implements Change {}

    @PutMapping
    ResponseEntity<Map<String, Object>> book(
            @PathVariable SeriesId series,
            @PathVariable EquipmentId equipment,
            @Nullable @Valid @RequestBody(required = false) Booking body,
            Actor actor) {
        return batches.send(
                ahead(actor, series, equipment), "BOOKED", activity -> new BookEquipment(activity, equipment));
    }

    @DeleteMapping
    ResponseEntity<Map<String, Object>> release(
            @PathVariable SeriesId series, @PathVariable EquipmentId equipment, Actor actor) {
        return batches.send(
                ahead(actor, series, equipment), "RELEASED", activity -> new ReleaseEquipment(activity, equipment));
    }

    private List<ActivityId> ahead(Actor actor, SeriesId series, EquipmentId equipment) {
        directory.requireInPath(actor.organisation(), equipment);
        return dates.ahead(actor, series).stream().map(Occurrence::activity).toList();
    }
}
