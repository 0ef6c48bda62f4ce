package org.quartier.query.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.EquipmentEvent.EquipmentAdded;
import org.quartier.kernel.event.EquipmentEvent.EquipmentChanged;
import org.quartier.kernel.event.EquipmentEvent.EquipmentClosed;
import org.quartier.kernel.event.EquipmentEvent.EquipmentReopened;
import org.quartier.kernel.id.ClosureId;
import org.quartier.kernel.id.EquipmentId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@QuerySideTest
class EquipmentTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private RebuildCheck rebuild;

    private final OrganisationId organisation = new OrganisationId("equipment-" + UUID.randomUUID());
    private final QuarterId coerde = QuarterId.next();
    private long position;

    private void append(EquipmentId equipment, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, NOW), equipment, events);
    }

    private EquipmentId added(String name, QuarterId quarter) {
        EquipmentId equipment = EquipmentId.next();
        append(equipment, new EquipmentAdded(equipment, quarter, name, null));
        return equipment;
    }

    private EquipmentClosed closed(EquipmentId equipment, long from, long to) {
        return new EquipmentClosed(
                equipment, ClosureId.next(), NOW.plusSeconds(from), NOW.plusSeconds(to), "the lamp of Mr Klein");
    }

    private Answer get(OrganisationId of, String query) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("rita", of.value(), "reader"))
                .get("/api/v1/equipment" + query, "Consistent-With", Long.toString(position));
    }

    @Test
    void piecesComeWithTheTimesAheadInWhichTheyAreOutOfUse() {
        EquipmentId beamer = added("Beamer", coerde);
        EquipmentClosed now = closed(beamer, -3_600, 3_600);
        EquipmentClosed mended = closed(beamer, 7_200, 9_000);
        append(
                beamer,
                new EquipmentChanged(beamer, coerde, "Beamer 2", "with a screen"),
                closed(beamer, -7_200, -3_600),
                now,
                mended,
                new EquipmentReopened(beamer, mended.closure()));
        assertThat(get(organisation, "").json().get("items").toString())
                .isEqualTo("""
                    [{"id":"%s","quarter":"%s","name":"Beamer 2","description":"with a screen",\
                    "closures":[{"id":"%s","from":"%s","to":"%s"}],"version":5}]\
                    """.formatted(beamer, coerde, now.closure(), now.from(), now.to()));
        assertThat(get(organisation, "").body()).doesNotContain("Klein");
        assertThat(get(new OrganisationId("Other"), "").body()).doesNotContain(beamer.toString());

        rebuild.keepsEverythingOf("equipment");
    }

    @Test
    void ofAQuarterAndPageByPage() {
        EquipmentId marquee = added("Marquee", QuarterId.next());
        EquipmentId beamer = added("Beamer", coerde);
        Answer first = get(organisation, "?limit=1");
        Answer second = get(organisation, "?limit=1&cursor=" + first.text("next"));
        assertThat(first.text("/items/0/id") + second.text("/items/0/id"))
                .contains(marquee.toString(), beamer.toString());
        Answer ofQuarter = get(organisation, "?quarter=" + coerde);
        assertThat(ofQuarter.text("/items/0/id")).isEqualTo(beamer.toString());
        assertThat(ofQuarter.json().get("items")).hasSize(1);
    }
}
