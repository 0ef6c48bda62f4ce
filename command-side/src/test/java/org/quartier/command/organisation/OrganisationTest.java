package org.quartier.command.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Office.ok;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Office;
import org.quartier.command.Scenario;
import org.quartier.command.Snapshots;
import org.quartier.command.StateTable;
import org.quartier.command.organisation.DescribeOrganisation.Stream;
import org.quartier.kernel.event.OrganisationEvent.OrganisationDescribed;
import org.quartier.kernel.event.OrganisationEvent.OrganisationSettingsChanged;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.OrganisationSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideTest
class OrganisationTest {

    private final Scenario<Organisation> organisation = Scenario.of(Organisation.class);
    private final OrganisationDescribed described =
            new OrganisationDescribed(Scenario.DEMO, "Stadt Münster", "MUNICIPALITY");
    private final DescribeOrganisation describe = as("Stadt Münster", OrganisationKind.MUNICIPALITY);

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    private static DescribeOrganisation as(String name, OrganisationKind kind) {
        return new DescribeOrganisation(new Stream(Scenario.DEMO), name, kind, null);
    }

    @Test
    @DisplayName("R-51 an organisation says what kind it is, which decides what it may pay")
    void description() {
        organisation.then(describe, described);
        organisation.given(described).then(describe);
        organisation
                .given(described)
                .then(
                        as("Stadt Münster", OrganisationKind.CHARITY),
                        new OrganisationDescribed(Scenario.DEMO, "Stadt Münster", "CHARITY"));
    }

    @Test
    void comesBackWholeFromASnapshot() {
        Snapshots.check(organisation.given(described), as("Stadt", OrganisationKind.MUNICIPALITY));
    }

    @Test
    void states() {
        Map<String, Scenario<Organisation>> states = new LinkedHashMap<>();
        states.put("NEW", organisation);
        states.put("DESCRIBED", organisation.given(described));
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("describe", as("Caritas", OrganisationKind.CHARITY));
        commands.put("describe the same way", describe);
        StateTable.check("Organisation", states, commands);
    }

    @Test
    void overHttp() {
        Office office = Office.at(port, database);
        TestHttp first = new TestHttp(office.base(), TestTokens.of("administrator", "First", "administrator"));
        String body = "{\"name\": \"Caritas\", \"kind\": \"CHARITY\"}";
        Answer made = ok(first.put("/api/v1/organisation", body));
        assertThat(made.id()).isEqualTo("First");
        assertThat(made.header("ETag")).isEqualTo("\"0\"");
        assertThat(ok(first.put("/api/v1/organisation", body)).header("ETag")).isEqualTo("\"0\"");
        assertThat(first.put("/api/v1/organisation", body, "If-Match", "\"7\"").status())
                .isEqualTo(412);
        assertThat(office.stored("organisation-First")).containsExactly("organisation.described");
        assertThat(office.manager().put("/api/v1/organisation", body).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("R-37 the longest entry is configurable per organisation; what is not said stays, what is left out is"
            + " default")
    void settingsOfItsOwn() {
        DescribeOrganisation six = settings(360);
        organisation
                .given(described)
                .then(
                        six,
                        new OrganisationSettingsChanged(
                                Scenario.DEMO,
                                new OrganisationSettings(360, null, null, null, null, null, null, null, null, null)));
        Scenario<Organisation> decided = organisation.given(
                described,
                new OrganisationSettingsChanged(
                        Scenario.DEMO,
                        new OrganisationSettings(360, null, null, null, null, null, null, null, null, null)));
        decided.then(six);
        decided.then(describe);
        decided.then(settings(null), new OrganisationSettingsChanged(Scenario.DEMO, OrganisationSettings.DEFAULTS));
    }

    private static DescribeOrganisation settings(@Nullable Integer longestEntryMinutes) {
        return new DescribeOrganisation(
                new Stream(Scenario.DEMO),
                "Stadt Münster",
                OrganisationKind.MUNICIPALITY,
                new OrganisationSettings(longestEntryMinutes, null, null, null, null, null, null, null, null, null));
    }

    @Test
    @DisplayName("R-52 settings that do not exist are refused, not ignored")
    void settings() {
        Office office = Office.at(port, database);
        for (String body : new String[] {
            "{\"name\": \"Caritas\", \"kind\": \"CHARITY\", \"settings\": {\"k\": 5}}",
            "{\"name\": \"Caritas\", \"kind\": \"CHARITY\", \"settings\": {\"longestEntryMinutes\": 0}}",
            "{\"name\": \"Caritas\", \"kind\": \"CHARITY\", \"settings\": {\"longestEntryMinutes\": 1441}}",
            "{\"name\": \"Caritas\", \"kind\": \"CHARITY\", \"settings\": {\"clearanceYears\": 0}}",
            "{\"name\": \"Caritas\", \"kind\": \"CHARITY\", \"settings\": {\"clearanceYears\": 6}}",
            "{\"name\": \"Caritas\", \"kind\": \"CHARITY\", \"settings\": {\"inspectionKeptMonths\": 61}}",
            "{\"name\": \"Caritas\", \"kind\": \"CHARITY\", \"settings\": {\"clearancePolicy\": \"LAX\"}}",
            "{\"name\": \"Caritas\", \"kind\": \"CHARITY\", \"settings\": {\"placeOfferMinutes\": 0}}",
            "{\"name\": \"Caritas\", \"kind\": \"CHARITY\", \"settings\": {\"placeOfferMinutes\": 43201}}",
            "{\"name\": \"Caritas\", \"kind\": \"CHARITY\", \"settings\": {\"reminderHours\": -1}}",
            "{\"name\": \"Caritas\", \"kind\": \"CHARITY\", \"settings\": {\"reminderHours\": 337}}",
            "{\"name\": \"Caritas\", \"kind\": \"CLUB\"}",
            "{\"name\": \" \", \"kind\": \"CHARITY\"}"
        }) {
            assertThat(office.administrator().put("/api/v1/organisation", body).status())
                    .isEqualTo(400);
        }
        assertThat(office.stored("organisation-Demo")).isEmpty();
    }
}
