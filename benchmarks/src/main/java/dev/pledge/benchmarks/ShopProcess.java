package dev.pledge.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The demo shop as a process of its own, on ports that were free. */
final class ShopProcess implements AutoCloseable {
    private static final String ADDRESS = "http:";
    private static final String LAST_LINE = "data:";
    private static final String SESSION_COOKIE = "JSESSIONID=";

    private final Process process;
    private final int port;

    private ShopProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a shop and waits until it is open.
     *
     * @param data its directory; its log is written there too
     * @param recording where its flight recording goes; null for none
     * @throws IOException if it does not open
     */
    static ShopProcess start(Path war, Path data, boolean governed, @Nullable Path recording) throws IOException {
        Files.createDirectories(data);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // One fixed heap, so that two shops do not differ by how they grew.
        command.addAll(List.of("-Xms512m", "-Xmx512m"));
        if (recording != null) {
            command.add("-XX:StartFlightRecording=settings=profile,filename=" + recording.toAbsolutePath());
        }
        command.addAll(List.of("-jar", war.toString(), "--http-port", "0", "--https-port", "0"));
        command.addAll(List.of("--management-port", "0", "--data", data.toString()));
        if (!governed) {
            command.add("--ungoverned");
        }
        Path log = data.resolve("stderr.log");
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        boolean open = false;
        try {
            int port = readyPort(process, log);
            open = true;
            return new ShopProcess(process, port);
        } finally {
            if (!open) {
                process.destroy();
            }
        }
    }

    int port() {
        return port;
    }

    /** Returns the processor time that the shop has used so far, in nanoseconds; the system counts it in 10 ms. */
    long cpuNanos() {
        return process.info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElseThrow(() -> new IllegalStateException("this system does not tell a process's CPU time"));
    }

    /** Visits the home page and returns the {@code Cookie} field of whoever now has a session. */
    String openSession() throws IOException, InterruptedException {
        HttpRequest home = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                .build();
        HttpResponse<Void> answer = HttpClient.newHttpClient().send(home, HttpResponse.BodyHandlers.discarding());
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(SESSION_COOKIE))
                .map(cookie -> cookie.split(";", 2)[0])
                .findFirst()
                .orElseThrow(() -> new IOException("the home page opened no session: " + answer));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int readyPort(Process process, Path log) throws IOException {
        // Not closed while the shop runs: it would die of the first line that it then prints.
        BufferedReader lines = process.inputReader();
        int port = -1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(ADDRESS)) {
                port = URI.create(line.substring(ADDRESS.length()).trim()).getPort();
            } else if (line.startsWith(LAST_LINE) && port > 0) {
                return port;
            }
        }
        throw new IOException("the shop did not open:\n" + Files.readString(log));
    }
}
