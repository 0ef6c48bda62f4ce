package org.quartier.query.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.query.Page;
import org.quartier.query.Reads;
import org.quartier.query.Snapshots;
import org.quartier.query.hours.IssuedStatements.Issued;
import org.quartier.query.hours.Verification.Verified;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The statements that were issued to a volunteer, and whether what they say still holds. */
@RestController
@Reads({HourProjection.NAME, "volunteers", "organisations"})
class IssuedController {

    private final IssuedStatements issued;
    private final HourStatements statements;
    private final Verification verification;
    private final Snapshots snapshots;

    IssuedController(
            IssuedStatements issued, HourStatements statements, Verification verification, Snapshots snapshots) {
        this.issued = issued;
        this.statements = statements;
        this.verification = verification;
        this.snapshots = snapshots;
    }

    /**
     * One document.
     *
     * @param code for {@code /statements/{code}}
     * @param approvedMinutes as it says
     */
    record Item(
            UUID id,
            int year,
            LocalDate asOf,
            String code,
            Instant issuedAt,
            Verification.Status status,
            @Nullable Long approvedMinutes) {}

    /** The last one first. */
    @GetMapping("/api/v1/volunteers/{volunteer}/hours-statements")
    Page<Item> ofVolunteer(
            Actor actor,
            @PathVariable VolunteerId volunteer,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request<Long> page = Page.Request.byPosition(limit, cursor);
        return snapshots.read(() -> {
            statements.requireKnown(actor, volunteer);
            List<Issued> found = issued.of(actor.organisation(), volunteer.value(), page);
            Page<Issued> issuedPage =
                    Page.of(found, page, one -> one.knowledge().before());
            return new Page<>(issuedPage.items().stream().map(this::item).toList(), issuedPage.next());
        });
    }

    private Item item(Issued document) {
        Verified now = verification.of(document);
        return new Item(
                document.document().id(),
                document.knowledge().year(),
                document.document().asOf(),
                document.document().code(),
                document.document().issuedAt(),
                now.status(),
                now.approvedMinutes());
    }
}
