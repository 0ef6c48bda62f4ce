package org.quartier.kernel.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.quartier.kernel.id.OrganisationId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/** Reads the actor out of a verified token. A token that names no organisation is not one of ours: 401. */
@Component
class TokenReader implements Converter<Jwt, AbstractAuthenticationToken> {

    private final Actors actors;
    private final String rolesClaim;
    private final String organisationClaim;

    TokenReader(
            Actors actors,
            @Value("${quartier.token.roles-claim:roles}") String rolesClaim,
            @Value("${quartier.token.organisation-claim:organisation}") String organisationClaim) {
        this.actors = actors;
        this.rolesClaim = rolesClaim;
        this.organisationClaim = organisationClaim;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt jwt) {
        OrganisationId organisation = organisation(jwt);
        String issuer = String.valueOf(jwt.getClaims().get("iss"));
        String subject = jwt.getSubject();
        if (subject == null || subject.isBlank()) {
            throw new InvalidBearerTokenException("The token names no subject");
        }
        Actor actor = new Actor(actors.idOf(organisation, issuer, subject), organisation, roles(jwt), issuer);
        return new ActorToken(jwt, actor);
    }

    private OrganisationId organisation(Jwt jwt) {
        try {
            return new OrganisationId(String.valueOf(jwt.getClaims().get(organisationClaim)));
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("The token names no organisation", e);
        }
    }

    private Set<Role> roles(Jwt jwt) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (jwt.getClaims().get(rolesClaim) instanceof List<?> names) {
            names.forEach(name -> Role.of(String.valueOf(name)).ifPresent(roles::add));
        }
        return roles;
    }
}
