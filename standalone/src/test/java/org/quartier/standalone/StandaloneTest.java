package org.quartier.standalone;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.quartier.kernel.testing.TestClock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** Starts everything as {@code mvn spring-boot:run} does, on a port of its own. All journeys share one start. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = Quartier.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "quartier.deadlines.poll=50ms",
            "quartier.data-directory=target/journeys/${random.uuid}",
            "quartier.example-season=false"
        })
@Import({People.class, TestClock.Configuration.class})
public @interface StandaloneTest {}
