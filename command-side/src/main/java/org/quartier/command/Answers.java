package org.quartier.command;

import java.net.URI;
import org.quartier.kernel.web.ETags;
import org.quartier.kernel.web.Positions;
import org.springframework.http.ResponseEntity;

/** The HTTP answers to changes: with version as {@code ETag} and {@code Event-Position}. */
public final class Answers {

    private Answers() {}

    /**
     * 201 with {@code Location}.
     *
     * @param path of the collection, under which the id leads to what was created
     */
    public static ResponseEntity<Recorded> created(String path, Recorded recorded) {
        return createdAt(path + "/" + recorded.id(), recorded);
    }

    /**
     * 201 with {@code Location}, of what is not addressed by its own id.
     *
     * @param path under which what was created is read or changed
     */
    public static ResponseEntity<Recorded> createdAt(String path, Recorded recorded) {
        return withHeaders(ResponseEntity.created(URI.create(path)), recorded);
    }

    /** 200 with id and version. */
    public static ResponseEntity<Recorded> ok(Recorded recorded) {
        return withHeaders(ResponseEntity.ok(), recorded);
    }

    /**
     * Says more in the answer to the command that is being handled, such as a warning; a policy that reacts to its events
     * may do so.
     */
    public static void say(String name, Object value) {
        CommandOutcome.say(name, value);
    }

    private static ResponseEntity<Recorded> withHeaders(ResponseEntity.BodyBuilder answer, Recorded recorded) {
        answer.eTag(ETags.of(recorded.version()));
        return answer.header(Positions.EVENT_POSITION, Long.toString(recorded.position()))
                .body(recorded);
    }
}
