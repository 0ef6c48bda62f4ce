package org.quartier.kernel.web;

import jakarta.servlet.http.HttpServletRequest;

/** The digest of method, path and body of the current request: two requests with the same one ask for the same. */
public final class RequestDigest {

    static final String ATTRIBUTE = RequestDigest.class.getName();

    private RequestDigest() {}

    /** The digest, in hexadecimal digits. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String digest) {
            return digest;
        }
        throw new IllegalStateException("the body of this request was not read");
    }
}
