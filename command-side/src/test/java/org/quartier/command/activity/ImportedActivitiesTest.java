package org.quartier.command.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Commands;
import org.quartier.command.ImportOutcome;
import org.quartier.command.ImportOutcome.Result;
import org.quartier.command.ImportedActivities;
import org.quartier.command.ImportedActivities.Entry;
import org.quartier.command.ImportedActivities.Status;
import org.quartier.command.OpenedQuarters;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.Visibility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CommandSideTest
class ImportedActivitiesTest {

    private static final OrganisationId DEMO = new OrganisationId("Demo");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant TEN = Instant.parse("2026-08-01T08:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-08-01T09:00:00Z");
    private static final int AT_ONCE = 8;

    @Autowired
    private ImportedActivities activities;

    @Autowired
    private OpenedQuarters quarters;

    @Autowired
    private Commands commands;

    @Autowired
    private TestDatabase database;

    @Test
    void theSameEntryTakenManyTimesAtOnceIsPlannedOnce() throws Exception {
        QuarterId coerde = QuarterId.next();
        EventMetadata about =
                commands.onImport(DEMO, "someone", UUID.randomUUID().toString());
        quarters.open(coerde, "Coerde", "Münster", "NW", BERLIN, about);
        Entry cafe = new Entry(
                "cafe",
                coerde,
                "Repair café",
                null,
                "Hall",
                null,
                null,
                new TimeSlot(TEN, ELEVEN, BERLIN, false),
                Status.CONFIRMED,
                Visibility.PUBLIC);

        List<ImportOutcome> outcomes = new ArrayList<>();
        try (ExecutorService importers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<ImportOutcome>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(() -> activities.take(cafe, false, about));
            }
            for (Future<ImportOutcome> outcome : importers.invokeAll(all)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes)
                .filteredOn(outcome -> outcome.result() == Result.CREATED)
                .hasSize(1);
        assertThat(outcomes).noneMatch(outcome -> outcome.result() == Result.REFUSED);
        assertThat(outcomes)
                .extracting(ImportOutcome::record)
                .containsOnly(outcomes.getFirst().record());
        assertThat(events(outcomes.getFirst())).containsExactly("activity.planned", "activity.published");
        assertThat(planned("cafe")).isEqualTo(1);
        assertThat(activities.take(cafe, false, about).result()).isEqualTo(Result.UNCHANGED);
        assertThat(activities.importedInto(coerde, DEMO)).containsOnlyKeys("cafe");
        assertThat(activities.importedInto(coerde, new OrganisationId("Other"))).isEmpty();
    }

    private List<String> events(ImportOutcome outcome) {
        return JdbcClient.create(database.owner())
                .sql("""
                    SELECT payload_type FROM events.domain_event WHERE aggregate_identifier = :activity
                    ORDER BY sequence_number
                    """)
                .param("activity", String.valueOf(outcome.record()))
                .query(String.class)
                .list();
    }

    private long planned(String uid) {
        return JdbcClient.create(database.owner())
                .sql("""
                    SELECT count(*) FROM events.domain_event
                    WHERE payload_type = 'activity.planned' AND payload::json ->> 'uid' = :uid
                    """)
                .param("uid", uid)
                .query(Long.class)
                .single();
    }
}
