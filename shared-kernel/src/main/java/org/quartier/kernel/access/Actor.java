package org.quartier.kernel.access;

import java.util.Set;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.OrganisationId;

/**
 * Who calls. Controllers take it as a parameter.
 *
 * @param id random; the log knows no more of a user
 * @param organisation from the token, never from path, body or header
 * @param roles what the token allows
 * @param issuer of the token
 */
public record Actor(ActorId id, OrganisationId organisation, Set<Role> roles, String issuer) {

    /** Whether the token allows any of these. */
    public boolean isOneOf(Role... any) {
        for (Role role : any) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }
}
