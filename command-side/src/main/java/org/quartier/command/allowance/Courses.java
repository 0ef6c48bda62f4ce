package org.quartier.command.allowance;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.SeriesEvent.SeriesContinued;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which series go on as others: to those who are paid for them they are one course. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class Courses {

    private final JdbcClient db;

    Courses(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    @EventHandler
    void on(SeriesContinued event, EventMetadata about) {
        db.sql("""
            INSERT INTO command.series_course (organisation, series, course)
            VALUES (:organisation, :series, coalesce((SELECT course FROM command.series_course
                WHERE organisation = :organisation AND series = :continues), :continues))
            """)
                .param("organisation", about.organisation().value())
                .param("series", event.series().value())
                .param("continues", event.continues().value())
                .update();
    }
}
