package org.quartier.query.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.OrganisationEvent.OrganisationDescribed;
import org.quartier.kernel.event.OrganisationEvent.OrganisationSettingsChanged;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.StaffEvent.StaffMemberDeparted;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.event.VenueEvent.RoomClosed;
import org.quartier.kernel.event.VenueEvent.RoomReopened;
import org.quartier.kernel.event.VenueEvent.VenueAdded;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.ClosureId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.StaffId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.OrganisationSettings;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class DirectoryTest {

    private static final QuarterId COERDE = QuarterId.next();

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private RebuildCheck rebuild;

    private OrganisationId organisation;
    private long position;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        organisation = new OrganisationId("directory-" + UUID.randomUUID());
    }

    @Test
    void whoSignsInForTheFirstTimeIsAnActorAndNothingElseYet() {
        Answer me = get("anna", "moderator", "/api/v1/me");

        assertThat(me.json().propertyNames()).containsExactlyInAnyOrder("actor", "organisation", "roles");
        assertThat(me.text("organisation")).isEqualTo(organisation.value());
        assertThat(me.text("/roles/0")).isEqualTo("moderator");
        assertThat(get("anna", "moderator", "/api/v1/me").text("actor")).isEqualTo(me.text("actor"));
        assertThat(get("ben", "moderator", "/api/v1/me").text("actor")).isNotEqualTo(me.text("actor"));
    }

    @Test
    void aStaffMemberFindsTheirOwnRecordAndTheCurrentOneOfTwo() {
        ActorId actor = new ActorId(
                UUID.fromString(get("anna", "moderator", "/api/v1/me").text("actor")));
        PersonId anna = PersonId.next();
        StaffId before = StaffId.next();
        StaffId now = StaffId.next();
        append(before, new StaffMemberJoined(before, anna, actor, List.of("moderator"), List.of(COERDE)));
        append(now, new StaffMemberJoined(now, anna, actor, List.of("moderator"), List.of(COERDE)));
        append(before, new StaffMemberDeparted(before, anna, LocalDate.of(2026, 3, 31), "moved away"));

        Answer me = get("anna", "moderator", "/api/v1/me");

        assertThat(me.text("staff")).isEqualTo(now.toString());
        assertThat(me.text("person")).isEqualTo(anna.toString());
        assertThat(get("ben", "moderator", "/api/v1/me").json().has("staff")).isFalse();
    }

    @Test
    void anOrganisationIsCalledByItsIdUntilItSaysWhoItIs() {
        assertThat(get("rita", "reader", "/api/v1/organisation").body()).isEqualTo("""
            {"id":"%1$s","name":"%1$s","settings":{"longestEntryMinutes":720,"travelBufferMinutes":0,"clearancePolicy":"STRICT","clearanceYears":5,\
            "inspectionKeptMonths":3,"swapsConfirmed":false,"allowanceWithoutDeclaration":"WARN","placeOfferMinutes":2880,"reminderHours":24}}\
            """.formatted(organisation));

        append(organisation, new OrganisationDescribed(organisation, "Quartiere e. V.", "CHARITABLE"));
        append(organisation, new OrganisationDescribed(organisation, "Quartiere gGmbH", "CHARITABLE"));

        Answer described = get("rita", "reader", "/api/v1/organisation");
        assertThat(described.body()).isEqualTo("""
            {"id":"%s","name":"Quartiere gGmbH","kind":"CHARITABLE","settings":{"longestEntryMinutes":720,"travelBufferMinutes":0,"clearancePolicy":"STRICT","clearanceYears":5,\
            "inspectionKeptMonths":3,"swapsConfirmed":false,"allowanceWithoutDeclaration":"WARN","placeOfferMinutes":2880,"reminderHours":24},"version":1}\
            """.formatted(organisation));
        assertThat(described.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    @DisplayName("R-04 rooms come with the times ahead in which they are closed, each by the id that opens it again")
    void closures() {
        VenueId hall = VenueId.next();
        RoomId saal = RoomId.next();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        ClosureId waxed = ClosureId.next();
        ClosureId mended = ClosureId.next();
        append(
                hall,
                new VenueAdded(hall, COERDE, "Bürgerhaus", null, null),
                new RoomAdded(hall, saal, "Saal", 80, 120, 30, 15),
                new RoomAdded(hall, RoomId.next(), "Zelt", 8, 10, 0, 0),
                new RoomClosed(hall, saal, ClosureId.next(), now.minusSeconds(9_000), now, "over"),
                new RoomClosed(hall, saal, mended, now.plusSeconds(7_200), now.plusSeconds(9_000), "mended"),
                new RoomClosed(hall, saal, waxed, now.minusSeconds(60), now.plusSeconds(3_600), "Mr Klein waxes it"));
        JsonNode rooms = get("rita", "reader", "/api/v1/venues").json().at("/items/0/rooms");
        assertThat(rooms.at("/0/closures").toString()).isEqualTo("""
            [{"id":"%s","from":"%s","to":"%s"},{"id":"%s","from":"%s","to":"%s"}]\
            """.formatted(
                        waxed,
                        now.minusSeconds(60),
                        now.plusSeconds(3_600),
                        mended,
                        now.plusSeconds(7_200),
                        now.plusSeconds(9_000)));
        assertThat(rooms.at("/1/closures")).isEmpty();
        assertThat(get("rita", "reader", "/api/v1/venues").body()).doesNotContain("Klein");
        append(hall, new RoomReopened(hall, saal, waxed));
        assertThat(get("rita", "reader", "/api/v1/venues")
                        .json()
                        .at("/items/0/rooms/0/closures/0/id")
                        .asString())
                .isEqualTo(mended.toString());
    }

    @Test
    void venuesComeWithTheirRooms() {
        VenueId hall = VenueId.next();
        VenueId church = VenueId.next();
        RoomId large = RoomId.next();
        append(
                hall,
                new VenueAdded(hall, COERDE, "Bürgerhaus", "Nerzweg 7", null),
                new RoomAdded(hall, large, "Saal", 80, 120, 30, 15),
                new RoomAdded(hall, RoomId.next(), "Küche", 8, 10, 0, 0));
        append(church, new VenueAdded(church, COERDE, "Kirche", null, null));

        Answer first = get("rita", "reader", "/api/v1/venues?limit=1");
        Answer second = get("rita", "reader", "/api/v1/venues?limit=1&cursor=" + first.text("next"));

        assertThat(first.text("/items/0/id")).isEqualTo(hall.toString());
        assertThat(first.text("/items/0/version")).isEqualTo("2");
        assertThat(first.text("/items/0/rooms/0/name")).isEqualTo("Küche");
        assertThat(first.json().at("/items/0/rooms/1").toString()).isEqualTo("""
            {"id":"%s","name":"Saal","capacity":80,"fireSafetyMaximum":120,"setUpMinutes":30,"tearDownMinutes":15,\
            "closures":[]}\
            """.formatted(large));
        assertThat(second.text("/items/0/name")).isEqualTo("Kirche");
        assertThat(second.json().get("next").isNull()).isTrue();
    }

    @Test
    void staffAreNamedForThoseWhoSeeNames() {
        PersonId anna = PersonId.next();
        StaffId staff = StaffId.next();
        append(anna, new PersonRegistered(anna, "Anna", "Neu", null, null, List.of(), null));
        append(staff, new StaffMemberJoined(staff, anna, null, List.of("moderator"), List.of(COERDE)));
        append(staff, new StaffMemberDeparted(staff, anna, LocalDate.of(2026, 3, 31), null));

        assertThat(get("mia", "auditor", "/api/v1/staff")
                        .json()
                        .get("items")
                        .get(0)
                        .toString())
                .isEqualTo("""
                    {"id":"%s","personId":"%s","name":"Anna Neu","roles":["moderator"],"quarters":["%s"],\
                    "departedOn":"2026-03-31","version":1}\
                    """.formatted(staff, anna, COERDE));
        assertThat(get("rita", "reader", "/api/v1/staff").body()).contains(staff.toString());
        assertThat(get("rita", "reader", "/api/v1/staff").body()).doesNotContain("Anna");
        assertThat(get("rolf", "regional-manager", "/api/v1/staff").body()).doesNotContain("Anna");
    }

    @Test
    void anotherOrganisationSeesNothingOfIt() {
        VenueId hall = VenueId.next();
        StaffId staff = StaffId.next();
        append(hall, new VenueAdded(hall, COERDE, "Bürgerhaus", null, null));
        append(staff, new StaffMemberJoined(staff, PersonId.next(), null, List.of(), List.of()));
        organisation = new OrganisationId("Other");

        assertThat(get("otto", "administrator", "/api/v1/venues").body()).doesNotContain(hall.toString());
        assertThat(get("otto", "administrator", "/api/v1/staff").body()).doesNotContain(staff.toString());
    }

    @Test
    void venuesAndStaffAreTheSameAfterARebuild() {
        VenueId hall = VenueId.next();
        StaffId staff = StaffId.next();
        RoomId saal = RoomId.next();
        append(
                hall,
                new VenueAdded(hall, COERDE, "Bürgerhaus", null, "step-free"),
                new RoomAdded(hall, saal, "Saal", 80, 120, 0, 0),
                new RoomClosed(hall, saal, ClosureId.next(), Instant.EPOCH, Instant.now(), "waxed"));
        append(staff, new StaffMemberJoined(staff, PersonId.next(), ActorId.next(), List.of("a"), List.of(COERDE)));

        rebuild.keepsEverythingOf("venues");
        rebuild.keepsEverythingOf("staff");
    }

    @Test
    void organisationsAreTheSameAfterARebuild() {
        append(organisation, new OrganisationDescribed(organisation, "Quartiere e. V.", "CHARITABLE"));
        append(organisation, new OrganisationDescribed(organisation, "Quartiere gGmbH", "COMPANY"));
        append(
                organisation,
                new OrganisationSettingsChanged(
                        organisation,
                        new OrganisationSettings(360, null, null, null, null, null, null, null, null, null)));

        assertThat(rebuild.keepsEverythingOf("organisations").get("query.organisation"))
                .contains("""
                    {"organisation":"%s","name":"Quartiere gGmbH","kind":"COMPANY","version":2,\
                    "settings":"{\\"longestEntryMinutes\\":360}"}\
                    """.formatted(organisation));
    }

    /** Ids are what these lists go on after. */
    @ParameterizedTest
    @ValueSource(strings = {"quarters", "venues", "staff"})
    void aCursorThatIsNoneOfOursIsRefused(String list) {
        TestHttp reader = new TestHttp("http://127.0.0.1:" + port, TestTokens.of("rita", "Demo", "reader"));
        for (String key : List.of("x", "' OR 1=1", "1-1-1-1-1", "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz", "")) {
            String cursor = Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
            for (String sent : List.of(cursor, key.isEmpty() ? "%00" : cursor + "%21")) {
                Answer answer = reader.get("/api/v1/" + list + "?cursor=" + sent);
                assertThat(answer.status()).as(key + ": " + answer.body()).isEqualTo(400);
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
                assertThat(answer.text("/errors/0/field")).isEqualTo("cursor");
            }
        }
    }

    private void append(Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, Instant.now()), aggregate, events);
    }

    private Answer get(String subject, String role, String path) {
        Answer answer = new TestHttp("http://127.0.0.1:" + port, TestTokens.of(subject, organisation.value(), role))
                .get(path, "Consistent-With", Long.toString(position));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
