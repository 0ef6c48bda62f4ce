package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.testing.TestClock;
import org.quartier.standalone.check.Checker;
import org.quartier.standalone.check.Differences;
import org.quartier.standalone.check.Differences.Difference;
import org.quartier.standalone.check.Questions;
import org.quartier.standalone.season.Journal;
import org.quartier.standalone.season.Player;
import org.quartier.standalone.season.SeasonPlan;
import org.quartier.standalone.season.Size;
import org.quartier.standalone.season.Who;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A month of daily use in an organisation of its own, and every figure of every report recomputed from its events. */
@StandaloneTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeasonTest {

    private static final OrganisationId SEASON = new OrganisationId("Season");

    /** After a month with a day of 23 hours in it. */
    private static final LocalDate TODAY = LocalDate.of(2030, 4, 2);

    private static final Instant NOON = Instant.parse("2030-04-02T10:00:00Z");

    /** After so many stages of the plan. */
    private static final int MONTHS_CLOSED = 5;

    private static final Map<Who, String> ROLES = Map.of(
            Who.ADMINISTRATOR, "administrator",
            Who.MANAGER, "quarter-manager",
            Who.COORDINATOR, "quarter-manager",
            Who.MODERATOR, "moderator");

    private static final String AFTER_ALL_CLOSES = """
        position > (SELECT max(position) FROM query.reporting_period r WHERE r.organisation = 'Season')\
        """;

    /** Noted of an activity that took place in the month that is closed. */
    private static final String COUNTED = """
        activity IN (SELECT activity FROM query.activity WHERE state = 'COMPLETED' AND out_of_hours_minutes > 1)
        AND position = (SELECT max(position) FROM query.period_out_of_hours x
            WHERE x.activity = period_out_of_hours.activity)\
        """;

    private static final String IN_A_LIMITED_ACTIVITY = """
        activity IN (SELECT activity FROM query.participation WHERE places IS NOT NULL)\
        """;

    private static final String THE_LAST_OF_A_WAITING_LIST = """
        registration IN (SELECT CAST(max(CAST(registration AS text)) AS uuid) FROM query.registration
            WHERE status = 'WAITLISTED' AND priority = 0 GROUP BY activity HAVING count(*) > 1)\
        """;

    @Autowired
    private TestClock clock;

    @Autowired
    private RSAKey key;

    @Value("${quartier.issuer}")
    private String issuer;

    @Autowired
    private EventStorageEngine log;

    @Autowired
    @Qualifier("query")
    private JdbcClient readModels;

    @LocalServerPort
    private int port;

    private JsonNode whenClosed;

    @BeforeAll
    void play() throws Exception {
        clock.forward(Duration.between(clock.instant(), NOON));
        SeasonPlan plan = SeasonPlan.of(7, TODAY, Size.MONTH);
        Player player = new Player(base(), this::token, Journal.inMemory("month"), (stage, done, all) -> {});
        player.play(new SeasonPlan(plan.calendar(), plan.size(), plan.stages().subList(0, MONTHS_CLOSED)));
        whenClosed = march();
        player.play(plan);
    }

    @AfterAll
    void back() {
        clock.reset();
    }

    @Test
    @DisplayName("R-56 every figure of every report is what the raw events say, recomputed in another way")
    void noDifference() {
        Differences differences = check();

        assertThat(differences.found()).isEmpty();
        assertThat(differences.compared()).isGreaterThan(3_000);
    }

    @Test
    @DisplayName("R-43 a report stays what it was when its period was closed, whatever is recorded later")
    void reportsAreFrozen() {
        JsonNode now = march();

        assertThat(whenClosed.get("adjustments").asLong()).isZero();
        assertThat(now.get("adjustments").asLong()).isPositive();
        assertThat(now.get("digest")).isEqualTo(whenClosed.get("digest"));
    }

    private JsonNode march() {
        Questions questions = new Questions(base(), () -> token(Who.MANAGER));
        new Checker(log, clock).from(SEASON, questions);
        return questions.ask("/reporting-periods/2030-03");
    }

    @Test
    @DisplayName("R-56 an error in a read model is found, with the events that it is about")
    void plantedErrorsAreFound() {
        PlantedErrors errors = new PlantedErrors(readModels, SEASON);
        try {
            errors.plant(
                    "attendance_registration_state",
                    "attendance",
                    "PRESENT",
                    "attendance = 'ABSENT' AND "
                            + PlantedErrors.lastOf("attendance_registration_state", "registration", "attendance"));
            errors.plant(
                    "attendance_head_count",
                    "total",
                    "1000",
                    PlantedErrors.lastOf("attendance_head_count", "activity", "total"));
            errors.plant(
                    "attendance_head_count_band",
                    "heads",
                    "1000",
                    PlantedErrors.lastOf("attendance_head_count_band", "activity", "heads"));
            errors.plant("registration", "companions", "7", "status = 'CONFIRMED' AND " + IN_A_LIMITED_ACTIVITY);
            errors.plant("registration", "priority", "9", THE_LAST_OF_A_WAITING_LIST);
            errors.plant("hour_entry", "minutes", "1", "status = 'APPROVED'");
            errors.plant(
                    "hour_entry_state",
                    "minutes",
                    "2",
                    "status = 'APPROVED' AND " + PlantedErrors.lastOf("hour_entry_state", "entry", "status"));
            errors.plant(
                    "planned_shift",
                    "needed_minutes",
                    "2",
                    "open AND needed_minutes > 2 AND " + PlantedErrors.lastOf("planned_shift", "shift", "open"));
            errors.plant("hour_entry_state", "minutes", "3", "status = 'SUBMITTED' AND " + AFTER_ALL_CLOSES);
            errors.plant("period_out_of_hours", "minutes", "1", "out_of_hours AND minutes > 1 AND " + COUNTED);
            errors.plant("allowance", "tax_free_cents", "1", "type = 'EHRENAMTSPAUSCHALE' AND NOT annulled");
            errors.plant("calendar_entry", "sequence", "9", "sequence = 0");
            errors.plant("activity", "out_of_hours_minutes", "1", "out_of_hours_minutes > 1 AND state = 'COMPLETED'");
            errors.plant("shift_volunteer", "standing", "STANDBY", "standing = 'SIGNED_UP'");
            errors.plant("volunteer", "status", "LEFT", "status = 'ACTIVE'");
            List<Difference> found = check().found();

            assertThat(found)
                    .allSatisfy(
                            difference -> assertThat(difference.recomputed()).isNotEqualTo(difference.answered()));
            assertThat(Stream.of(
                            "visits",
                            "reported",
                            "headCount",
                            "companions",
                            "free",
                            "waiting-list waiting",
                            "/hours?status=APPROVED minutes",
                            "/volunteer-register",
                            "hours-statement",
                            "remainingCents",
                            "approvedMinutes",
                            "sequence",
                            "/statistics/out-of-hours",
                            "signedUp",
                            "/statistics/plan",
                            "neededMinutes",
                            "/statistics/hours",
                            "/report activities-out-of-hours",
                            "/adjustments [",
                            "status"))
                    .allSatisfy(figure -> assertThat(found)
                            .filteredOn(difference -> difference.figure().contains(figure))
                            .isNotEmpty()
                            .anySatisfy(difference ->
                                    assertThat(difference.events()).isNotEmpty()));
        } finally {
            errors.takeBack();
        }
        assertThat(check().found()).isEmpty();
    }

    private Differences check() {
        return new Checker(log, clock).check(SEASON, new Questions(base(), () -> token(Who.MANAGER)));
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    /** As the embedded issuer would make it, for an organisation that has no demo accounts. */
    private String token(Who who) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.RS256),
                    new JWTClaimsSet.Builder()
                            .issuer(issuer)
                            .subject(who.account())
                            .audience("quartier")
                            .claim("organisation", SEASON.value())
                            .claim("roles", List.of(ROLES.get(who)))
                            .expirationTime(Date.from(Instant.now().plusSeconds(3_600)))
                            .build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
