package org.quartier.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.query.Gathering;
import org.quartier.query.Gathering.Guest;
import org.quartier.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class EventLogTest {

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    private final Guest anna = Guest.next();
    private final Gathering cafe = Gathering.in(QuarterId.next(), "2026-05-05T16:00:00Z");

    @Test
    void whatIsStoredIsShownAndWhatIsSealedStaysSealed() {
        long position = log.append(
                anna.person(), new PersonRegistered(anna.person(), "Anna", "Beck", null, null, List.of("de"), null));

        Answer answer = ask("after=" + (position - 1), position);

        JsonNode event = answer.json().at("/items/0");
        assertThat(event.get("position").asLong()).isEqualTo(position);
        assertThat(event.get("type").asString()).isEqualTo("person.registered");
        assertThat(event.get("revision").isInt()).isTrue();
        assertThat(event.get("aggregate").asString()).isEqualTo(anna.person().toString());
        assertThat(event.get("sequence").asInt()).isZero();
        assertThat(event.get("actor").asString()).isNotBlank();
        assertThat(event.get("channel").asString()).isEqualTo("API");
        assertThat(event.get("correlation").asString()).isEqualTo("test-correlation");
        assertThat(event.at("/payload/languages/0").asString()).isEqualTo("de");
        assertThat(event.at("/payload/familyName").asString()).isNotBlank();
        assertThat(answer.body()).doesNotContain("Beck", "Anna");
    }

    @Test
    void aSubjectIsAnAggregateOrAPersonNamedInAnEvent() {
        long first = cafe.plan(log, ActivityKind.EVENT, null);
        long position = cafe.append(log, cafe.confirmed(anna, 1), cafe.confirmed(Guest.next(), 2));

        assertThat(types(ask("subject=" + cafe.activity(), position)))
                .containsExactly(
                        "activity.planned",
                        "participation.opened",
                        "participation.registered",
                        "participation.registered");
        assertThat(types(ask("subject=participation-" + cafe.activity(), position)))
                .hasSize(3);
        assertThat(types(ask("subject=" + anna.person(), position))).containsExactly("participation.registered");
        assertThat(types(ask("type=participation.opened&after=" + (first - 1), position)))
                .containsExactly("participation.opened");
        String actor = ask("subject=" + anna.person(), position).text("/items/0/actor");
        assertThat(types(ask("actor=" + actor, position))).isNotEmpty();
        assertThat(types(ask("actor=nobody", position))).isEmpty();
        assertThat(types(ask("to=2020-01-01&subject=" + cafe.activity(), position)))
                .isEmpty();
        assertThat(types(ask("from=2020-01-01&subject=" + cafe.activity(), position)))
                .hasSize(4);
    }

    @Test
    void pagesGoByPosition() {
        cafe.plan(log, ActivityKind.EVENT, null);
        long position = cafe.append(log, cafe.confirmed(anna, 1), cafe.confirmed(Guest.next(), 2));

        Answer first = ask("limit=3&subject=" + cafe.activity(), position);
        assertThat(types(first)).hasSize(3);
        Answer second = ask("limit=3&subject=" + cafe.activity() + "&cursor=" + first.text("next"), position);
        assertThat(types(second)).hasSize(1);
        assertThat(second.json().get("next").isNull()).isTrue();
    }

    @Test
    void anotherOrganisationSeesNothingAndAManagerMayNotAsk() {
        long position = cafe.plan(log, ActivityKind.EVENT, null);

        assertThat(types(ask("Other", "auditor", "subject=" + cafe.activity(), position)))
                .isEmpty();
        assertThat(ask("Demo", "quarter-manager", "", position).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "after=-1,after",
        "after=x,after",
        "subject=%25,subject",
        "cursor=eA,cursor",
        "limit=501,limit",
        "from=x,from",
        "from=11/1/26,from"
    })
    void whatCannotBeReadIsNamed(String query, String field) {
        Answer answer = ask(query, 0);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    private static List<String> types(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .get("items")
                .valueStream()
                .map(item -> item.get("type").asString())
                .toList();
    }

    private Answer ask(String query, long position) {
        return ask("Demo", "auditor", query, position);
    }

    private Answer ask(String organisation, String role, String query, long position) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("ute-" + role, organisation, role))
                .get("/api/v1/audit/events?" + query, "Consistent-With", Long.toString(position));
    }
}
