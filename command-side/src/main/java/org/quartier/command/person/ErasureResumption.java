package org.quartier.command.person;

import org.quartier.command.person.ErasureRequests.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * At the start, carries through every erasure that was requested and not confirmed. One that cannot be is
 * reported and left for the next start: it must not keep the others, or the application, from going on.
 */
@Component
class ErasureResumption implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureResumption.class);

    private final ErasureRequests requests;
    private final Erasure erasure;

    ErasureResumption(ErasureRequests requests, Erasure erasure) {
        this.requests = requests;
        this.erasure = erasure;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        requests.unconfirmed().forEach(this::resume);
    }

    private void resume(Request request) {
        try {
            erasure.carryThrough(request);
            LOG.info("the erasure of person {} was interrupted and is now complete", request.person());
        } catch (RuntimeException e) {
            LOG.error("the erasure of person {} is still not complete", request.person(), e);
        }
    }
}
