package org.quartier.kernel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body of a change up to its limit (1 MiB, imports 20 MiB; beyond it 413), after the role was decided. A
 * digest of method, path and body is kept for the idempotency key.
 */
@Component
@Order(0) // after Spring Security's chain
class BodyFilter extends OncePerRequestFilter {

    private static final int LIMIT = 1 << 20;
    private static final int IMPORT_LIMIT = 20 << 20;
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "DELETE", "PATCH");

    private final Problems problems;

    BodyFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!WITH_BODY.contains(request.getMethod()) || !request.getRequestURI().startsWith("/api/")) {
            chain.doFilter(request, response);
            return;
        }
        int limit = request.getRequestURI().startsWith("/api/v1/imports/") ? IMPORT_LIMIT : LIMIT;
        byte[] body = request.getContentLengthLong() > limit
                ? new byte[limit + 1]
                : request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            problems.write(request, response, HttpStatus.CONTENT_TOO_LARGE, "too-large");
            return;
        }
        request.setAttribute(RequestDigest.ATTRIBUTE, digest(request, body));
        chain.doFilter(new ReadBody(request, body), response);
    }

    private static String digest(HttpServletRequest request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The request with its body read already. */
    private static final class ReadBody extends HttpServletRequestWrapper {
        private final byte[] body;

        private ReadBody(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            InputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                private boolean finished = body.length == 0;

                @Override
                public int read() throws IOException {
                    int next = bytes.read();
                    finished = next < 0;
                    return next;
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    int count = bytes.read(target, offset, length);
                    finished = count < 0;
                    return count;
                }

                @Override
                public boolean isFinished() {
                    return finished;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("the body is read already");
                }
            };
        }
    }
}
