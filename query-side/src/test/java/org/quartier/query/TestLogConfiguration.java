package org.quartier.query;

import java.util.List;
import org.axonframework.serialization.Serializer;
import org.flywaydb.core.Flyway;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestLog;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Lets tests of the query side write events. */
@TestConfiguration(proxyBeanMethods = false)
class TestLogConfiguration {

    @Bean
    TestLog testLog(
            TestDatabase database,
            @Qualifier("serializer") Serializer serializer,
            @Qualifier("kernelMigration") Flyway migrated) {
        return new TestLog(database.owner(), serializer);
    }

    @Bean
    RebuildCheck rebuildCheck(TestDatabase database, List<Projection> projections, Environment environment) {
        return new RebuildCheck(database, projections, environment);
    }
}
