package org.quartier.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.Id;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.web.Refusal;
import org.quartier.kernel.web.Refusal.FieldError;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which ids an organisation has: a body may only name what is in here. Kept by {@link DirectoryPolicy}. */
@Component
public class Directory {

    private final JdbcClient db;

    Directory(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /** An id that a field of a request names; null names nothing. */
    public record Reference(String field, @Nullable Id id) {}

    /**
     * Refuses a request that names what does not exist in the organisation.
     *
     * @throws RuleViolation naming every such field
     */
    public void require(OrganisationId organisation, Reference... references) {
        List<FieldError> unknown = unknown(organisation, references);
        if (!unknown.isEmpty()) {
            throw GeneralRule.UNKNOWN_REFERENCE.violatedBy(unknown);
        }
    }

    /**
     * Refuses a path that names what does not exist in the organisation.
     *
     * @throws Refusal 404
     */
    public void requireInPath(OrganisationId organisation, Id id) {
        if (!has(organisation, id)) {
            throw Refusal.notFound();
        }
    }

    /**
     * Refuses to record anything about a person whose erasure was asked for.
     *
     * @throws RuleViolation 409
     */
    public void requireNotErased(OrganisationId organisation, PersonId person) {
        GeneralRule.PERSON_ERASED.require(has(organisation, person));
    }

    private boolean has(OrganisationId organisation, Id id) {
        return unknown(organisation, new Reference("id", id)).isEmpty();
    }

    private List<FieldError> unknown(OrganisationId organisation, Reference... references) {
        List<Reference> named = new ArrayList<>();
        for (Reference reference : references) {
            if (reference.id() != null) {
                named.add(reference);
            }
        }
        if (named.isEmpty()) {
            return List.of();
        }
        UUID[] ids = named.stream().map(reference -> value(reference)).toArray(UUID[]::new);
        Set<String> known = new HashSet<>(
                db.sql("SELECT kind || id FROM command.directory WHERE organisation = :organisation AND id = ANY(:ids)")
                        .param("organisation", organisation.value())
                        .param("ids", ids)
                        .query(String.class)
                        .list());
        return named.stream()
                .filter(reference -> !known.contains(kind(reference.id()) + value(reference)))
                .map(reference -> new FieldError(reference.field(), "does not exist"))
                .toList();
    }

    private static UUID value(Reference reference) {
        return java.util.Objects.requireNonNull(reference.id()).value();
    }

    static String kind(@Nullable Id id) {
        return id == null ? "" : id.getClass().getSimpleName();
    }
}
