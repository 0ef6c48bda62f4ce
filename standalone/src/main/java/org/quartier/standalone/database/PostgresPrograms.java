package org.quartier.standalone.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.quartier.standalone.CannotStart;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked once from the archive on the class path.
 *
 * <p>Zonky's own start is not used: it waits a minute for a server that has already given up, and never says why.
 */
record PostgresPrograms(Path home) {

    record Result(int exitCode, String output) {
        boolean failed() {
            return exitCode != 0;
        }
    }

    /** @throws CannotStart if there is no PostgreSQL for this system or no room for it */
    static PostgresPrograms unpackedIn(Path parent) {
        try {
            var archive = archive();
            var home = parent.toAbsolutePath().normalize().resolve("postgres-" + fingerprint(archive));
            if (!Files.isDirectory(home)) {
                Files.createDirectories(home.getParent());
                unpack(archive, home);
            }
            return new PostgresPrograms(home);
        } catch (IOException failure) {
            throw new CannotStart("PostgreSQL cannot be unpacked to " + parent + ": " + failure + ".", failure);
        }
    }

    /** Runs a program to its end; its output is in English whatever the system's language. */
    Result run(String program, List<String> arguments) {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) { // PostgreSQL refuses to run as root; in a name space of its own it does
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes()).strip();
            return new Result(process.waitFor(), output);
        } catch (IOException failure) {
            throw new CannotStart("The program " + command + " cannot be run: " + failure + ".", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while " + program + " ran.", interrupted);
        }
    }

    private static byte[] archive() throws IOException {
        var machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        var system = System.getProperty("os.name");
        try (var archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return archive.readAllBytes();
        } catch (IllegalStateException missing) {
            throw new CannotStart(
                    "There is no embedded PostgreSQL for " + system + " on " + machine
                            + ": set spring.datasource.url to a PostgreSQL of your own.",
                    missing);
        }
    }

    private static String fingerprint(byte[] archive) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Aside first, so that an interrupted attempt or a second process never leaves half of it. */
    private static void unpack(byte[] archive, Path home) throws IOException {
        var aside = Files.createTempDirectory(home.getParent(), "unpacking-");
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, aside);
            }
            Files.move(aside, home);
        } catch (IOException failure) {
            FileSystemUtils.deleteRecursively(aside);
            if (!Files.isDirectory(home)) { // else another process was faster
                throw failure;
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path to) throws IOException {
        var file = to.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if (file.startsWith(to.resolve("bin")) && !file.toFile().setExecutable(true, false)) {
            throw new IOException(file + " cannot be made executable");
        }
    }
}
