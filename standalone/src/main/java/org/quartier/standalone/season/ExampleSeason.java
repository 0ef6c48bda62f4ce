package org.quartier.standalone.season;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.quartier.command.Commands;
import org.quartier.command.OpenedQuarters;
import org.quartier.command.imports.ImportReport;
import org.quartier.command.imports.ImportReport.Status;
import org.quartier.command.imports.Imports;
import org.quartier.command.imports.Imports.Upload;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.standalone.DataDirectory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens the quarter Coerde and imports its calendar on the first start, before Quartier says that it is ready. When that
 * is interrupted, the next start does it again; entries that are there already stay as they are. Where nothing was ever
 * recorded, it also begins the season that {@link SeasonLoader} plays.
 */
@Component
class ExampleSeason implements ApplicationRunner {

    private static final OrganisationId DEMO = new OrganisationId("Demo");
    private static final String ACTOR = "policy:example-season";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int EVERY = 50;

    /** Always the same, so that a start after an interrupted one knows the quarter for its own. */
    private static final QuarterId COERDE = new QuarterId(UUID.fromString("01989000-0000-7000-8000-0000000c0e2d"));

    private final SeasonWanted wanted;
    private final OpenedQuarters quarters;
    private final Imports imports;
    private final Commands commands;
    private final JdbcClient db;
    private final Clock clock;
    private final Environment environment;

    ExampleSeason(
            SeasonWanted wanted,
            OpenedQuarters quarters,
            Imports imports,
            Commands commands,
            @Qualifier("command") JdbcClient db,
            Clock clock,
            Environment environment) {
        this.wanted = wanted;
        this.quarters = quarters;
        this.imports = imports;
        this.commands = commands;
        this.db = db;
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!wanted.isCalendar() || isImported()) {
            return;
        }
        if (hasQuarter(COERDE)) {
            importCalendar();
        } else if (hasNoQuarter()) {
            if (wanted.isWhole() && nothingWasRecorded()) {
                LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
                Journal.begin(
                        DataDirectory.of(environment).path().resolve(SeasonWanted.JOURNAL),
                        new Journal.Header(SeasonPlan.SEED, today, wanted.factor()));
            }
            quarters.open(
                    COERDE,
                    "Coerde",
                    "Münster",
                    "NW",
                    ZONE,
                    commands.onImport(DEMO, ACTOR, UUID.randomUUID().toString()));
            importCalendar();
        }
    }

    private void importCalendar() throws IOException {
        System.out.println("First start: importing the example season (a calendar of Münster-Coerde) …");
        ImportReport report = imports.run(
                new Upload(DEMO, ACTOR, COERDE, calendar(), StandardCharsets.UTF_8, false, null),
                ExampleSeason::showProgress);
        if (report.status() == Status.COMPLETED) {
            System.out.println("  done: " + (report.created() + report.changed() + report.unchanged()) + " activities");
        } else {
            System.out.println("  not finished; the next start goes on with it.");
        }
    }

    private static void showProgress(ImportReport report) {
        if (report.done() % EVERY == 0) {
            System.out.println("  " + report.done() + " of " + report.total());
        }
    }

    private static byte[] calendar() throws IOException {
        try (InputStream file = new ClassPathResource("example-season/events-earlier.ics").getInputStream()) {
            return file.readAllBytes();
        }
    }

    private boolean isImported() {
        return db.sql("""
            SELECT EXISTS (SELECT FROM command.import
                WHERE organisation = :organisation AND actor = :actor AND status = 'COMPLETED')
            """)
                .param("organisation", DEMO.value())
                .param("actor", ACTOR)
                .query(Boolean.class)
                .single();
    }

    private boolean nothingWasRecorded() {
        return db.sql("SELECT NOT EXISTS (SELECT FROM events.domain_event)")
                .query(Boolean.class)
                .single();
    }

    private boolean hasQuarter(QuarterId quarter) {
        return db.sql("""
            SELECT EXISTS (SELECT FROM command.quarter_zone WHERE organisation = :organisation AND quarter = :quarter)
            """)
                .param("organisation", DEMO.value())
                .param("quarter", quarter.value())
                .query(Boolean.class)
                .single();
    }

    private boolean hasNoQuarter() {
        return db.sql("SELECT NOT EXISTS (SELECT FROM command.quarter_zone WHERE organisation = :organisation)")
                .param("organisation", DEMO.value())
                .query(Boolean.class)
                .single();
    }
}
