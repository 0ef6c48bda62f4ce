package org.quartier.kernel.store;

import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.flywaydb.core.Flyway;
import org.quartier.kernel.database.Databases;
import org.quartier.kernel.privacy.SubjectKeys;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** What both sides need of the store. Explicit, because Axon's own configuration is skipped silently without JPA. */
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {

    @Bean
    Databases databases(Environment environment) {
        return new Databases(environment);
    }

    @Bean
    Flyway kernelMigration(Databases databases) {
        return databases.migrate("kernel", "events");
    }

    @Bean
    @Primary
    Serializer serializer(SubjectKeys keys) {
        return new EventSerializer(keys);
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(@Qualifier("serializer") Serializer serializer) {
        return serializer;
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(@Qualifier("serializer") Serializer serializer) {
        return serializer;
    }

    @Bean
    CorrelationDataProvider eventMetadataCorrelation() {
        return new EventMetadataCorrelation();
    }
}
