package org.quartier.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What documents look like; the pages stand as pictures in {@code target/documents}. */
class DocumentsTest {

    private static final String LETTERS = "äöüßÄÖÜ čřšžłńęđğışțéèñåøæœ ΑΩ Жя € – „“ ’";

    private final Documents documents = new Documents();

    @Test
    void anHoursStatement() throws IOException {
        String text = text("hours-statement", Locale.GERMANY, statement(60, "K7QD-9MXR-2T4B-HVNC-8WZP"));

        assertThat(text)
                .contains("Stundennachweis", "Żaneta Müller-Weiß", "K7QD-9MXR-2T4B-HVNC-8WZP", "1 / 3", LETTERS)
                .contains("<script>alert(1)</script>")
                .doesNotContain("Entwurf");
        assertThat(text("hours-statement", Locale.UK, statement(3, null)))
                .contains("Draft.", "Hours statement")
                .doesNotContain("SHA-256", "Signature");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 30, 33, 36, 200})
    void whatIsSignedStandsUnderTheLastHours(int lines) throws IOException {
        byte[] pdf = documents.pdf("hours-statement", Locale.GERMANY, statement(lines, "K7QD-9MXR-2T4B-HVNC-8WZP"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper last = new PDFTextStripper();
            last.setStartPage(document.getNumberOfPages());
            String text = last.getText(document);
            assertThat(text).contains("TÄTIGKEIT", "Summe", "K7QD-9MXR-2T4B-HVNC-8WZP", "SHA-256", "Unterschrift");
            assertThat(text.lines().filter(line -> line.endsWith(" 2:30")).count())
                    .isGreaterThanOrEqualTo(Math.min(lines, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Юлія Щербак",
                "Ελένη Παπαδοπούλου",
                "Łucja Żółć",
                "Çağrı Işık",
                "Đặng Thị Phương Nguyễn",
                "شيرين الأحمد",
                "گوڵاڵە پژمان", // Kurdish and Persian
                "שרה כהן",
                "Հայկ Սարգսյան",
                "ქეთევან"
            })
    void aNameStandsOnPaperAsItIs(String name) throws IOException {
        for (String template : List.of("hours-statement", "volunteer-certificate")) {
            assertThat(text(template, Locale.GERMANY, of(name))).contains(name).doesNotContain("#", "[");
            assertThat(text(template, Locale.GERMANY, of(Normalizer.normalize(name, Form.NFD))))
                    .contains(name)
                    .doesNotContain("#", "[");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "王 小明, [Schrift hier nicht darstellbar: Chinesisch], [script cannot be shown here: Han]",
        "'Li 王小明, Münster', 'Li [Schrift hier nicht darstellbar: Chinesisch], Münster',"
                + " 'Li [script cannot be shown here: Han], Münster'",
        "हिन्दी, [Schrift hier nicht darstellbar: Devanagari], [script cannot be shown here: Devanagari]",
        "김민준, [Schrift hier nicht darstellbar: Hangul], [script cannot be shown here: Hangul]",
        "Tee 👨‍👩‍👧👍🏽, Tee [Zeichen hier nicht darstellbar], Tee [symbol cannot be shown here]",
        "Tee 😀️, Tee 😀, Tee 😀",
        "Tee\u202E und\u00AD mehr, Tee und mehr, Tee und mehr",
    })
    void whatPaperCannotShowIsSaid(String task, String german, String english) throws IOException {
        assertThat(text("hours-statement", Locale.GERMANY, of(task)))
                .contains(german)
                .doesNotContain("#");
        assertThat(text("hours-statement", Locale.UK, of(task)))
                .contains(english)
                .doesNotContain("#");
        assertThat(documents.html("hours-statement", Locale.GERMANY, of(task)))
                .as("a browser has its own fonts")
                .contains(task);
    }

    private static Map<String, Object> of(String name) {
        Map<String, Object> model = statement(1, "K7QD-9MXR-2T4B-HVNC-8WZP");
        model.put("lastEntries", List.of());
        model.put("name", name);
        model.put("nameSize", "17");
        model.put("quarter", "Coerde");
        model.put("place", "Münster");
        return model;
    }

    @Test
    void aCertificateIsOnePage() throws IOException {
        for (String name : List.of("Żaneta Müller-Weiß", "Maximiliane-Alexandra Freifrau von Wolkenstein-Trostburg")) {
            Map<String, Object> model = new HashMap<>(statement(1, "K7QD-9MXR-2T4B-HVNC-8WZP"));
            model.put("name", name);
            model.put("nameSize", name.length() > 44 ? "17" : "31");
            model.put("quarter", "Coerde");
            model.put("place", "Münster");
            for (Locale locale : List.of(Locale.GERMANY, Locale.UK)) {
                byte[] pdf = documents.pdf("volunteer-certificate", locale, model);
                try (PDDocument document = Loader.loadPDF(pdf)) {
                    assertThat(document.getNumberOfPages()).isEqualTo(1);
                }
                assertThat(text("volunteer-certificate", locale, model)).contains(name, "84");
            }
        }
    }

    @Test
    void everyFontIsEmbedded() throws IOException {
        byte[] pdf = documents.pdf("hours-statement", Locale.GERMANY, statement(3, "K7QD-9MXR-2T4B-HVNC-8WZP"));
        List<String> fonts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                    fonts.add(page.getResources().getFont(name).getName());
                }
            }
        }
        assertThat(fonts).isNotEmpty().allMatch(font -> font.contains("Liberation"));
    }

    private static Map<String, Object> statement(int lines, String code) {
        Wording wording = new Wording(Locale.GERMANY);
        List<Map<String, String>> entries = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            entries.add(Map.of(
                    "date",
                    "%02d.05.2026".formatted(i % 28 + 1),
                    "time",
                    "15:00 – 17:30",
                    "task",
                    i == 0 ? LETTERS : i == 1 ? "<script>alert(1)</script>" : "Café\u0001 eingedeckt und serviert",
                    "hours",
                    "2:30"));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("organisation", "Quartiere Münster gGmbH");
        model.put("name", "Żaneta Müller-Weiß");
        model.put("year", "2026");
        model.put("asOf", "31. Oktober 2026");
        model.put("issuedOn", "2. November 2026");
        model.put("total", wording.duration(84 * 60 + 30));
        model.put("sum", wording.clock(84 * 60 + 30));
        int apart = Math.max(0, lines - 3);
        model.put("entries", entries.subList(0, apart));
        model.put("lastEntries", entries.subList(apart, lines));
        model.put("hasEntries", lines > 0);
        model.put("code", code);
        model.put("checkAddress", "https://quartier.example/statements/" + code);
        model.put("digest", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
        return model;
    }

    private String text(String template, Locale locale, Map<String, Object> model) throws IOException {
        byte[] pdf = documents.pdf(template, locale, model);
        Path folder = Files.createDirectories(Path.of("target", "documents"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage picture = renderer.renderImageWithDPI(page, 90);
                String name = template + "-" + locale.getLanguage() + "-"
                        + model.get("name").toString().length() + "-" + (page + 1) + ".png";
                ImageIO.write(picture, "png", folder.resolve(name).toFile());
            }
            return new PDFTextStripper().getText(document).replace("\r", "");
        }
    }
}
