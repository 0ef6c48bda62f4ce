package org.quartier.standalone.season;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What of a season was done, and which ids came of it: a line each, so that whoever was interrupted goes on where they
 * were. What was in flight then is done again under its idempotency key.
 */
public final class Journal {

    private static final String COMPLETE = "complete";

    private final String name;
    private final @Nullable Path file;
    private final Map<String, String> done = new ConcurrentHashMap<>();
    private boolean resumed;

    private Journal(String name, @Nullable Path file) {
        this.name = name;
        this.file = file;
    }

    /**
     * Which season it is.
     *
     * @param today the last day that is known of in it
     * @param factor how many times {@link Size#YEAR}
     */
    record Header(long seed, LocalDate today, double factor) {

        private static Header parse(String line) {
            String[] parts = line.split(" ");
            return new Header(Long.parseLong(parts[1]), LocalDate.parse(parts[2]), Double.parseDouble(parts[3]));
        }

        @Override
        public String toString() {
            return "season " + seed + " " + today + " " + factor;
        }

        SeasonPlan plan() {
            return SeasonPlan.of(seed, today, Size.YEAR.times(factor));
        }
    }

    /**
     * One that is kept as long as the process lives.
     *
     * @param name of its own for each playing: it begins the idempotency keys
     */
    public static Journal inMemory(String name) {
        return new Journal(name, null);
    }

    /** Begins a season, unless it has begun. */
    static void begin(Path file, Header header) {
        if (!Files.exists(file)) {
            append(file, header.toString());
        }
    }

    /** What season has begun and is not complete, if there is one. */
    static Optional<Header> unfinished(Path file) {
        List<String> lines = lines(file);
        return lines.isEmpty() || lines.getLast().equals(COMPLETE)
                ? Optional.empty()
                : Optional.of(Header.parse(lines.getFirst()));
    }

    /** Goes on with a season that has begun. */
    static Journal open(Path file) {
        List<String> lines = lines(file);
        dropWhatWasCutOff(file);
        Journal journal = new Journal(lines.getFirst(), file);
        for (String line : lines.subList(1, lines.size())) {
            int space = line.indexOf(' ');
            if (space > 0) {
                journal.done.put(line.substring(0, space), line.substring(space + 1));
                journal.resumed = true;
            }
        }
        return journal;
    }

    /** Else the next line would be written behind it. */
    private static void dropWhatWasCutOff(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(whole(Files.readString(file)).getBytes(StandardCharsets.UTF_8).length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String whole(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    /** The whole lines: the last one may have been cut off when it was written. */
    private static List<String> lines(Path file) {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            return whole(Files.readString(file)).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path file, String line) {
        try {
            Files.write(
                    file,
                    (line + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    boolean isResumed() {
        return resumed;
    }

    boolean isDone(String key) {
        return done.containsKey(key);
    }

    /** @throws IllegalStateException when nothing with that key was done: the plan is out of order */
    public String idOf(String key) {
        String id = done.get(key);
        if (id == null) {
            throw new IllegalStateException(key + " is not there yet");
        }
        return id;
    }

    synchronized void done(String key, String id) {
        done.put(key, id);
        if (file != null) {
            append(file, key + " " + id);
        }
    }

    synchronized void complete() {
        if (file != null) {
            append(file, COMPLETE);
        }
    }
}
