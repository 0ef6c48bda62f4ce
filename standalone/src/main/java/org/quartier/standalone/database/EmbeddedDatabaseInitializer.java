package org.quartier.standalone.database;

import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.quartier.standalone.DataDirectory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Starts the embedded PostgreSQL before there are beans, and points {@code spring.datasource.*} to it.
 *
 * <p>Properties: {@code quartier.data-directory}, {@code quartier.binaries-directory} (default
 * {@code .cache/quartier} in the home directory: where the programs are unpacked to).
 */
final class EmbeddedDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String BEAN = "embeddedDatabase";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
            return;
        }
        var database = EmbeddedDatabase.start(DataDirectory.of(environment), binaries(environment));
        // after all contexts are closed, also when the start fails or is interrupted half-way
        SpringApplication.getShutdownHandlers().add(database::close);
        environment.getPropertySources().addFirst(new MapPropertySource(BEAN, properties(database)));
        var beans = (GenericApplicationContext) context;
        beans.registerBean(BEAN, EmbeddedDatabase.class, () -> database);
        beans.addBeanFactoryPostProcessor(new OutlivesDataSources());
    }

    private static Path binaries(ConfigurableEnvironment environment) {
        var given = environment.getProperty("quartier.binaries-directory");
        return given != null ? Path.of(given) : Path.of(System.getProperty("user.home"), ".cache", "quartier");
    }

    private static Map<String, Object> properties(EmbeddedDatabase database) {
        return Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", EmbeddedDatabase.OWNER,
                "spring.datasource.password", database.password());
    }

    /** What depends on a bean is closed before it: the database is closed after every data source. */
    private static final class OutlivesDataSources extends AbstractDependsOnBeanFactoryPostProcessor {
        OutlivesDataSources() {
            super(DataSource.class, BEAN);
        }
    }
}
