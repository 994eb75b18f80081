package dev.pledge.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that has ended well.
 *
 * @param cpuSeconds its time on processors, for itself and in the system
 * @param wallSeconds how long it took by the clock
 */
record TimedProcess(double cpuSeconds, double wallSeconds) {
    /** What POSIX has the shell say of itself, and then of its children. */
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*$");

    /**
     * Runs a command.
     *
     * @throws IOException if it fails; the message holds what it has said
     */
    static TimedProcess run(List<String> command, Path directory) throws IOException, InterruptedException {
        // The JDK tells nothing of the CPU time of a process that has ended; a shell does.
        List<String> timed = new ArrayList<>(List.of("sh", "-c", "\"$@\" >&2; status=$?; times; exit $status", "sh"));
        timed.addAll(command);
        Path said = directory.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(timed).redirectError(said.toFile());
        // Names of months, and the point in numbers, are those of this program.
        builder.environment().put("LC_ALL", "C");
        long start = System.nanoTime();
        Process process = builder.start();
        String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        int status = process.waitFor();
        double wall = (System.nanoTime() - start) / 1e9;
        if (status != 0) {
            throw new IOException(command.get(0) + " ended with " + status + ": " + Files.readString(said));
        }
        Matcher children = TIMES.matcher(times);
        if (!children.find()) {
            throw new IOException("this shell tells no CPU times: " + times);
        }
        double cpu = 60 * Double.parseDouble(children.group(1))
                + Double.parseDouble(children.group(2))
                + 60 * Double.parseDouble(children.group(3))
                + Double.parseDouble(children.group(4));
        return new TimedProcess(cpu, wall);
    }
}
