package org.quartier.command.participation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a run of promotions needs to know that no event says.
 *
 * @param recordedAt now, whatever the request says about the past: nobody is promoted into it
 * @param offer how long an offer is open that is made now
 */
record Occasion(Instant recordedAt, Duration offer) {

    /**
     * When an offer expires that is made now: in whole seconds, because that is what a database keeps without rounding,
     * and always before the start. It may be over already; then there is no time left for one.
     */
    Instant offersUntil(Terms terms) {
        Instant end = recordedAt.plus(offer).truncatedTo(ChronoUnit.SECONDS);
        return end.isBefore(terms.latestOffer()) ? end : terms.latestOffer();
    }
}
