package org.quartier.query.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
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
class QuartersTest {

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private RebuildCheck rebuild;

    @Test
    void anOrganisationFindsItsQuartersAndNoOthers() {
        QuarterId coerde = QuarterId.next();
        long position = log.append(
                coerde, new QuarterOpened(coerde, "Coerde", "Münster", "NW", ZoneId.of("Europe/Berlin"), List.of()));

        assertThat(list("Demo", position).body()).contains(coerde.toString());
        assertThat(list("Other", position).body()).doesNotContain(coerde.toString());
    }

    @Test
    void aRebuildGivesTheSameRows() {
        for (int i = 0; i < 600; i++) { // more than one batch
            QuarterId quarter = QuarterId.next();
            log.append(
                    quarter,
                    new QuarterOpened(quarter, "Quarter " + i, "Münster", "NW", ZoneId.of("Europe/Berlin"), List.of()));
        }

        rebuild.keepsEverythingOf("quarters");
    }

    private Answer list(String organisation, long position) {
        TestHttp reader = new TestHttp("http://127.0.0.1:" + port, TestTokens.of("rita", organisation, "reader"));
        return reader.get("/api/v1/quarters", "Consistent-With", Long.toString(position));
    }
}
