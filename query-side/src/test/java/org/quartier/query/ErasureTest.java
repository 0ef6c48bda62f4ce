package org.quartier.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursCorrected;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursRejected;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.PersonEvent.PersonChanged;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.PersonEvent.PersonErasureRequested;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.StaffEvent.StaffMemberDeparted;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.StaffId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.privacy.SubjectKeys;
import org.quartier.kernel.testing.CanaryScan;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.Contact;
import org.quartier.kernel.value.VolunteerStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Canaries in a database of their own, so that every table of it can be scanned. */
@QuerySideTest
@TestPropertySource(properties = "quartier.test.database=erasure")
class ErasureTest {

    private static final LocalDate BIRTH = LocalDate.of(1931, 2, 27);
    private static final Contact CONTACT = new Contact("q.canary@example.org", "+49 555 0198273", "Kanariengasse 7741");
    private static final String[] CANARIES = {
        "Quendolína",
        "Xylophonsky",
        "Altnamsky",
        "q.canary@example.org",
        "0198273",
        "Kanariengasse",
        "1931-02-27",
        "Xenolithe",
        "Kanariengrund"
    };
    private static final String REASON = "Kanariengrund 4711";
    private static final Instant MAY_4 = Instant.parse("2026-05-04T10:00:00Z");
    private static final Instant ONE_HOUR_LATER = MAY_4.plusSeconds(3_600);

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private TestDatabase database;

    @Autowired
    private SubjectKeys keys;

    @Autowired
    private RebuildCheck rebuild;

    @Autowired
    private List<Projection> projections;

    private final PersonId anna = PersonId.next();
    private final PersonId parked = PersonId.next();
    private final HourEntryId entry = HourEntryId.next();

    @Test
    @DisplayName("R-69 before an erasure canaries stand in the listed columns only, after it and a replay nowhere")
    void everyTableIsFreeOfWhoWasErased() {
        CanaryScan scan = new CanaryScan(database.owner(), "query.person.*", "query.hour_entry.task");
        liveAmongUs();
        awaitAll();

        CanaryScan.Hits before = scan.find(CANARIES);
        assertThat(before.elsewhere()).isEmpty();
        assertThat(before.listed())
                .containsExactly(
                        "query.hour_entry.task",
                        "query.person.address",
                        "query.person.birth_date",
                        "query.person.email",
                        "query.person.family_name",
                        "query.person.given_name",
                        "query.person.phone");
        assertThat(deadLetters())
                .as("the one that is parked is encrypted there too")
                .isEqualTo(1);
        Map<String, Long> counts = counts();

        erase(anna);
        erase(parked);
        awaitAll();

        assertThat(scan.find(CANARIES).all()).isEmpty();
        Map<String, List<String>> rows = rows();
        assertThat(counts()).isEqualTo(counts);
        assertThat(rows.get("query.person")).anyMatch(row -> row.contains("Bleibt"));

        rebuildAll();

        assertThat(scan.find(CANARIES).all()).isEmpty();
        assertThat(rows()).isEqualTo(rows);
        assertThat(counts()).isEqualTo(counts);
        assertThat(administrator().get("/api/v1/volunteer-register").body())
                .contains("\"name\":\"erased person\"", "\"approvedMinutes\":60");
    }

    @Test
    void theScanSeesBytesEscapesAndOtherCases() {
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("CREATE TABLE query.seen (plain text, bytes bytea, escaped jsonb, shouted text[], clean text)")
                .update();
        owner.sql("""
            INSERT INTO query.seen VALUES ('an Ächzibald', convert_to('an Ächzibald', 'UTF8'),
                '{"a": {"b": ["an Ächzibald"]}}', ARRAY['x', 'ächzIBALD', upper('Ächzibald')], 'Echzibald')
            """).update();
        owner.sql("ALTER TABLE query.seen ADD hex text DEFAULT encode(convert_to('Ächzibald', 'UTF8'), 'hex')")
                .update();
        owner.sql("ALTER TABLE query.seen ADD payload text DEFAULT '{\"a\": \"\\u00c4chzibald\"}'")
                .update();
        try {
            assertThat(new CanaryScan(database.owner(), "query.seen.plain")
                            .find("Ächzibald")
                            .elsewhere())
                    .containsExactly(
                            "query.seen.bytes",
                            "query.seen.escaped",
                            "query.seen.hex",
                            "query.seen.payload",
                            "query.seen.shouted");
        } finally {
            owner.sql("DROP TABLE query.seen").update();
        }
    }

    private void liveAmongUs() {
        QuarterId coerde = QuarterId.next();
        log.append(coerde, new QuarterOpened(coerde, "Coerde", "Münster", "NW", ZoneId.of("Europe/Berlin"), List.of()));
        PersonId ben = PersonId.next();
        log.append(ben, new PersonRegistered(ben, "Ben", "Bleibt", null, null, List.of("de"), coerde));
        log.append(
                anna,
                new PersonRegistered(anna, "Quendolína", "Altnamsky", null, null, List.of("de"), coerde),
                new PersonChanged(anna, "Quendolína", "Xylophonsky", CONTACT, BIRTH, List.of("de"), coerde));
        // no column takes U+0000: this one cannot be projected
        log.append(
                parked,
                new PersonRegistered(parked, "Quendolína", "Xylophonsky", CONTACT, BIRTH, List.of("\0"), coerde));
        VolunteerId volunteer = VolunteerId.next();
        log.append(
                volunteer,
                new VolunteerRegistered(volunteer, anna, coerde, List.of("cooking")),
                new VolunteerStatusChanged(volunteer, anna, VolunteerStatus.PAUSED, REASON));
        StaffId staff = StaffId.next();
        log.append(
                staff,
                new StaffMemberJoined(staff, anna, null, List.of("moderator"), List.of(coerde)),
                new StaffMemberDeparted(staff, anna, BIRTH.plusYears(90), REASON));
        log.append(
                entry,
                new HoursDrafted(entry, volunteer, anna, null, "Xenolithe poliert", MAY_4, ONE_HOUR_LATER, 60),
                new HoursSubmitted(entry, anna, MAY_4, ONE_HOUR_LATER, 60),
                new HoursRejected(entry, anna, REASON),
                new HoursSubmitted(entry, anna, MAY_4, ONE_HOUR_LATER, 60),
                new HoursApproved(entry, anna),
                new HoursCorrected(entry, anna, MAY_4, ONE_HOUR_LATER, 60, MAY_4, ONE_HOUR_LATER, 60, REASON),
                new HoursApproved(entry, anna));
    }

    private void erase(PersonId person) {
        log.append(person, new PersonErasureRequested(person, REASON));
        keys.destroy(person.value(), TestLog.DEMO);
        log.append(person, new PersonErased(person));
    }

    private void rebuildAll() {
        JdbcClient owner = JdbcClient.create(database.owner());
        for (Projection projection : projections) {
            projection
                    .tables()
                    .forEach(table -> owner.sql("UPDATE " + table + " SET organisation = 'Spoilt'")
                            .update());
            assertThat(administrator()
                            .post("/api/v1/operations/projections/" + projection.name() + "/rebuild", "")
                            .status())
                    .isEqualTo(202);
        }
        awaitAll();
    }

    private void awaitAll() {
        projections.forEach(projection -> rebuild.awaitHead(projection.name()));
    }

    private Map<String, List<String>> rows() {
        return rebuild.rowsOf(projections.stream()
                .flatMap(projection -> projection.tables().stream())
                .toList());
    }

    /** How many rows there are, but of the list of those who were erased, which is empty before. */
    private Map<String, Long> counts() {
        return rows().entrySet().stream()
                .filter(table -> !table.getKey().equals("query.hours_erased_person"))
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, table -> (long) table.getValue().size()));
    }

    private long deadLetters() {
        return JdbcClient.create(database.owner())
                .sql("SELECT count(*) FROM query.dead_letter")
                .query(Long.class)
                .single();
    }

    private TestHttp administrator() {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("adam", "Demo", "administrator"));
    }
}
