package org.quartier.command.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.quartier.command.CommandLog;
import org.quartier.command.Neighbourhood;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.TimeSlot;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A month that is over, of a neighbourhood of its own.
 *
 * @param month the last but two, so that whole months lie between it and today
 */
record June(Neighbourhood there, YearMonth month, JdbcClient db) {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final String PRESENT = "{\"status\": \"PRESENT\"}";

    static June at(int port, CommandLog log, TestDatabase database) {
        return new June(
                Neighbourhood.on(port, log),
                YearMonth.now(ZoneOffset.UTC).minusMonths(3),
                JdbcClient.create(database.owner()));
    }

    TestHttp manager() {
        return there.http();
    }

    Instant firstInstant() {
        return month.atDay(1).atStartOfDay(BERLIN).toInstant();
    }

    Instant end() {
        return month.plusMonths(1).atDay(1).atStartOfDay(BERLIN).toInstant();
    }

    /** A published activity of an hour in the quarter. */
    ActivityId activity(Instant start) {
        return activity(start, BERLIN);
    }

    ActivityId activity(Instant start, ZoneId zone) {
        ActivityId activity = ActivityId.next();
        TimeSlot slot = new TimeSlot(start, start.plus(Duration.ofHours(1)), zone, false);
        there.log()
                .append(
                        there.organisation(),
                        activity,
                        Neighbourhood.planned(activity, there.quarter(), slot, null, null),
                        new ActivityPublished(activity, null));
        return activity;
    }

    PersonId registered(ActivityId activity) {
        PersonId person = there.person();
        Answer registered = manager().post(path(activity, "registrations"), "{\"personId\": \"" + person + "\"}");
        assertThat(registered.status()).as(registered.body()).isEqualTo(201);
        return person;
    }

    Answer close(String period) {
        return manager().post("/api/v1/reporting-periods/" + period + "/closing", "");
    }

    Answer close() {
        return close(month.toString());
    }

    static String path(ActivityId activity, String resource) {
        return "/api/v1/activities/" + activity + "/" + resource;
    }

    /** How many events of its organisation are stored. */
    long stored() {
        return db.sql("SELECT count(*) FROM events.domain_event WHERE organisation = :organisation")
                .param("organisation", there.organisation().value())
                .query(Long.class)
                .single();
    }

    /** Where in the log its organisation's last event of a type stands. */
    long position(String type) {
        return db.sql("""
            SELECT max(global_index) FROM events.domain_event
            WHERE organisation = :organisation AND payload_type = :type
            """)
                .param("organisation", there.organisation().value())
                .param("type", type)
                .query(Long.class)
                .single();
    }
}
