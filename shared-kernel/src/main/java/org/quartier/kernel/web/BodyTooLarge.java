package org.quartier.kernel.web;

import java.io.IOException;
import org.springframework.http.HttpStatus;

/** A body went over its limit while it was read. */
final class BodyTooLarge extends IOException {

    BodyTooLarge() {
        super("the request body is too large");
    }

    Refusal refusal() {
        return new Refusal(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The request body is too large.");
    }
}
