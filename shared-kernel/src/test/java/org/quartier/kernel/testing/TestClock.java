package org.quartier.kernel.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The system's clock, which a test may set ahead; what is recorded goes by it as well. Set it back afterwards: others
 * share it.
 */
public final class TestClock extends Clock {

    private static final TestClock OF_THIS_JVM = new TestClock();

    private volatile Duration ahead = Duration.ZERO;

    private TestClock() {}

    /** In place of the system's clock. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {

        @Bean
        @Primary
        TestClock testClock() {
            GenericEventMessage.clock = OF_THIS_JVM;
            return OF_THIS_JVM;
        }
    }

    /** Sets it further ahead. */
    public void forward(Duration by) {
        ahead = ahead.plus(by);
    }

    /** Sets it back to the system's time. */
    public void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
