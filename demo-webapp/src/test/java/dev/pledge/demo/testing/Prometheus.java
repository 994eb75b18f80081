package dev.pledge.demo.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The machine's Prometheus, in a process of its own, which scrapes a shop every second. Closing it ends it. */
public final class Prometheus implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final URI address;
    private final Path output;

    /**
     * One series of an answer.
     *
     * @param labels its labels
     * @param value its value
     */
    public record Sample(Map<String, String> labels, double value) {}

    private Prometheus(Process process, URI address, Path output) {
        this.process = process;
        this.address = address;
        this.output = output;
    }

    /**
     * Returns whether there is one, and its promtool: for {@code @EnabledIf}.
     *
     * @throws AssertionError if something is missing, and {@code pledge.prometheus.required} is set
     */
    public static boolean isThere() {
        return Programs.areThere(List.of("prometheus", "promtool"), "pledge.prometheus.required");
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param directory takes its data
     * @param rules the files of rules, which it evaluates every second
     */
    public static Prometheus start(Path directory, ShopProcess shop, List<Path> rules) {
        StringBuilder files = new StringBuilder();
        rules.forEach(file -> files.append("  - ").append(file).append('\n'));
        try {
            Path config = Files.writeString(directory.resolve("prometheus.yml"), """
                    global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
                    rule_files:
                    %sscrape_configs:
                      - job_name: pledge
                        static_configs: [{ targets: ["%s"] }]
                    """.formatted(
                            files, shop.management("/").getAuthority()));
            int port = FreePort.find();
            Path output = directory.resolve("prometheus.log");
            Process process = new ProcessBuilder(
                            Programs.get("prometheus").toString(),
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + directory.resolve("prometheus"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            Prometheus started = new Prometheus(process, URI.create("http://127.0.0.1:" + port + "/"), output);
            started.awaitReady();
            return started;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Asks for the value of an expression now. */
    public List<Sample> query(String expression) {
        try {
            HttpResponse<String> answer =
                    get("api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
            JsonNode read = json.readTree(answer.body());
            if (!read.path("status").asText().equals("success")) {
                throw new AssertionError(expression + ": " + answer.body());
            }
            List<Sample> samples = new ArrayList<>();
            for (JsonNode one : read.path("data").path("result")) {
                Map<String, String> labels = new TreeMap<>();
                one.path("metric")
                        .properties()
                        .forEach(label ->
                                labels.put(label.getKey(), label.getValue().asText()));
                samples.add(new Sample(
                        labels, Double.parseDouble(one.path("value").path(1).asText())));
            }
            return samples;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(address.resolve(path))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                process.destroyForcibly();
                throw new AssertionError("Prometheus did not get ready:\n" + Files.readString(output));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private boolean isReady() {
        try {
            return get("-/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
