package org.quartier.query.collisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.query.Given.BERLIN;
import static org.quartier.query.Given.at;
import static org.quartier.query.Given.planned;
import static org.quartier.query.Given.slot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.EquipmentBooked;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.EquipmentEvent.EquipmentAdded;
import org.quartier.kernel.event.EquipmentEvent.EquipmentClosed;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ClosureId;
import org.quartier.kernel.id.EquipmentId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.WeeklyTime;
import org.quartier.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** On Tuesday, 5 May 2026, when the quarter works from 9 to 18: a beamer is needed from 10 to 12. */
@QuerySideTest
class EquipmentCollisionTest {

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    private final OrganisationId organisation = new OrganisationId("org-" + UUID.randomUUID());
    private final QuarterId coerde = QuarterId.next();
    private EquipmentId beamer;
    private ActivityId cafe;
    private long position;

    @BeforeEach
    void aBeamerIsNeeded() {
        append(
                coerde,
                new QuarterOpened(
                        coerde,
                        "Coerde",
                        "Münster",
                        "NW",
                        BERLIN,
                        List.of(new WeeklyTime(DayOfWeek.TUESDAY, LocalTime.of(9, 0), LocalTime.of(18, 0)))));
        beamer = equipment("Beamer", coerde);
        cafe = needs(beamer, "10:00", "12:00");
    }

    private void append(Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, Instant.now()), aggregate, events);
    }

    private EquipmentId equipment(String name, QuarterId quarter) {
        EquipmentId equipment = EquipmentId.next();
        append(equipment, new EquipmentAdded(equipment, quarter, name, null));
        return equipment;
    }

    private ActivityId needs(EquipmentId equipment, String from, String to) {
        ActivityId activity = ActivityId.next();
        append(
                activity,
                planned(activity, coerde, "Café", slot("2026-05-05T" + from, "2026-05-05T" + to)),
                new EquipmentBooked(activity, equipment));
        return activity;
    }

    private Answer get(String query) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("m", organisation.value(), "quarter-manager"))
                .get("/api/v1/collisions?" + query, "Consistent-With", Long.toString(position));
    }

    private JsonNode ask(String more, String from, String to) {
        Answer answer = get("equipment=" + beamer + more + "&from=" + may5(from) + "&to=" + may5(to));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String may5(String time) {
        return URLEncoder.encode("2026-05-05T" + time + ":00+02:00", StandardCharsets.UTF_8);
    }

    private static List<String> alternatives(JsonNode answer, String kind, String field) {
        List<String> found = new ArrayList<>();
        answer.get("alternatives").forEach(item -> {
            if (item.get("kind").asString().equals(kind)) {
                found.add(item.get(field).asString());
            }
        });
        return found;
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({"09:00, 10:00, 0", "09:00, 10:01, 1", "11:59, 13:00, 1", "12:00, 13:00, 0"})
    @DisplayName("R-05 equipment is taken while its activity lasts; touching is not overlapping")
    void taken(String from, String to, int collisions) {
        JsonNode answer = ask("", from, to);
        assertThat(answer.get("collisions")).hasSize(collisions);
        if (collisions == 1) {
            assertThat(answer.at("/collisions/0/purpose").asString()).isEqualTo("EQUIPMENT");
            assertThat(answer.at("/collisions/0/resource").asString()).isEqualTo(beamer.toString());
            assertThat(answer.at("/collisions/0/activity").asString()).isEqualTo(cafe.toString());
        }
        assertThat(ask("&activity=" + cafe, from, to).get("collisions")).isEmpty();
        append(cafe, new ActivityCancelled(cafe, "rain"));
        assertThat(ask("", from, to).get("collisions")).isEmpty();
    }

    @Test
    @DisplayName("R-05 instead: what is called alike first, then what is of the quarter; and other times of the day")
    void instead() {
        QuarterId far = QuarterId.next();
        equipment("Marquee", coerde);
        equipment("Amplifier", far);
        equipment("BEAMER", far);
        EquipmentId second = equipment("Beamer", coerde);
        needs(equipment("Beamer", coerde), "11:00", "12:00");
        EquipmentId broken = equipment("Beamer", coerde);
        append(
                broken,
                new EquipmentClosed(
                        broken, ClosureId.next(), at("2026-05-05T09:00"), at("2026-05-05T18:00"), "the lamp"));
        JsonNode answer = ask("", "11:00", "12:00");
        assertThat(alternatives(answer, "EQUIPMENT", "name"))
                .containsExactly("Beamer", "BEAMER", "Marquee", "Amplifier");
        assertThat(alternatives(answer, "EQUIPMENT", "equipment").getFirst()).isEqualTo(second.toString());
        assertThat(alternatives(answer, "TIME", "from").getFirst()).startsWith("2026-05-05T12:00");
    }

    @Test
    void anothersEquipmentIsNotThere() {
        assertThat(get("equipment=" + EquipmentId.next() + "&from=2026-05-05&to=2026-05-06")
                        .status())
                .isEqualTo(404);
    }
}
