package org.quartier.kernel.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.OrganisationId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows the random id behind a sign-in; whoever is new gets one. */
@Component
public class Actors {

    private final JdbcClient keys;
    private final Cache<SignIn, ActorId> cache = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(60))
            .build();

    Actors(@Qualifier("keys") JdbcClient keys) {
        this.keys = keys;
    }

    private record SignIn(OrganisationId organisation, String issuer, String subject) {}

    /** The id of {@code subject}, as {@code issuer} calls them, in an organisation. */
    public ActorId idOf(OrganisationId organisation, String issuer, String subject) {
        return cache.get(new SignIn(organisation, issuer, subject), this::findOrMake);
    }

    private ActorId findOrMake(SignIn signIn) {
        UUID id = keys.sql("""
            WITH made AS (
                INSERT INTO keys.actor (actor, organisation, issuer, subject)
                SELECT :new, :organisation, :issuer, :subject
                WHERE NOT EXISTS (SELECT FROM keys.actor WHERE organisation = :organisation
                    AND issuer = :issuer AND subject = :subject)
                ON CONFLICT (organisation, issuer, subject) DO NOTHING
                RETURNING actor)
            SELECT actor FROM made
            UNION ALL
            SELECT actor FROM keys.actor WHERE organisation = :organisation
                AND issuer = :issuer AND subject = :subject
            """)
                .param("new", ActorId.next().value())
                .param("organisation", signIn.organisation().value())
                .param("issuer", signIn.issuer())
                .param("subject", signIn.subject())
                .query(UUID.class)
                .optional()
                .orElseGet(() -> findOrMake(signIn).value()); // another request was first, and has committed by now
        return new ActorId(id);
    }
}
