package org.quartier.kernel.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.env.Environment;

/**
 * One database, several roles. {@code spring.datasource.*} is its owner, who migrates and does nothing else. Each part
 * of the application has a pool of its own that works with no more rights than it needs: by the login
 * {@code quartier.database.<role>.username} and {@code .password}, or, where none is configured, by the owner's login
 * with {@code SET ROLE quartier_<role>}.
 */
public final class Databases {

    /** A transaction that hangs keeps every reader of the log waiting at a gap: the server ends it. */
    private static final String BOUNDED = "-c idle_in_transaction_session_timeout=5s -c statement_timeout=60s";

    private final Environment environment;

    /** Reads its settings from the environment. */
    public Databases(Environment environment) {
        this.environment = environment;
    }

    /**
     * A pool that works as {@code quartier_<role>}. The caller closes it.
     *
     * @param settings of PostgreSQL for its sessions, each as {@code name=value}
     */
    public HikariDataSource pool(String role, int size, String... settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(role);
        config.setJdbcUrl(url());
        String login = environment.getProperty("quartier.database." + role + ".username");
        if (login == null) {
            config.setUsername(user());
            config.setPassword(password());
            config.setConnectionInitSql("SET ROLE quartier_" + role);
        } else {
            config.setUsername(login);
            config.setPassword(environment.getProperty("quartier.database." + role + ".password", ""));
        }
        config.setMaximumPoolSize(
                environment.getProperty("quartier.database." + role + ".pool-size", Integer.class, size));
        // less than a transaction may idle: who waits in one for a connection is refused before it is cut off
        config.setConnectionTimeout(3_000);
        config.addDataSourceProperty("ApplicationName", "quartier-" + role);
        StringBuilder options = new StringBuilder(BOUNDED);
        for (String setting : settings) {
            options.append(" -c ").append(setting);
        }
        config.addDataSourceProperty("options", options.toString());
        // a row that violates a constraint is no text for a log: it may hold personal data
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new HikariDataSource(config);
    }

    /** Migrates what a module owns: the scripts in {@code db/<module>}, with the history in its schema. */
    public Flyway migrate(String module, String schema) {
        Flyway flyway = Flyway.configure()
                .dataSource(url(), user(), password())
                .locations("classpath:db/" + module)
                .schemas(schema)
                .table("schema_history")
                .load();
        flyway.migrate();
        return flyway;
    }

    private String url() {
        return environment.getRequiredProperty("spring.datasource.url");
    }

    private String user() {
        return environment.getProperty("spring.datasource.username", "postgres");
    }

    private String password() {
        return environment.getProperty("spring.datasource.password", "");
    }
}
