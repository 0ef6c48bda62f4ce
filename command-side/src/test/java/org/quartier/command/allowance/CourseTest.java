package org.quartier.command.allowance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Office.made;
import static org.quartier.command.Office.ok;
import static org.quartier.command.Office.refused;

import java.util.List;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.kernel.event.OrganisationEvent.OrganisationDescribed;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payments for the dates of a course. */
@CommandSideTest
class CourseTest {

    private static final String SLOT = """
        {"start": "2030-05-07T%s:00+02:00", "end": "2030-05-07T20:00:00+02:00", "zone": "Europe/Berlin"}\
        """;
    private static final String WEEKLY = ", \"rule\": \"FREQ=WEEKLY;COUNT=4\"";

    @LocalServerPort
    int port;

    @Autowired
    EventStore store;

    @Autowired
    TransactionManager transactions;

    @Autowired
    @Qualifier("command")
    JdbcClient db;

    private Neighbourhood coerde;
    private String allowances;

    @BeforeEach
    void aVolunteerOfACharity() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
        coerde.log()
                .append(
                        coerde.organisation(),
                        coerde.organisation(),
                        new OrganisationDescribed(coerde.organisation(), "Quartiere", "CHARITY"));
        allowances = "/api/v1/volunteers/" + coerde.volunteer(coerde.person()) + "/allowances";
    }

    @Test
    @DisplayName("R-48 all dates of one series are one activity, which has one type; another series may have the other")
    void oneTypePerSeries() {
        List<UUID> course = dates(series());
        List<UUID> other = dates(series());
        made(pay("UEBUNGSLEITERPAUSCHALE", course.get(0)));
        made(pay("UEBUNGSLEITERPAUSCHALE", course.get(1)));
        long before = stored();
        for (UUID date : course) {
            refused(pay("EHRENAMTSPAUSCHALE", date), 409, "R-48", "other-type-for-this-activity");
        }
        assertThat(stored()).isEqualTo(before);
        made(pay("EHRENAMTSPAUSCHALE", other.get(0)));
    }

    @Test
    @DisplayName("R-48 a series that goes on as another, and that as a third, is one course with them")
    void continued() {
        String first = series();
        String second = continuedOn(first, "2030-05-14", "18:30");
        String third = continuedOn(second, "2030-05-21", "19:00");
        assertThat(dates(first)).hasSize(1);
        assertThat(dates(second)).hasSize(1);
        assertThat(dates(third)).hasSize(2);
        made(pay("UEBUNGSLEITERPAUSCHALE", dates(first).getFirst()));
        for (String series : List.of(first, second, third)) {
            refused(pay("EHRENAMTSPAUSCHALE", dates(series).getFirst()), 409, "R-48", "other-type-for-this-activity");
        }
        made(pay("UEBUNGSLEITERPAUSCHALE", dates(third).getLast()));
    }

    private String series() {
        return made(coerde.http().post("/api/v1/series", coerde.body(SLOT.formatted("18:00"), WEEKLY)));
    }

    private String continuedOn(String series, String date, String time) {
        ok(coerde.http()
                .put(
                        "/api/v1/series/" + series + "/occurrences/" + date + "?scope=THIS_AND_FOLLOWING",
                        coerde.body(SLOT.replace("2030-05-07", date).formatted(time), "")));
        return db.sql("""
            SELECT CAST(payload AS json) ->> 'series' FROM events.domain_event
            WHERE payload_type = 'series.continued' AND organisation = ? AND CAST(payload AS json) ->> 'continues' = ?
            """)
                .params(coerde.organisation().value(), series)
                .query(String.class)
                .single();
    }

    private List<UUID> dates(String series) {
        return db.sql("SELECT activity FROM command.series_occurrence WHERE series = ?::uuid ORDER BY date")
                .param(series)
                .query(UUID.class)
                .list();
    }

    private Answer pay(String type, UUID activity) {
        return coerde.http().post(allowances, """
            {"type": "%s", "cents": 100, "paidOn": "2026-03-02", "activity": "%s"}\
            """.formatted(type, activity));
    }

    private long stored() {
        return db.sql("SELECT count(*) FROM events.domain_event WHERE organisation = ?")
                .param(coerde.organisation().value())
                .query(Long.class)
                .single();
    }
}
