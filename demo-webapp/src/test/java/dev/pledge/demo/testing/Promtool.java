package dev.pledge.demo.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Prometheus's own checker. */
public final class Promtool {
    private Promtool() {}

    /**
     * How it ended.
     *
     * @param code the exit code, 0 if all is well
     * @param output what it printed, errors included
     */
    public record Exit(int code, String output) {}

    /** Runs it with arguments, and a text to read. */
    public static Exit run(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Programs.get("promtool").toString()));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("promtool", ".log");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                try (OutputStream in = process.getOutputStream()) {
                    in.write(input.getBytes(StandardCharsets.UTF_8));
                }
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(command + " does not end");
                }
                return new Exit(process.exitValue(), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
