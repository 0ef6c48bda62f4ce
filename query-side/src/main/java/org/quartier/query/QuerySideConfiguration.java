package org.quartier.query;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.flywaydb.core.Flyway;
import org.quartier.kernel.database.Databases;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The query side's infrastructure, each piece named: its own pool, role and transactions, and how projections run. */
@Configuration(proxyBeanMethods = false)
class QuerySideConfiguration {

    @Bean
    Flyway queryMigration(Databases databases, @Qualifier("kernelMigration") Flyway first) {
        return databases.migrate("query", "query");
    }

    @Bean(destroyMethod = "close")
    @DependsOn("queryMigration")
    @Qualifier("query")
    HikariDataSource queryDataSource(Databases databases) {
        // read models and tokens commit together and can be projected again: after a crash of the server both are a
        // moment older, and nothing is missed; so no projection waits for the disk
        return databases.pool("query", 20, "synchronous_commit=off");
    }

    @Bean
    @Qualifier("query")
    JdbcClient queryClient(@Qualifier("query") HikariDataSource query) {
        return JdbcClient.create(query);
    }

    @Bean
    @Qualifier("query")
    PlatformTransactionManager queryTransactions(@Qualifier("query") HikariDataSource query) {
        return new DataSourceTransactionManager(query);
    }

    @Bean
    @Qualifier("query")
    TransactionManager axonQueryTransactions(@Qualifier("query") PlatformTransactionManager query) {
        return new SpringTransactionManager(query);
    }

    @Bean
    ConfigurerModule projectionProcessors(
            List<Projection> projections,
            @Qualifier("query") HikariDataSource query,
            @Qualifier("query") TransactionManager transactions,
            @Qualifier("serializer") Serializer serializer,
            CarefulRuns carefulRuns) {
        return new ProjectionProcessors(projections, query, transactions, serializer, carefulRuns);
    }
}
