package org.quartier.command.participation;

import java.time.Clock;
import java.time.Duration;
import org.quartier.command.Settings;
import org.quartier.kernel.id.OrganisationId;
import org.springframework.stereotype.Component;

/** Says what time it is, and how long an organisation holds a place that it offers. */
@Component
class Occasions {

    private final Clock clock;
    private final Settings settings;

    Occasions(Clock clock, Settings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    Occasion now(OrganisationId organisation) {
        return new Occasion(
                clock.instant(), Duration.ofMinutes(settings.of(organisation).placeOffer()));
    }
}
