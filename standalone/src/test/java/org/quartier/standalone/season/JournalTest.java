package org.quartier.standalone.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartier.standalone.season.Journal.Header;

/** What is remembered of a season that was interrupted. */
class JournalTest {

    private static final Header HEADER = new Header(7, LocalDate.of(2026, 11, 23), 0.5);

    @TempDir
    private Path directory;

    @Test
    void whatWasDoneIsKnownAfterAKillInTheMiddleOfALine() throws IOException {
        Path file = directory.resolve("journal");
        Journal.begin(file, HEADER);
        Journal first = Journal.open(file);
        assertThat(first.isResumed()).isFalse();
        first.done("person1", "an-id");
        Files.writeString(file, "person2 anoth", StandardOpenOption.APPEND);

        Journal second = Journal.open(file);
        assertThat(second.isResumed()).isTrue();
        assertThat(second.idOf("person1")).isEqualTo("an-id");
        assertThat(second.isDone("person2")).isFalse();
        assertThatThrownBy(() -> second.idOf("person2")).isInstanceOf(IllegalStateException.class);
        second.done("person2", "another-id");

        assertThat(Journal.open(file).idOf("person2")).isEqualTo("another-id");
        assertThat(second.name()).isEqualTo(first.name());
    }

    @Test
    void whatIsCompleteIsNotBegunAgain() {
        Path file = directory.resolve("journal");
        assertThat(Journal.unfinished(file)).isEmpty();
        Journal.begin(file, HEADER);
        Journal.begin(file, new Header(8, LocalDate.of(2027, 1, 1), 1));
        assertThat(Journal.unfinished(file)).contains(HEADER);

        Journal.open(file).complete();

        assertThat(Journal.unfinished(file)).isEmpty();
    }
}
