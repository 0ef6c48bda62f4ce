package org.quartier.query.persons;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.PersonEvent.PersonChanged;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.PersonEvent.PersonErasureRequested;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.privacy.SubjectKeys;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.Contact;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class PersonsTest {

    private static final QuarterId COERDE = QuarterId.next();
    private static final LocalDate LEAP_DAY = LocalDate.of(1988, 2, 29);

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private SubjectKeys keys;

    @Autowired
    private RebuildCheck rebuild;

    private OrganisationId organisation;
    private long position;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        organisation = new OrganisationId("persons-" + UUID.randomUUID());
    }

    @Test
    void isFoundByNameAndContactWithoutRegardToCaseAndAccents() {
        PersonId zoe = registered("Zoë", "Müller-Groß", new Contact("zoe@example.org", "+49 251 4711", "Nerzweg 7"));
        PersonId olga = registered("Ольга", "Смирнова", null);

        assertThat(found("müller")).containsExactly(zoe);
        assertThat(found("MULLER")).containsExactly(zoe);
        assertThat(found("mu\u0308ller")).as("decomposed").containsExactly(zoe);
        assertThat(found("zoe gross")).as("each word").containsExactly(zoe);
        assertThat(found("ZOE@EXAMPLE")).containsExactly(zoe);
        assertThat(found("4711")).containsExactly(zoe);
        assertThat(found("nerzweg")).containsExactly(zoe);
        assertThat(found("ОЛЬГА")).containsExactly(olga);
        assertThat(found("zoe smith")).isEmpty();
        assertThat(found("  ")).containsExactlyInAnyOrder(zoe, olga);
    }

    @Test
    void aWildcardIsAnOrdinaryCharacter() {
        PersonId percent = registered("100% Anna", "a_b\\c", null);
        registered("Ben", "axb", null);

        assertThat(found("%")).containsExactly(percent);
        assertThat(found("a_b")).containsExactly(percent);
        assertThat(found("b\\c")).containsExactly(percent);
        assertThat(found("％")).as("full width").containsExactly(percent);
    }

    @Test
    void comesPageByPageSortedByFamilyNameGivenNameAndId() {
        PersonId zander = registered("Anna", "Zander", null);
        PersonId oezil = registered("Anna", "Özil", null);
        PersonId olsen = registered("Anna", "olsen", null);
        PersonId olsenBen = registered("Ben", "Olsen", null);
        PersonId twin = registered("Anna", "Olsen", null);
        PersonId gone = registered("Anna", "Aal", null);
        erase(gone);

        assertThat(walk("?limit=1")).containsExactly(olsen, twin, olsenBen, oezil, zander, gone);
        assertThat(walk("?limit=4&sort=name")).containsExactly(olsen, twin, olsenBen, oezil, zander, gone);
        assertThat(walk("?limit=2&sort=id")).containsExactly(zander, oezil, olsen, olsenBen, twin, gone);
        assertThat(new String(Base64.getUrlDecoder().decode(list("?limit=1").text("next"))))
                .as("no name in an address")
                .isEqualTo(olsen.toString());
    }

    @Test
    void whatCannotBeAskedIsRefusedByField() {
        assertMalformed("?sort=birthDate", "sort");
        assertMalformed("?sort=name;DROP%20TABLE%20query.person", "sort");
        assertMalformed("?q=%00", "q");
        assertMalformed("?q=" + "x".repeat(201), "q");
        assertMalformed("?cursor=%25", "cursor");
        assertMalformed("?cursor=" + Base64.getUrlEncoder().encodeToString("x' OR 1=1".getBytes()), "cursor");
        assertMalformed("?limit=501", "limit");
        assertMalformed("?limit=0", "limit");
    }

    @Test
    void showsOnePersonWithItsVersion() {
        PersonId anna = PersonId.next();
        append(
                anna,
                new PersonRegistered(anna, "Anna", "Alt", null, null, List.of(), null),
                new PersonChanged(
                        anna, "Anna", "Neu", new Contact(null, "0251", null), LEAP_DAY, List.of("de", "tr"), COERDE));

        Answer one = get(manager(), "/api/v1/persons/" + anna);

        assertThat(one.header("ETag")).isEqualTo("\"1\"");
        assertThat(one.body()).isEqualTo("""
            {"id":"%s","givenName":"Anna","familyName":"Neu","contact":{"phone":"0251"},"birthDate":"1988-02-29",\
            "languages":["de","tr"],"quarter":"%s","erased":false,"version":1}\
            """.formatted(anna, COERDE));
        assertThat(found("alt")).isEmpty();
    }

    @Test
    void isSeenByNobodyElse() {
        PersonId anna = registered("Anna", "Neu", null);

        assertThat(get(as("Other", "administrator"), "/api/v1/persons/" + anna).status())
                .isEqualTo(404);
        assertThat(get(as("Other", "administrator"), "/api/v1/persons").body()).doesNotContain("Anna");
        assertThat(get(manager(), "/api/v1/persons/" + PersonId.next()).status())
                .isEqualTo(404);
        assertThat(get(manager(), "/api/v1/persons/1-1-1-1-1").status()).isEqualTo(404);
        for (String role : List.of("reader", "regional-manager")) {
            assertThat(get(as(organisation.value(), role), "/api/v1/persons/" + anna)
                            .status())
                    .isEqualTo(403);
            assertThat(get(as(organisation.value(), role), "/api/v1/persons").status())
                    .isEqualTo(403);
        }
    }

    @Test
    @DisplayName("R-69 an erased person shows that and nothing personal")
    void anErasedPersonHasNoPersonalFields() {
        PersonId anna = registered("Anna", "Neu", new Contact("anna@example.org", null, null));
        erase(anna);

        Answer one = get(manager(), "/api/v1/persons/" + anna);

        assertThat(one.body()).isEqualTo("""
            {"id":"%s","languages":["de"],"quarter":"%s","erased":true,"version":2}\
            """.formatted(anna, COERDE));
        assertThat(one.header("ETag")).isEqualTo("\"2\"");
        assertThat(found("anna")).isEmpty();
        assertThat(found("erased")).isEmpty();
        assertThat(found("")).containsExactly(anna);
    }

    @Test
    @DisplayName("R-69 the row of an erased person is the same after a replay without the key")
    void aReplayAfterErasureGivesTheSameRows() {
        registered("Ben", "Bleibt", new Contact("ben@example.org", null, null));
        PersonId anna = registered("Anna", "Neu", new Contact("anna@example.org", "0251", "Nerzweg 7"));
        erase(anna);

        assertThat(rebuild.keepsEverythingOf("persons").get("query.person"))
                .anyMatch(row -> row.contains("Bleibt"))
                .noneMatch(row -> row.contains(anna.toString()) && row.contains("Nerzweg"));
    }

    private PersonId registered(String givenName, String familyName, Contact contact) {
        PersonId person = PersonId.next();
        append(person, new PersonRegistered(person, givenName, familyName, contact, LEAP_DAY, List.of("de"), COERDE));
        return person;
    }

    private void erase(PersonId person) {
        append(person, new PersonErasureRequested(person, "asked for it"));
        keys.destroy(person.value(), organisation);
        append(person, new PersonErased(person));
    }

    private void append(PersonId person, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, Instant.now()), person, events);
    }

    private List<PersonId> found(String q) {
        return ids(list("?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8)));
    }

    private List<PersonId> walk(String query) {
        List<PersonId> all = new ArrayList<>();
        Answer page = list(query);
        all.addAll(ids(page));
        while (!page.json().get("next").isNull()) {
            page = list(query + "&cursor=" + page.text("next"));
            all.addAll(ids(page));
        }
        return all;
    }

    private static List<PersonId> ids(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<PersonId> ids = new ArrayList<>();
        for (JsonNode item : answer.json().get("items")) {
            ids.add(new PersonId(UUID.fromString(item.get("id").asString())));
        }
        return ids;
    }

    private void assertMalformed(String query, String field) {
        Answer answer = list(query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    private Answer list(String query) {
        return get(manager(), "/api/v1/persons" + query);
    }

    private Answer get(TestHttp who, String path) {
        return who.get(path, "Consistent-With", Long.toString(position));
    }

    private TestHttp manager() {
        return as(organisation.value(), "quarter-manager");
    }

    private TestHttp as(String organisation, String role) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("somebody", organisation, role));
    }
}
