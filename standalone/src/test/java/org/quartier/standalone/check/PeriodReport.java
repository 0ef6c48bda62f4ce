package org.quartier.standalone.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.quartier.kernel.event.PeriodEvent.PeriodClosed;
import org.quartier.standalone.check.Statistic.Figures;
import org.quartier.standalone.check.Statistic.Row;
import tools.jackson.databind.JsonNode;

/** {@code /reporting-periods/{period}/report}: what was so when the period was closed, with one digest in all forms. */
final class PeriodReport implements Report {

    private static final List<String> GROUPINGS = List.of("[]", "[month]", "[quarter]", "[kind]");
    private static final Figures OUT_OF_HOURS =
            new Figures(List.of("activities", "outOfHours", "minutes"), Set.of(), Set.of());

    @Override
    public void check(Told told, Questions questions, Differences differences) {
        Set<String> closed = new TreeSet<>();
        for (Fact fact : told.facts()) {
            if (fact.event() instanceof PeriodClosed close) {
                closed.add(close.period().name());
                check(close, told.upTo(fact.position()), questions, differences);
            }
        }
        Set<String> answered = new TreeSet<>();
        questions
                .items("/reporting-periods")
                .forEach(item -> answered.add(item.get("period").asString()));
        differences.compare("/reporting-periods", closed, answered.toString(), List.of());
    }

    private static void check(PeriodClosed close, Told then, Questions questions, Differences differences) {
        String path = "/reporting-periods/" + close.period() + "/report";
        JsonNode report = questions.ask(path + ".json");
        Set<String> expected = new TreeSet<>();
        for (String name : List.of("attendance", "plan", "hours", "activities-out-of-hours")) {
            GROUPINGS.forEach(by -> expected.add(name + by));
        }
        Set<String> answered = new TreeSet<>();
        for (JsonNode table : report.at("/figures/tables")) {
            List<String> by =
                    table.get("by").valueStream().map(JsonNode::asString).toList();
            String name = table.get("name").asString();
            answered.add(name + by);
            Statistic asked =
                    new Statistic(name, close.period().from(), close.period().to(), by, null, null, null);
            asked.compare(path + " " + name + by, rows(asked, then), figures(name), table.get("rows"), differences);
        }
        differences.compare(path + " tables", expected, answered.toString(), List.of());
        digests(close, report, questions, differences);
    }

    private static Map<String, Row> rows(Statistic asked, Told then) {
        return switch (asked.name()) {
            case "attendance" -> AttendanceReport.rows(asked, then);
            case "plan" -> PlanReport.rows(asked, then);
            case "hours" -> HourStatistic.rows(asked, then);
            default -> outOfHours(asked, then);
        };
    }

    private static Figures figures(String name) {
        return switch (name) {
            case "attendance" -> AttendanceReport.FIGURES;
            case "plan" -> PlanReport.FIGURES;
            case "hours" -> HourStatistic.FIGURES;
            default -> OUT_OF_HOURS;
        };
    }

    private static Map<String, Row> outOfHours(Statistic asked, Told then) {
        Map<String, Row> rows = new TreeMap<>();
        for (Activities.State activity : then.activities.all()) {
            var day = activity.day(Activities.zone(activity, then.people.zones));
            if (activity.takesPlace() && asked.isOf(day)) {
                String key = asked.key(dimension -> switch (dimension) {
                    case "month" -> YearMonth.from(day).toString();
                    case "quarter" -> activity.quarter.toString();
                    default -> activity.details.kind().name();
                });
                Row row = rows.computeIfAbsent(key, made -> new Row());
                row.from(activity.events);
                row.add("activities", 1);
                row.add("outOfHours", activity.outOfHours == null ? 0 : 1);
                row.add("minutes", activity.outOfHours == null ? 0 : activity.outOfHours.minutes());
            }
        }
        return rows;
    }

    private static void digests(PeriodClosed close, JsonNode report, Questions questions, Differences differences) {
        String path = "/reporting-periods/" + close.period();
        String digest = sha256(canonical(report.get("figures")));
        differences.compare(path + " digest JSON", digest, report.get("digest"), List.of());
        differences.compare(path + " digest", digest, questions.ask(path).get("digest"), List.of());
        String file = "/api/v1" + path + "/report";
        String csv = new String(questions.bytes(file + ".csv"), StandardCharsets.UTF_8);
        boolean inEachLine =
                csv.lines().skip(1).allMatch(line -> line.replace("\"", "").endsWith(digest));
        differences.compare(path + " digest CSV", true, "" + inEachLine, List.of());
        try {
            boolean inWorkbook = unzipped(questions.bytes(file + ".xlsx")).contains(digest);
            differences.compare(path + " digest XLSX", true, "" + inWorkbook, List.of());
            boolean onPaper = text(questions.bytes(file + ".pdf")).contains(digest);
            differences.compare(path + " digest PDF", true, "" + onPaper, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        differences.compare(
                path + " again", report, questions.ask(path + "/report.json").toString(), List.of());
    }

    /** By RFC 8785, as far as whole numbers and plain texts go. */
    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            Map<String, String> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), canonical(member.getValue())));
            return "{"
                    + String.join(
                            ",",
                            members.entrySet().stream()
                                    .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                                    .toList())
                    + "}";
        }
        return node.isArray()
                ? "["
                        + String.join(
                                ",",
                                node.valueStream().map(PeriodReport::canonical).toList())
                        + "]"
                : node.toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unzipped(byte[] workbook) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            while (parts.getNextEntry() != null) {
                all.append(new String(parts.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
