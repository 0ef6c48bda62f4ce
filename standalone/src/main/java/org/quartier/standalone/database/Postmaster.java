package org.quartier.standalone.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The server process that a cluster's {@code postmaster.pid} names. It outlives a killed Quartier, and its number may
 * since belong to a stranger.
 */
record Postmaster(Path cluster) {

    /** The process, if it lives and really is a PostgreSQL that works in this cluster. */
    Optional<ProcessHandle> process() throws IOException {
        return named().filter(this::worksHere);
    }

    /** Removes a file that names a stranger: PostgreSQL would take that process for a server of its own. */
    void forgetStranger() throws IOException {
        if (named().isPresent() && process().isEmpty()) {
            Files.delete(file());
        }
    }

    private Path file() {
        return cluster.resolve("postmaster.pid");
    }

    private Optional<ProcessHandle> named() throws IOException {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        var first = Files.readString(file()).lines().findFirst().orElse("").strip();
        return first.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(first)) : Optional.empty();
    }

    private boolean worksHere(ProcessHandle process) {
        var entry = Path.of("/proc", Long.toString(process.pid()));
        try {
            var program = Files.readSymbolicLink(entry.resolve("exe")).getFileName();
            var directory = Files.readSymbolicLink(entry.resolve("cwd"));
            return program.toString().startsWith("postgres") && directory.equals(cluster.toRealPath());
        } catch (IOException _) { // ended meanwhile, or another user's
            return false;
        }
    }
}
