package org.quartier.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.quartier.kernel.testing.FreshDatabase;
import org.quartier.kernel.testing.TestClock;
import org.quartier.kernel.testing.TestTokens;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** Starts the command side on a port of its own with a fresh database. Tests with it share one start. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = {CommandSide.class, TestTokens.class, TestClock.Configuration.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=quartier", "quartier.deadlines.poll=50ms"})
@ContextConfiguration(initializers = FreshDatabase.class)
public @interface CommandSideTest {}
