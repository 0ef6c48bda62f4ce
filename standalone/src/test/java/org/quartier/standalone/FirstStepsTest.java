package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;

/** The shortest way through everything. */
@StandaloneTest
class FirstStepsTest {

    private static final String COERDE = """
        {"name": "Coerde", "municipality": "Münster", "federalState": "NW"}\
        """;

    @Autowired
    private People people;

    @Test
    void whatAManagerOpensIsFoundByTheOrganisationAndByNobodyElse() {
        Answer opened = people.as("demo-manager").post("/api/v1/quarters", COERDE);

        assertThat(opened.status()).isEqualTo(201);
        assertThat(people.as("demo-reader").getAfter(opened, "/api/v1/quarters").body())
                .contains(opened.id());
        assertThat(people.as("other-manager")
                        .getAfter(opened, "/api/v1/quarters")
                        .body())
                .doesNotContain(opened.id());
        assertThat(people.as("other-manager")
                        .put("/api/v1/quarters/" + opened.id(), COERDE)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aReaderOpensNothingAndNobodySeesNothing() {
        assertThat(people.as("demo-reader").post("/api/v1/quarters", COERDE).status())
                .isEqualTo(403);
        assertThat(people.nobody().get("/api/v1/quarters").status()).isEqualTo(401);
    }

    @Test
    void theSameKeyGivesTheSameAnswer() {
        Answer first = people.as("demo-manager").post("/api/v1/quarters", COERDE, "Idempotency-Key", "one");
        Answer again = people.as("demo-manager").post("/api/v1/quarters", COERDE, "Idempotency-Key", "one");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.position()).isEqualTo(first.position());
    }
}
