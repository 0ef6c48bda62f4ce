package org.quartier.kernel.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.quartier.kernel.web.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what a token check leaves open: two {@code Authorization} headers are 400, because nobody can tell whose the
 * request is; an issuer that cannot be asked is 503 and not 401, because the token may well be good.
 */
final class DoubtfulTokens extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(DoubtfulTokens.class);
    private static final String RETRY_SECONDS = "1";

    private final Problems problems;

    DoubtfulTokens(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
            problems.write(request, response, HttpStatus.BAD_REQUEST, "malformed");
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (JwtDecoderInitializationException | AuthenticationServiceException e) {
            LOG.warn("the token issuer cannot be asked: {}", e.toString());
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            problems.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
        }
    }
}
