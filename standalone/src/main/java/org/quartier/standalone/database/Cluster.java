package org.quartier.standalone.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quartier.standalone.CannotStart;
import org.quartier.standalone.DataDirectory;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's own files below the data directory, and the server that works on them. */
final class Cluster {

    private static final String ASIDE = "postgres.new-";
    private static final String VERSION = "18";
    private static final String WAIT_SECONDS = "60";

    /** {@code synchronous_commit} and {@code fsync} are said aloud: what is answered with 201 is on the disk. */
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "idle_in_transaction_session_timeout", "5s",
            "timezone", "UTC",
            "max_connections", "200");

    private final DataDirectory directory;
    private final PostgresPrograms programs;
    private final Path files;
    private final Path log;
    private final Postmaster postmaster;

    Cluster(DataDirectory directory, PostgresPrograms programs) {
        this.directory = directory;
        this.programs = programs;
        this.files = directory.path().resolve("postgres");
        this.log = directory.path().resolve("postgres.log");
        this.postmaster = new Postmaster(files);
    }

    boolean exists() {
        return Files.exists(files);
    }

    /** Makes an empty cluster, aside first: an interrupted first start leaves nothing half-made. */
    void create(Path passwordFile) throws IOException {
        removeUnfinished();
        var aside = Files.createTempDirectory(directory.path(), ASIDE);
        var made = programs.run(
                "initdb",
                List.of(
                        "--pgdata=" + aside,
                        "--username=" + EmbeddedDatabase.SUPERUSER,
                        "--auth=scram-sha-256",
                        "--pwfile=" + passwordFile,
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin", // the same order of words on every machine and after every update
                        "--builtin-locale=C.UTF-8"));
        if (made.failed()) {
            FileSystemUtils.deleteRecursively(aside);
            throw new CannotStart("PostgreSQL cannot make its files in " + directory.path() + ": "
                    + made.output()
                            .lines()
                            .filter(line -> line.contains("error:"))
                            .findFirst()
                            .orElse(made.output()));
        }
        DataDirectory.move(aside, files);
    }

    /** Stops a server that a killed Quartier left behind. */
    void stopLeftBehind() throws IOException {
        postmaster.forgetStranger();
        if (postmaster.process().isPresent()) {
            stop();
        }
    }

    /** @throws CannotStart if a file is missing that every cluster has, or is of another version */
    void check() throws IOException {
        for (var name :
                List.of("PG_VERSION", "postgresql.conf", "pg_hba.conf", "global/pg_control", "base", "pg_wal")) {
            if (!Files.exists(files.resolve(name))) {
                throw directory.damaged("postgres/" + name + " is missing");
            }
        }
        var version = new String(Files.readAllBytes(files.resolve("PG_VERSION"))).strip();
        if (version.matches("\\d{2}") && !version.equals(VERSION)) {
            throw new CannotStart("The data directory " + directory.path() + " was written by PostgreSQL " + version
                    + ", Quartier brings PostgreSQL " + VERSION + ": use the Quartier it was made with.");
        }
        if (!version.equals(VERSION)) {
            throw directory.damaged("postgres/PG_VERSION is not a version");
        }
    }

    /** @return the port */
    int start() throws IOException {
        Files.deleteIfExists(log);
        int port = freePort();
        var options = new ArrayList<String>();
        options.add("-p " + port);
        SETTINGS.forEach((name, value) -> options.add("-c " + name + "='" + value + "'"));
        var started = programs.run(
                "pg_ctl",
                List.of(
                        "start",
                        "--pgdata=" + files,
                        "--log=" + log,
                        "--wait",
                        "--timeout=" + WAIT_SECONDS,
                        "--options=" + String.join(" ", options)));
        if (started.failed()) {
            throw directory.damaged("PostgreSQL says: " + complaint(started.output()));
        }
        return port;
    }

    /** Ends the server, cleanly if it lets us. */
    boolean stop() {
        return stop("fast") || stop("immediate");
    }

    private boolean stop(String mode) {
        return !programs.run(
                        "pg_ctl",
                        List.of("stop", "--pgdata=" + files, "--mode=" + mode, "--wait", "--timeout=" + WAIT_SECONDS))
                .failed();
    }

    private String complaint(String otherwise) throws IOException {
        if (!Files.exists(log)) {
            return otherwise;
        }
        return new String(Files.readAllBytes(log))
                .lines()
                .filter(line -> line.contains("FATAL: ") || line.contains("PANIC: "))
                .map(line -> line.replaceFirst(".*(FATAL|PANIC): +", ""))
                .findFirst()
                .orElse(otherwise);
    }

    private void removeUnfinished() throws IOException {
        try (var unfinished = Files.newDirectoryStream(directory.path(), ASIDE + "*")) {
            for (var path : unfinished) {
                FileSystemUtils.deleteRecursively(path);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
