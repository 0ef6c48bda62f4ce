package org.quartier.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartier.standalone.ChildProcess;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ShutdownOrderTest {

    private static final List<String> LAST_WORDS = new ArrayList<>();

    @Test
    void theDatabaseIsThereUntilTheLastDataSourceIsClosed(@TempDir Path data) throws Exception {
        var application = new SpringApplication(Sources.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (var context = application.run(
                "--quartier.data-directory=" + data,
                "--quartier.binaries-directory=" + ChildProcess.BINARIES,
                "--server.port=0")) {
            assertThat(context.getBean(DataSource.class)).isInstanceOf(LastWords.class);
            assertThat(server(data).process()).isPresent();
        }
        assertThat(LAST_WORDS).containsExactly("quartier_owner in quartier");
        assertThat(server(data).process()).isEmpty();
    }

    private static Postmaster server(Path data) {
        return new Postmaster(data.resolve("postgres"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Sources {
        @Bean
        LastWords lastWords(Environment environment) {
            return new LastWords(environment);
        }
    }

    /** Asks the database one more thing when it is closed, as a pool may that still has work to finish. */
    static final class LastWords extends DriverManagerDataSource implements DisposableBean {
        LastWords(Environment environment) {
            super(
                    environment.getRequiredProperty("spring.datasource.url"),
                    environment.getRequiredProperty("spring.datasource.username"),
                    environment.getRequiredProperty("spring.datasource.password"));
        }

        @Override
        public void destroy() throws SQLException {
            try (var connection = getConnection();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT current_user || ' in ' || current_database()")) {
                rows.next();
                LAST_WORDS.add(rows.getString(1));
            }
        }
    }
}
