package org.quartier.kernel.access;

import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

/** A valid token, and the actor behind it. */
final class ActorToken extends AbstractOAuth2TokenAuthenticationToken<Jwt> {

    private final transient Actor actor;

    ActorToken(Jwt jwt, Actor actor) {
        super(jwt, List.of());
        this.actor = actor;
        setAuthenticated(true);
    }

    Actor actor() {
        return actor;
    }

    @Override
    public Map<String, Object> getTokenAttributes() {
        return getToken().getClaims();
    }

    @Override
    public String getName() {
        return actor.id().toString();
    }
}
