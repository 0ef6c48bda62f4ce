/**
 * Tokens for trying Quartier out: an OAuth 2 issuer with demo accounts whose secrets everyone knows.
 *
 * <p>With {@code spring.security.oauth2.resourceserver.jwt.issuer-uri} set, nothing of this exists.
 */
@NullMarked
package org.quartier.standalone.issuer;

import org.jspecify.annotations.NullMarked;
