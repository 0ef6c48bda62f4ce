package org.quartier.kernel.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.quartier.kernel.event.EventTypes.EventType;

/** The events as they were once stored: a file for each name and revision, written once and never changed. */
final class GoldenFiles {

    private static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");

    private GoldenFiles() {}

    /** One of them. */
    record Golden(String name, int revision, String json) {

        @Override
        public String toString() {
            return name + "-r" + revision;
        }
    }

    /** Every file there is. */
    static List<Golden> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().map(GoldenFiles::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean exists(EventType type) {
        return Files.exists(file(type));
    }

    /** Writes what is missing, when {@code -Dgolden=write} asks for it. */
    static void write(EventType type, String json) {
        if (!"write".equals(System.getProperty("golden")) || exists(type)) {
            return;
        }
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(file(type), json + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(EventType type) {
        return DIRECTORY.resolve(type.name() + "-r" + type.revision() + ".json");
    }

    private static Golden read(Path file) {
        String name = file.getFileName().toString();
        int cut = name.lastIndexOf("-r");
        try {
            return new Golden(
                    name.substring(0, cut),
                    Integer.parseInt(name.substring(cut + 2, name.lastIndexOf('.'))),
                    Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
