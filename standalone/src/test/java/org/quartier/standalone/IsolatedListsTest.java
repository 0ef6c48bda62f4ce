package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.access.AccessTable;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** What one organisation finds in a list, another does not: at every list there is. */
@StandaloneTest
class IsolatedListsTest {

    /**
     * A question without an id in its path.
     *
     * @param query the widest that can be asked
     * @param shows what of {@link OneOfEverything} must be in the answer, so that the question is one that could tell
     */
    private record Open(String path, String query, String shows) {}

    /** Names what it asks of in its parameters. */
    private static final String BY_ID = "/api/v1/collisions";

    private static final String DAYS = "from=2020-01-01&to=2030-01-01";

    private static final List<Open> OPEN = List.of(
            new Open("/api/v1/me", "", ""),
            new Open("/api/v1/organisation", "", ""),
            new Open("/api/v1/operations/projections", "", ""),
            new Open("/api/v1/quarters", "limit=500", "quarter"),
            new Open("/api/v1/venues", "limit=500", "venue room"),
            new Open("/api/v1/equipment", "limit=500", "equipment quarter"),
            new Open("/api/v1/series", "limit=500", "series quarter"),
            new Open("/api/v1/staff", "limit=500", "staff person"),
            new Open("/api/v1/persons", "limit=500", "person"),
            new Open("/api/v1/imports", "limit=500", "importId"),
            new Open("/api/v1/hours", "limit=500&" + DAYS, "hourEntry volunteer"),
            new Open("/api/v1/shifts", "limit=500&" + DAYS, "shift activity"),
            new Open("/api/v1/calendar", "limit=500&" + DAYS, "activity quarter venue room"),
            new Open("/api/v1/calendar.json", "limit=500&" + DAYS, "activity quarter venue room"),
            new Open("/api/v1/calendar.ics", DAYS, "activity"),
            new Open("/api/v1/statistics/attendance", "by=quarter&" + DAYS, "quarter"),
            new Open("/api/v1/statistics/attendance.json", "by=quarter&" + DAYS, "quarter"),
            new Open("/api/v1/statistics/attendance.csv", "by=quarter&" + DAYS, "quarter"),
            new Open("/api/v1/statistics/attendance.xlsx", "by=quarter&" + DAYS, ""),
            new Open("/api/v1/statistics/attendance.pdf", "by=quarter&" + DAYS, ""),
            new Open("/api/v1/statistics/plan", "by=quarter&" + DAYS, "quarter"),
            new Open("/api/v1/statistics/plan.json", "by=quarter&" + DAYS, "quarter"),
            new Open("/api/v1/statistics/plan.csv", "by=quarter&" + DAYS, "quarter"),
            new Open("/api/v1/statistics/plan.xlsx", "by=quarter&" + DAYS, ""),
            new Open("/api/v1/statistics/plan.pdf", "by=quarter&" + DAYS, ""),
            new Open("/api/v1/statistics/hours", "by=quarter&" + DAYS, "quarter"),
            new Open("/api/v1/statistics/hours.json", "by=quarter&" + DAYS, "quarter"),
            new Open("/api/v1/statistics/hours.csv", "by=quarter&" + DAYS, "quarter"),
            new Open("/api/v1/statistics/hours.xlsx", "by=quarter&" + DAYS, ""),
            new Open("/api/v1/statistics/hours.pdf", "by=quarter&" + DAYS, ""),
            new Open("/api/v1/statistics/out-of-hours", DAYS, ""),
            new Open("/api/v1/statistics/out-of-hours.json", DAYS, ""),
            new Open("/api/v1/statistics/out-of-hours.csv", DAYS, ""),
            new Open("/api/v1/statistics/out-of-hours.xlsx", DAYS, ""),
            new Open("/api/v1/statistics/out-of-hours.pdf", DAYS, ""),
            new Open("/api/v1/volunteer-register", "limit=500", "volunteer person quarter"),
            new Open("/api/v1/volunteer-register.json", "limit=500", "volunteer person quarter"),
            new Open("/api/v1/volunteer-register.csv", "", "volunteer person quarter"),
            new Open(
                    "/api/v1/audit/events",
                    "limit=500&after={before}",
                    "activity person volunteer quarter venue room"));

    @Autowired
    private People people;

    @Autowired
    private AccessTable table;

    @Test
    void whatSomeoneElseAsksForIsNotInAnyList() {
        assertThat(OPEN).extracting(Open::path).containsExactlyInAnyOrderElementsOf(questionsWithoutAnId());
        OneOfEverything demo = OneOfEverything.of(people, "demo");
        String position = demo.position();
        for (Open open : OPEN) {
            String before = Long.toString(Math.max(0, Long.parseLong(position) - 100));
            String question = open.path() + "?" + open.query().replace("{before}", before);
            Answer ours = people.as("demo-administrator").get(question, "Consistent-With", position);
            Answer theirs = people.as("other-administrator").get(question, "Consistent-With", position);

            assertThat(ours.status()).as(question).isEqualTo(200);
            if (!open.shows().isEmpty()) {
                assertThat(ours.body())
                        .as(question)
                        .contains(
                                Stream.of(open.shows().split(" ")).map(demo::id).toList());
            }
            assertThat(theirs.status()).as(question).isEqualTo(200);
            assertThat(theirs.body()).as(question).doesNotContain(demo.all());
        }
    }

    @Test
    void whatAQuestionNamesOfSomeoneElseIsNotThere() {
        OneOfEverything demo = OneOfEverything.of(people, "demo");
        String position = demo.position();
        for (String of : List.of(
                "room=" + demo.id("room"),
                "equipment=" + demo.id("equipment"),
                "person=" + demo.id("person"),
                "person=" + demo.id("person") + "&shift=" + demo.id("shift"))) {
            String question = BY_ID + "?" + of + "&from=2030-01-01&to=2030-01-02";
            assertThat(people.as("demo-administrator")
                            .get(question, "Consistent-With", position)
                            .status())
                    .isEqualTo(200);
            assertThat(people.as("other-administrator")
                            .get(question, "Consistent-With", position)
                            .status())
                    .isEqualTo(404);
        }
    }

    private List<String> questionsWithoutAnId() {
        return table.rows().stream()
                .filter(row -> row.method() == HttpMethod.GET)
                .map(row -> row.path().getPatternString())
                .filter(path -> path.startsWith("/api/") && !path.contains("{") && !path.equals(BY_ID))
                .toList();
    }
}
