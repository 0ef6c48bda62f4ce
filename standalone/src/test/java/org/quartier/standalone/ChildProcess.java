package org.quartier.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process of its own with the tests' class path, for what only a real process can show. */
public record ChildProcess(Process process, Path output, Path errors) implements AutoCloseable {

    /** Unpacked once for all tests. */
    public static final Path BINARIES = Path.of("target", "postgres-binaries");

    public static ChildProcess of(Class<?> main, Path scratch, String... arguments) throws IOException {
        return of(main, scratch, List.of("-cp", System.getProperty("java.class.path")), arguments);
    }

    /** With options of the virtual machine, the class path among them. */
    static ChildProcess of(Class<?> main, Path scratch, List<String> options, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        var output = Files.createTempFile(scratch, "out", ".txt");
        var errors = Files.createTempFile(scratch, "err", ".txt");
        var process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        return new ChildProcess(process, output, errors);
    }

    public int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running after 30 seconds");
        }
        return process.exitValue();
    }

    public List<String> lines() throws IOException {
        return Files.readAllLines(output);
    }

    public List<String> complaints() throws IOException {
        return Files.readAllLines(errors).stream()
                .filter(line -> !line.startsWith("WARNING: ")) // the JVM's own
                .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
