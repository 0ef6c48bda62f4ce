package org.quartier.query.periods;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.quartier.query.Wording;
import org.quartier.query.statistic.Statistic;
import org.quartier.query.statistic.StatisticLabels;
import org.quartier.query.statistic.StatisticLabels.In;
import org.quartier.query.statistic.StatisticPaper;
import org.quartier.query.statistic.StatisticWorkbook;
import org.springframework.stereotype.Component;

/** A report as a workbook: what it is, a sheet per statistic with its tables one below the other, and the adjustments. */
@Component
class ReportWorkbook {

    private static final int NAME_WIDTH = 32;
    private static final int VALUE_WIDTH = 70;
    private static final String PROPERTIES = "docProps/core.xml";
    private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)");

    private final StatisticLabels labels;
    private final StatisticPaper paper;

    ReportWorkbook(StatisticLabels labels, StatisticPaper paper) {
        this.labels = labels;
        this.paper = paper;
    }

    byte[] write(Report report, Wording wording) {
        try {
            return sameAgain(written(report, labels.in(wording, report.organisation())), report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] written(Report report, In words) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Quartier", "1.0")) {
            about(workbook.newWorksheet(words.text("sheet.report")), report, words);
            for (String statistic : names(report)) {
                sheet(workbook, words.text(statistic), of(statistic, report), words);
            }
            Statistic adjustments = AdjustmentTable.of(report.closed(), report.adjustments());
            sheet(workbook, words.text("adjustments.earlier"), List.of(adjustments), words);
        }
        return bytes.toByteArray();
    }

    private static List<String> names(Report report) {
        return report.tables().stream().map(Statistic::name).distinct().toList();
    }

    private static List<Statistic> of(String name, Report report) {
        return report.tables().stream()
                .filter(table -> table.name().equals(name))
                .toList();
    }

    private static void sheet(Workbook workbook, String name, List<Statistic> tables, In words) throws IOException {
        Worksheet sheet = workbook.newWorksheet(name);
        int row = 0;
        for (Statistic table : tables) {
            row = StatisticWorkbook.table(sheet, row, table, words) + 1;
        }
        sheet.finish();
    }

    private void about(Worksheet sheet, Report report, In words) throws IOException {
        sheet.value(0, 0, paper.name(report.organisation()));
        sheet.value(1, 0, words.text("report") + " " + report.closed().period());
        sheet.style(1, 0).bold().fontSize(14).set();
        int row = 2;
        for (Map.Entry<String, String> fact : ReportFacts.of(report, words)) {
            sheet.value(++row, 0, fact.getKey());
            sheet.value(row, 1, fact.getValue());
        }
        row++;
        for (Map.Entry<String, String> meaning : meanings(report, words).entrySet()) {
            sheet.value(++row, 0, meaning.getKey());
            sheet.style(row, 0).bold().verticalAlignment("top").set();
            sheet.value(row, 1, meaning.getValue());
            sheet.style(row, 1).wrapText(true).set();
        }
        sheet.width(0, NAME_WIDTH);
        sheet.width(1, VALUE_WIDTH);
        sheet.finish();
    }

    /**
     * The workbook as if it had been written when the period was closed: sent again, it is the same to the byte. It
     * is read from a file, because what the library writes cannot be read as a stream.
     */
    private static byte[] sameAgain(byte[] workbook, Report report) throws IOException {
        LocalDateTime then = LocalDateTime.ofInstant(report.closed().closedAt(), ZoneOffset.UTC);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Path file = Files.createTempFile("report", ".xlsx");
        try {
            Files.write(file, workbook);
            try (ZipFile written = new ZipFile(file.toFile());
                    ZipOutputStream again = new ZipOutputStream(bytes)) {
                for (ZipEntry part : Collections.list(written.entries())) {
                    ZipEntry dated = new ZipEntry(part.getName());
                    dated.setTimeLocal(then);
                    again.putNextEntry(dated);
                    byte[] content = written.getInputStream(part).readAllBytes();
                    again.write(part.getName().equals(PROPERTIES) ? dated(content, then) : content);
                    again.closeEntry();
                }
            }
        } finally {
            Files.delete(file);
        }
        return bytes.toByteArray();
    }

    private static byte[] dated(byte[] properties, LocalDateTime then) {
        return CREATED.matcher(new String(properties, StandardCharsets.UTF_8))
                .replaceAll("$1" + then.truncatedTo(ChronoUnit.SECONDS) + "Z$2")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> meanings(Report report, In words) {
        Map<String, String> meanings = new TreeMap<>();
        for (Statistic table : report.tables()) {
            for (Statistic.Column column : table.columns()) {
                if (column.isFigure()) {
                    meanings.put(
                            words.text(table.name()) + ": " + words.heading(table, column),
                            words.meaning(table, column));
                }
            }
        }
        return meanings;
    }
}
