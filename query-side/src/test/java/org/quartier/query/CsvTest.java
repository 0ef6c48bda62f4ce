package org.quartier.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static final List<List<String>> LISTS = List.of(
            List.of(),
            List.of(""),
            List.of("cooking"),
            List.of("cooking", "Deutsch"),
            List.of("a;b", "a; b", ";", "; "),
            List.of("\"", "\"\"", "a\"; \"b"),
            List.of("=1;2", "=1", "+49", "'=1"),
            List.of("=1"),
            List.of("'=1"),
            List.of(" spaces ", "two\r\nlines", "last\n"),
            List.of("a,b", "", "ÄÖÜß 😀", "x".repeat(100)));

    @Test
    void beginsWithAMarkAndAHeaderAndEndsEachLineAsRfc4180Says() {
        String csv = Csv.write(List.of("month", "visits"), List.of(List.of("2026-05", 12)));

        assertThat(csv).isEqualTo("\uFEFF\"month\",\"visits\"\r\n\"2026-05\",12\r\n");
    }

    @Test
    void absentIsNothingAndZeroIsZero() {
        assertThat(Csv.write(List.of("a", "b", "c"), List.of(Arrays.asList(null, 0, -3))))
                .endsWith("\r\n,0,-3\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\")",
                "+49 251",
                "-1",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "\nx",
                "＝1",
                "＋1",
                "－1",
                "＠1",
                "'=1",
                "''=1"
            })
    void whatLooksLikeAFormulaIsNeutralAndComesBackAsTyped(String typed) {
        String csv = Csv.write(List.of("cell"), List.of(List.of(typed)));

        assertThat(csv).contains("\r\n\"'");
        assertThat(Csv.parse(csv)).containsExactly(List.of("cell"), List.of(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two\r\nlines",
                "two\nlines",
                "a;b",
                "a,b",
                "\"quoted\"",
                " spaces ",
                "'s avonds",
                "'",
                "ÄÖÜß 😀",
                "x=1"
            })
    void everythingElseComesBackAndIsNotTouched(String typed) {
        String csv = Csv.write(List.of("cell"), List.of(List.of(typed)));

        assertThat(csv).contains('"' + typed.replace("\"", "\"\"") + '"');
        assertThat(Csv.parse(csv)).containsExactly(List.of("cell"), List.of(typed));
    }

    @ParameterizedTest
    @FieldSource("LISTS")
    void aListInACellComesBackAsTyped(List<String> typed) {
        String csv = Csv.write(List.of("list"), List.of(List.of(Csv.list(typed))));

        assertThat(Csv.items(Csv.parse(csv).getLast().getFirst())).isEqualTo(typed);
        assertThat(csv.lines().skip(1)).noneMatch(line -> line.startsWith("\"="));
    }

    @Test
    void aListIsQuotedOnlyWhereItMustBe() {
        assertThat(Csv.list(List.of("cooking", "Deutsch, Türkisch", "first aid; CPR", "\"Oma\"")))
                .isEqualTo("cooking; Deutsch, Türkisch; \"first aid; CPR\"; \"\"\"Oma\"\"\"");
    }

    @Test
    void whatIsNoListIsAFault() {
        for (String text : List.of("a; ", "\"a", "a\"b", "\"a\"b", "a;b")) {
            assertThatThrownBy(() -> Csv.items(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aHeaderIsNeutralizedToo() {
        assertThat(Csv.write(List.of("=a"), List.of())).contains("\"'=a\"");
    }

    @Test
    void aRowOfAnotherLengthIsAFault() {
        assertThatThrownBy(() -> Csv.write(List.of("a", "b"), List.of(List.of(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
