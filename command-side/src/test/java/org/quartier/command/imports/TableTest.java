package org.quartier.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.command.imports.Columns.Need;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.web.Refusal;

/** How tables are read, without a database. */
class TableTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Columns COLUMNS =
            new Columns(List.of(Column.values()), List.of(Need.of("title (Titel)", java.util.Set.of(Column.TITLE))));

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void whatSeparatesCellsIsSeen(String separator) {
        List<Row> rows = rows("Titel" + separator + "Ort\n\"a;b,c\td\"" + separator + "Münster\n");

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().text(Column.TITLE)).isEqualTo("a;b,c\td");
        assertThat(rows.getFirst().text(Column.CITY)).isEqualTo("Münster");
    }

    @Test
    void theCharsetIsSeen() {
        String text = "Titel;Straße\nCafé;Öhmdweg\n";
        for (byte[] file : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                text.getBytes(WINDOWS),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE))) {
            Row row = rows(Table.of(file, null, COLUMNS)).getFirst();
            assertThat(row.text(Column.TITLE)).isEqualTo("Café");
            assertThat(row.text(Column.ADDRESS)).isEqualTo("Öhmdweg");
        }
    }

    @Test
    void whatTheSenderSaysOfTheCharsetHolds() {
        byte[] file = "Titel\nCafé\nTee\n".getBytes(WINDOWS);

        List<Row> rows = rows(Table.of(file, StandardCharsets.UTF_8, COLUMNS));

        assertRefused(rows.get(0), "holds what is no character in the file's charset");
        assertThat(rows.get(1).text(Column.TITLE)).isEqualTo("Tee");
    }

    @Test
    void namesOfColumnsAreKnownHoweverTheyAreWritten() {
        for (String name : List.of("Tätigkeit", "TAETIGKEIT", "taetigkeit ", "Ta\u0308tigkeit", "Task", "\"task\"")) {
            assertThat(rows("Titel;" + name + "\na;b\n").getFirst().text(Column.TASK))
                    .isEqualTo("b");
        }
    }

    @Test
    void aTableWithoutItsColumnsIsRefusedAsAWhole() {
        assertThatThrownBy(() -> rows("Ort;Telefon\na;b\n")).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.status().value()).isEqualTo(400);
            assertThat(refused.errors().getFirst().detail()).isEqualTo("lack title (Titel)");
        });
        assertThatThrownBy(() -> rows("Titel;Title\na;b\n"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.errors().getFirst().detail())
                                .isEqualTo("name twice Titel and Title"));
        assertThatThrownBy(() -> rows("")).isInstanceOf(Refusal.class);
        assertThat(rows("Titel\r\n")).isEmpty();
        assertThat(Table.of("sep=;\nTitel;Liebstes Eis\n".getBytes(WINDOWS), null, COLUMNS)
                        .remark())
                .isEqualTo("Columns that were not read: Liebstes Eis");
    }

    @Test
    void oddRowsSpoilNoOther() throws UnreadableEntry {
        List<Row> rows = rows("""
            Titel;Ort

            "two
            lines";x
            short
            long;x;;
            toolong;x;y
            "open;x
            bad"quote";x
            "a"b;x
            "say ""hi"" twice";x
            \0;x
            '=1+1;x
            """);

        assertThat(rows.get(0).text(Column.TITLE)).isEqualTo("two\nlines");
        assertThat(rows.get(0).line()).isEqualTo(3);
        assertThat(rows.get(1).text(Column.TITLE)).isEqualTo("short");
        assertThat(rows.get(1).line()).isEqualTo(5);
        rows.get(2).require();
        assertRefused(rows.get(3), "has more cells than the first row");
        assertRefused(rows.get(4), "has a quotation mark that does not end, or ends within a cell");
        assertThat(rows.get(5).text(Column.TITLE)).isEqualTo("bad\"quote\"");
        assertRefused(rows.get(6), "has a quotation mark that does not end, or ends within a cell");
        assertThat(rows.get(7).text(Column.TITLE)).isEqualTo("say \"hi\" twice");
        assertThat(rows.get(7).line()).isEqualTo(11);
        assertRefused(rows.get(8), "holds a NUL character");
        assertThat(rows.get(9).text(Column.TITLE)).isEqualTo("=1+1");
        assertThat(rows).hasSize(10);
    }

    @Test
    @Timeout(20)
    void hugeCellsAndEndlessQuotesEnd() {
        List<Row> rows = rows("Titel\n\"" + "x".repeat(1 << 20) + "\"\nshort\n");
        assertRefused(rows.get(0), "is longer than 256 KiB");
        assertThat(rows.get(1).text(Column.TITLE)).isEqualTo("short");

        assertThat(rows("Titel\n" + "\"\"\"a\n".repeat(40_000) + "short\n")
                        .getLast()
                        .text(Column.TITLE))
                .isEqualTo("short");
        assertThatThrownBy(() -> rows("Titel\n" + "a\n".repeat(50_001)))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.name()).isEqualTo("too-many-entries"));
    }

    @ParameterizedTest
    @CsvSource({"31.12.2026", "2026-12-31", "31. 12. 2026"})
    void daysInEitherLanguage(String day) {
        assertThat(Cells.date(day)).contains(LocalDate.of(2026, 12, 31));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"31.02.2026", "31/12/2026", "12-31-2026", "31.12.26", "2026-13-01", "gestern", "99999-01-01"})
    void whatIsNoDay(String day) {
        assertThat(Cells.date(day)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31T14:30,2026-12-31T13:30:00Z",
        "31.12.2026 14:30,2026-12-31T13:30:00Z",
        "'31.12.2026, 14.30 Uhr',2026-12-31T13:30:00Z",
        "2026-12-31T14:30:00+02:00,2026-12-31T12:30:00Z",
        "2026-12-31T14:30:00Z,2026-12-31T14:30:00Z",
        "2026-03-29 02:30,2026-03-29T01:30:00Z",
        "2026-10-25 02:30,2026-10-25T00:30:00Z"
    })
    void timesInTheZoneOfTheQuarter(String time, Instant instant) {
        assertThat(Cells.instant(time, BERLIN)).contains(instant);
    }

    @Test
    void numbersAreReadAsTheTableWritesThem() throws UnreadableEntry {
        assertThat(minutes("Titel;Minuten\na;1.200\nb;1,5\n")).isEqualTo("1200"); // German: decided by b
        assertThat(minutes("Titel;Minuten\na;1.200\nb;2.5\n")).isEqualTo("1.200");
        assertThat(minutes("Titel;Minuten\na;1.200\n")).isEqualTo("1200"); // German: by the semicolons
        assertThat(minutes("Titel,Minuten\na,1.200\n")).isEqualTo("1.200");
        List<Row> both = rows("Titel;Minuten\na;1.200\nb;1,5\nc;2.5\n");
        assertThatThrownBy(() -> both.getFirst().number(Column.MINUTES))
                .isInstanceOf(UnreadableEntry.class)
                .hasMessage("Minuten is not a number, or could be two");
        assertThat(both.get(1).number(Column.MINUTES)).isEqualByComparingTo("1.5");
        assertThat(both.get(2).number(Column.MINUTES)).isEqualByComparingTo("2.5");
    }

    private static String minutes(String table) throws UnreadableEntry {
        return String.valueOf(rows(table).getFirst().number(Column.MINUTES));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "17:30;;|150",
                "17.30 Uhr;;|150",
                ";2.5;|150",
                ";2,5;|150",
                ";2:30;|150",
                ";;150|150",
                "01:00;;|600"
            })
    void anEndInEveryWay(String ends, long minutes) throws UnreadableEntry {
        Row row = rows("Titel;Datum;von;bis;Stunden;Minuten\na;05.10.2026;15:00;" + ends + "\n")
                .getFirst();

        RowTimes.Stretch stretch = RowTimes.stretch(row, BERLIN);

        assertThat(stretch.start()).isEqualTo("2026-10-05T13:00:00Z");
        assertThat(Duration.between(stretch.start(), stretch.end())).hasMinutes(minutes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "05.10.2026;;;|von is empty",
                "05.10.2026;15:00;;|bis is empty",
                "05.10.2026;15:00;14:00;|bis is before the start",
                "05.10.2026;3 pm;14:00;|von is not a time such as 14:30",
                "45936;15:00;16:00;|Datum is not a day such as 31.12.2026 or 2026-12-31",
                "05.10.2026;15:00;;zwei|Stunden is not a number, or could be two",
                "05.10.2026;15:00;;-2|Stunden is negative, or longer than a year"
            })
    void whatIsWrongIsSaidByTheColumnAndNeverByTheValue(String cells, String why) {
        Row row = rows("Titel;Datum;von;bis;Stunden\na;" + cells + "\n").getFirst();

        assertThatThrownBy(() -> RowTimes.stretch(row, BERLIN)).hasMessage(why);
    }

    @Test
    void slotsOfActivities() throws UnreadableEntry {
        assertThat(slot("2026-10-25;;;2026-11-01")).isEqualTo(days("2026-10-25", "2026-11-02")); // the last day is in
        assertThat(slot("2026-08-12;;;2026-08-12")).isEqualTo(days("2026-08-12", "2026-08-13"));
        assertThat(slot("2026-08-12;;;")).isEqualTo(days("2026-08-12", "2026-08-13"));
        TimeSlot open = slot("2026-08-09;11:00;;2026-08-09");
        assertThat(open.end()).isNull();
        assertThat(open.start()).isEqualTo("2026-08-09T09:00:00Z");
        assertThat(slot("2026-08-09;11:00;11:00;2026-08-09").end()).isNull();
        assertThat(slot("2026-08-09;22:00;01:00;").end()).isEqualTo("2026-08-09T23:00:00Z");
        assertThatThrownBy(() -> slot("2026-08-09;22:00;01:00;2026-08-09")).hasMessage("bis is before the start");
        assertThatThrownBy(() -> slot("2026-08-09;;;2026-08-08")).hasMessage("Enddatum is before the start");
    }

    private static TimeSlot slot(String cells) throws UnreadableEntry {
        return RowTimes.slot(
                rows("Titel;Datum;von;bis;Enddatum\na;" + cells + "\n").getFirst(), BERLIN);
    }

    private static TimeSlot days(String first, String after) {
        return new TimeSlot(
                LocalDate.parse(first).atStartOfDay(BERLIN).toInstant(),
                LocalDate.parse(after).atStartOfDay(BERLIN).toInstant(),
                BERLIN,
                true);
    }

    private static void assertRefused(Row row, String why) {
        assertThatThrownBy(row::require).isInstanceOf(UnreadableEntry.class).hasMessage(why);
    }

    private static List<Row> rows(String table) {
        return rows(Table.of(table.getBytes(StandardCharsets.UTF_8), null, COLUMNS));
    }

    private static List<Row> rows(Table table) {
        List<Row> rows = new ArrayList<>();
        table.forEach(rows::add);
        assertThat(rows).hasSize(table.total());
        return rows;
    }
}
