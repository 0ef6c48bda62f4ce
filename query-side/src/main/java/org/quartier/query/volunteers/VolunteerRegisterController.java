package org.quartier.query.volunteers;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.value.VolunteerStatus;
import org.quartier.kernel.value.WeeklyTime;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Csv;
import org.quartier.query.Formats;
import org.quartier.query.Page;
import org.quartier.query.Reads;
import org.quartier.query.SearchTerms;
import org.quartier.query.volunteers.VolunteerRegister.Wanted;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The volunteer register, as JSON page by page and as CSV as a whole. */
@RestController
@Reads(
        value = {VolunteerProjection.NAME, "hours", "quarters"},
        names = true)
class VolunteerRegisterController {

    private static final List<String> HEADER =
            List.of("volunteer", "personId", "name", "status", "skills", "availability", "quarter", "approvedMinutes");

    private static final MediaType CSV = MediaType.parseMediaType("text/csv");

    private final VolunteerRegister register;

    VolunteerRegisterController(VolunteerRegister register) {
        this.register = register;
    }

    /**
     * One volunteer.
     *
     * @param name only for those who may see it; the others do not find anyone by it either
     * @param approvedMinutes of all their time
     */
    record Item(
            UUID volunteer,
            UUID personId,
            @Nullable String name,
            VolunteerStatus status,
            List<String> skills,
            List<WeeklyTime> availability,
            UUID quarter,
            long approvedMinutes) {}

    /**
     * What is asked for.
     *
     * @param q words of the name
     * @param skill one skill, without regard to case and accents
     * @param availableOn a date or an RFC 3339 time
     */
    record Query(
            @Nullable String q,
            @Nullable String skill,
            @Nullable String availableOn,
            @Nullable String status,
            @Nullable String clearance) {

        private Wanted wanted() {
            if (clearance != null) {
                throw Refusal.malformed("clearance", "cannot be asked for yet");
            }
            return new Wanted(
                    SearchTerms.of(q),
                    skill == null || skill.isBlank() ? null : SearchTerms.text("skill", skill.strip()),
                    Availability.of(availableOn),
                    status == null || status.isBlank() ? null : named(status));
        }

        private static VolunteerStatus named(String status) {
            try {
                return VolunteerStatus.valueOf(status);
            } catch (IllegalArgumentException e) {
                throw Refusal.malformed("status", "must be ACTIVE, PAUSED or LEFT");
            }
        }
    }

    @GetMapping("/api/v1/volunteer-register")
    ResponseEntity<?> negotiated(
            Actor actor,
            @ParameterObject Query query,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        return Formats.answer(accept, () -> page(actor, query, limit, cursor), CSV, () -> table(actor, query));
    }

    @GetMapping("/api/v1/volunteer-register.json")
    ResponseEntity<Page<Item>> page(
            Actor actor,
            @ParameterObject Query query,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Formats.json(register.find(actor, query.wanted(), Page.Request.byId(limit, cursor)));
    }

    /** Skills and times are lists with "; " in one cell each; what holds a semicolon or a quote itself is in quotes. */
    @GetMapping("/api/v1/volunteer-register.csv")
    ResponseEntity<String> table(Actor actor, @ParameterObject Query query) {
        List<Item> items = register.findAll(actor, query.wanted());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Csv.MEDIA_TYPE))
                .body(Csv.write(
                        HEADER,
                        items.stream().map(VolunteerRegisterController::cells).toList()));
    }

    private static List<@Nullable Object> cells(Item item) {
        return Arrays.asList(
                item.volunteer(),
                item.personId(),
                item.name(),
                item.status(),
                Csv.list(item.skills()),
                Csv.list(item.availability().stream()
                        .map(weekly -> weekly.day() + " " + weekly.from() + "-" + weekly.to())
                        .toList()),
                item.quarter(),
                item.approvedMinutes());
    }
}
