package org.quartier.query.operations;

import java.util.List;
import org.quartier.query.Projection;
import org.quartier.query.ProjectionPositions;
import org.quartier.query.Reads;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Projections: how far each is, and rebuilding one. */
@RestController
@RequestMapping("/api/v1/operations/projections")
class ProjectionController {

    private final Rebuilds rebuilds;
    private final ProjectionPositions positions;

    ProjectionController(Rebuilds rebuilds, ProjectionPositions positions) {
        this.rebuilds = rebuilds;
        this.positions = positions;
    }

    /**
     * One projection.
     *
     * @param position the index up to which it has read the log
     * @param head the index of the last event in the log
     */
    record Item(String name, List<String> tables, long position, long head, long deadLetters) {}

    record Items(List<Item> items) {}

    /** Waits for no projection: what is behind is what one wants to see here. */
    @GetMapping
    @Reads({})
    Items list() {
        long head = positions.head();
        return new Items(rebuilds.projections().stream()
                .map(projection -> item(projection, head))
                .toList());
    }

    /** Empties the tables and reads the log from its beginning. Answers 202: the list shows how far it is. */
    @PostMapping("/{projection}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Item> rebuild(@PathVariable String projection) {
        return ResponseEntity.accepted().body(item(rebuilds.start(projection), positions.head()));
    }

    private Item item(Projection projection, long head) {
        return new Item(
                projection.name(),
                projection.tables(),
                positions.of(projection.name()),
                head,
                rebuilds.deadLetters(projection.name()));
    }
}
