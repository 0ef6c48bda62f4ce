package org.quartier.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quartier.command.imports.CalendarFile.RawEntry;
import org.quartier.kernel.web.Refusal;

class CalendarFileTest {

    static final Path SEASON = Path.of("..", "standalone", "src", "main", "resources", "example-season");
    private static final int TWENTY_MIB = 20 << 20;

    @Test
    void aRealCalendarIsCutIntoAllItsEntries() throws Exception {
        List<RawEntry> entries = entries(Files.readAllBytes(SEASON.resolve("events-earlier.ics")));

        assertThat(entries).hasSize(193).allMatch(entry -> entry.flaw() == null);
        assertThat(entries.getFirst().lines())
                .contains("SUMMARY:Gottesdienst in der Markuskirche")
                .anyMatch(line -> line.contains("im Rahmen der Sommerkirche um 11:00 Uhr"));
    }

    @Test
    void aFoldInsideAnUmlautIsHealed() {
        byte[] whole = calendar("UID:a\r\nSUMMARY:Café").getBytes(StandardCharsets.UTF_8);
        int half = indexOf(whole, (byte) 0xc3) + 1;
        byte[] folded = new byte[whole.length + 3];
        System.arraycopy(whole, 0, folded, 0, half);
        System.arraycopy("\r\n ".getBytes(StandardCharsets.UTF_8), 0, folded, half, 3);
        System.arraycopy(whole, half, folded, half + 3, whole.length - half);

        assertThat(entries(folded).getFirst().lines()).contains("SUMMARY:Café");
    }

    @Test
    void anyLineEndWillDo() {
        String calendar = calendar("UID:a\r\nSUMMARY:Re\r\n pair café");

        assertThat(entries(calendar.replace("\r\n", "\n")).getFirst().lines()).contains("SUMMARY:Repair café");
        assertThat(entries(calendar.replace("\r\n", "\r")).getFirst().lines()).contains("SUMMARY:Repair café");
        assertThat(entries("\uFEFF" + calendar)).hasSize(1);
    }

    @Test
    void anotherCharacterSetIsTheSendersWord() {
        Charset latin = StandardCharsets.ISO_8859_1;

        assertThat(CalendarFile.entries(calendar("SUMMARY:Café").getBytes(latin), latin)
                        .getFirst()
                        .lines())
                .containsExactly("SUMMARY:Café");
        assertThat(entries(calendar("SUMMARY:Café").getBytes(latin)).getFirst().flaw())
                .isEqualTo("is not valid UTF-8");
    }

    @Test
    void alarmsAndDeepNestsArePassedOver() {
        String nest = "BEGIN:VALARM\r\nDESCRIPTION:inner\r\n".repeat(100_000) + "END:VALARM\r\n".repeat(100_000);

        assertThat(entries(calendar("UID:a\r\n" + nest + "SUMMARY:outer"))
                        .getFirst()
                        .lines())
                .containsExactly("UID:a", "SUMMARY:outer");
    }

    @Test
    void anEntryWithoutAnEndSpoilsNoOther() {
        List<RawEntry> entries =
                entries("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nBEGIN:VEVENT\r\nUID:b\r\nEND:VEVENT\r\n"
                        + "BEGIN:VEVENT\r\nUID:c\r\nBEGIN:VALARM\r\n");

        assertThat(entries)
                .extracting(RawEntry::flaw)
                .containsExactly("has no END:VEVENT", null, "is cut off: it has no END:VEVENT");
    }

    @Test
    void controlCharactersAreLeftOut() {
        assertThat(entries(calendar("SUMMARY:a\u0000b\u000bc\td")).getFirst().lines())
                .containsExactly("SUMMARY:abc d");
    }

    @Test
    void whatIsNoCalendarIsRefused() {
        byte[] garbage = new byte[TWENTY_MIB];
        new Random(1).nextBytes(garbage);

        assertThatThrownBy(() -> entries(garbage)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> entries("")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> entries("title;start\nx;y")).isInstanceOf(Refusal.class);
        assertThat(entries("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")).isEmpty();
    }

    @Test
    void garbageInsideACalendarIsNoEntry() {
        byte[] garbage = new byte[TWENTY_MIB];
        new Random(1).nextBytes(garbage);
        byte[] begin = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(begin, 0, garbage, 0, begin.length);

        assertThat(entries(garbage)).singleElement().extracting(RawEntry::flaw).isNotNull();
    }

    @Test
    void tooManyEntriesAreRefused() {
        String many = "BEGIN:VEVENT\r\nEND:VEVENT\r\n".repeat(20_001);

        assertThatThrownBy(() -> entries("BEGIN:VCALENDAR\r\n" + many))
                .isInstanceOf(Refusal.class)
                .extracting(e -> ((Refusal) e).name())
                .isEqualTo("too-many-entries");
    }

    @Test
    void anEndlessEntryIsFlawed() {
        assertThat(entries(calendar("UID:a\r\nSUMMARY:" + "x".repeat(1 << 20)))
                        .getFirst()
                        .flaw())
                .isEqualTo("is longer than 256 KiB");
    }

    static String calendar(String lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n" + lines + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    static List<RawEntry> entries(String calendar) {
        return entries(calendar.getBytes(StandardCharsets.UTF_8));
    }

    private static List<RawEntry> entries(byte[] calendar) {
        return CalendarFile.entries(calendar, StandardCharsets.UTF_8);
    }

    private static int indexOf(byte[] octets, byte wanted) {
        int at = 0;
        while (octets[at] != wanted) {
            at++;
        }
        return at;
    }
}
