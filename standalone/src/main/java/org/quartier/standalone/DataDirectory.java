package org.quartier.standalone;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.core.env.Environment;

/**
 * Where Quartier keeps what must outlive it, readable by its owner only: {@code quartier.data-directory}, by default
 * {@code data} in the working directory.
 */
public record DataDirectory(Path path) {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** @throws CannotStart if there is no such directory and none can be made */
    public static DataDirectory of(Environment environment) {
        return at(Path.of(environment.getProperty("quartier.data-directory", "data")));
    }

    /** @throws CannotStart if there is no such directory and none can be made */
    public static DataDirectory at(Path given) {
        var path = given.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path, OWNER_ONLY);
            }
        } catch (IOException failure) {
            throw new CannotStart("The data directory " + path + " cannot be made: " + failure + ".", failure);
        }
        if (!Files.isWritable(path)) {
            throw new CannotStart("The data directory " + path + " cannot be written by this user.");
        }
        return new DataDirectory(path);
    }

    /** The content of a file that only its owner may read; made once, and whole or not at all. */
    public String secret(String name, Supplier<String> content) {
        var file = path.resolve(name);
        try {
            if (!Files.exists(file)) {
                var written = Files.createTempFile(path, name, ".new"); // for its owner only
                Files.writeString(written, content.get());
                move(written, file);
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new CannotStart("The file " + file + " cannot be read or written: " + failure + ".", failure);
        }
    }

    /** For what is not as it was left. */
    public CannotStart damaged(String what) {
        return new CannotStart("The data directory " + path + " is damaged (" + what
                + "): restore it from a backup, or move it away to start with an empty one.");
    }

    /** Moves within the data directory, at once where the file system can. */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to);
        }
    }
}
