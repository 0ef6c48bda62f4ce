package org.quartier.query.persons;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.Contact;
import org.quartier.kernel.web.ETags;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Page;
import org.quartier.query.Reads;
import org.quartier.query.SearchTerms;
import org.quartier.query.persons.Persons.Sort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Persons, for those who may see names. */
@RestController
@RequestMapping("/api/v1/persons")
@Reads(value = PersonProjection.NAME, names = true)
class PersonController {

    private final Persons persons;

    PersonController(Persons persons) {
        this.persons = persons;
    }

    /** One person; of one who is erased, or whose name is not to be seen, names, contact and birth date are absent. */
    record Item(
            UUID id,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable Contact contact,
            @Nullable LocalDate birthDate,
            List<String> languages,
            @Nullable UUID quarter,
            boolean erased,
            long version) {

        @Override
        public String toString() {
            return "Person[" + id + "]";
        }
    }

    /** Searches in names and contacts, among those whose names the actor may see; sorted by family name, given name and id, or by id alone. */
    @GetMapping
    Page<Item> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return persons.of(actor, SearchTerms.of(q), sortedBy(sort), Page.Request.byId(limit, cursor));
    }

    @GetMapping("/{person}")
    ResponseEntity<Item> one(Actor actor, @PathVariable PersonId person) {
        Item item = persons.find(actor, person).orElseThrow(Refusal::notFound);
        return ResponseEntity.ok().eTag(ETags.of(item.version())).body(item);
    }

    private static Sort sortedBy(@Nullable String sort) {
        return switch (sort == null ? "name" : sort) {
            case "name" -> Sort.NAME;
            case "id" -> Sort.ID;
            default -> throw Refusal.malformed("sort", "must be name or id");
        };
    }
}
