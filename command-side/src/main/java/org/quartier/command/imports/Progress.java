package org.quartier.command.imports;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.quartier.command.ImportOutcome.Result;
import org.quartier.command.imports.ImportLines.Line;
import org.quartier.command.imports.ImportReport.Status;
import org.quartier.command.imports.Imports.Begun;

/** How far an import is. What became of its entries is written several times a second, so that others see it. */
final class Progress {

    private static final long WRITTEN_EVERY = Duration.ofMillis(250).toNanos();
    private static final int AT_MOST = 200;

    private final Begun begun;
    private final ImportLines lines;
    private final Consumer<ImportReport> hearer;
    private final Map<Result, Integer> counts = new EnumMap<>(Result.class);
    private final List<Line> unwritten = new ArrayList<>();
    private long written = System.nanoTime();
    private int number;

    Progress(Begun begun, ImportLines lines, Consumer<ImportReport> hearer) {
        this.begun = begun;
        this.lines = lines;
        this.hearer = hearer;
    }

    /** The number of the next line, from 1. */
    int next() {
        return ++number;
    }

    void add(Line line) {
        unwritten.add(line);
        if (unwritten.size() == AT_MOST || System.nanoTime() - written > WRITTEN_EVERY) {
            write();
        }
        if (!line.result().equals("MISSING")) {
            counts.merge(Result.valueOf(line.result()), 1, Integer::sum);
            hearer.accept(report());
        }
    }

    /** Writes what is not yet written. */
    void write() {
        if (!unwritten.isEmpty()) {
            lines.write(begun.id(), unwritten);
            unwritten.clear();
        }
        written = System.nanoTime();
    }

    private ImportReport report() {
        return new ImportReport(
                begun.id(),
                begun.upload().kind(),
                Status.RUNNING,
                begun.upload().dryRun(),
                null,
                begun.entries().total(),
                counts.getOrDefault(Result.CREATED, 0),
                counts.getOrDefault(Result.CHANGED, 0),
                counts.getOrDefault(Result.UNCHANGED, 0),
                counts.getOrDefault(Result.REFUSED, 0),
                0,
                null);
    }
}
