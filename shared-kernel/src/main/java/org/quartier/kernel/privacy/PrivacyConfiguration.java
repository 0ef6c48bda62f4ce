package org.quartier.kernel.privacy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.quartier.kernel.database.Databases;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key store: a pool with a role of its own, and the key-encryption key. */
@Configuration(proxyBeanMethods = false)
public class PrivacyConfiguration {

    @Bean(destroyMethod = "close")
    @DependsOn("kernelMigration")
    @Qualifier("keys")
    HikariDataSource keysDataSource(Databases databases) {
        return databases.pool("keys", 4);
    }

    @Bean
    @Qualifier("keys")
    JdbcClient keysClient(@Qualifier("keys") HikariDataSource keys) {
        return JdbcClient.create(keys);
    }

    @Bean
    SubjectKeys subjectKeys(
            @Qualifier("keys") HikariDataSource keys, @Value("${quartier.keyset-file:data/keyset.json}") Path keyset) {
        JdbcSubjectKeys subjectKeys =
                new JdbcSubjectKeys(keys, KeysetFile.load(keyset, () -> JdbcSubjectKeys.any(keys)));
        try {
            subjectKeys.openOne();
        } catch (KeyStoreUnavailableException e) {
            throw KeysetUnusableException.another(keyset, e);
        }
        return subjectKeys;
    }
}
