package org.quartier.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "events.md");

    @Test
    void thePageShowsTheEventsAsTheyAre() throws IOException {
        if ("write".equals(System.getProperty("docs"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, EventsPage.text());
        }
        assertThat(Files.readString(PAGE))
                .as("docs/events.md is not up to date; -Ddocs=write writes it")
                .isEqualTo(EventsPage.text());
    }
}
