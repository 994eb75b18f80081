package dev.pledge.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * GoAccess, as told to count what Pledge counts: pages without their queries, whatever the method's and protocol's name.
 * Style sheets, pictures and answers of 404 are none of its requests panel.
 */
final class GoAccess {
    /** All panels but that of the requested pages. */
    private static final List<String> OTHER_PANELS = List.of(
            "VISITORS",
            "REQUESTS_STATIC",
            "NOT_FOUND",
            "HOSTS",
            "OS",
            "BROWSERS",
            "VISIT_TIMES",
            "VIRTUAL_HOSTS",
            "REFERRERS",
            "REFERRING_SITES",
            "KEYPHRASES",
            "STATUS_CODES",
            "REMOTE_USER",
            "CACHE_STATUS",
            "GEO_LOCATION",
            "MIME_TYPE",
            "TLS_TYPE");

    private final String command;
    private final Path log;
    private final Path directory;
    private final Path report;

    /**
     * @param command what to run
     * @param directory where the report goes
     */
    GoAccess(String command, Path log, Path directory) {
        this.command = command;
        this.log = log;
        this.directory = directory;
        this.report = directory.resolve("report.json");
    }

    /**
     * Returns what GoAccess calls itself.
     *
     * @throws IllegalArgumentException if it is not there
     */
    static String version(String command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command, "--version").start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said.lines().findFirst().orElse(command);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "there is no " + command + "; Debian's package goaccess has it: apt-get install goaccess", e);
        }
    }

    /** Counts anew; see {@link #pages}. */
    TimedProcess run(boolean requestsOnly) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(command, log.toString()));
        arguments.addAll(List.of("--no-global-config", "--no-progress", "--log-format=COMBINED"));
        arguments.addAll(List.of("--no-query-string", "--http-method=no", "--http-protocol=no"));
        // GoAccess's own list, which these take the place of, lacks the last.
        for (String ending : List.of(".css", ".js", ".png", ".ico")) {
            arguments.add("--static-file=" + ending);
        }
        arguments.addAll(List.of("--max-items=1000000", "--output=" + report));
        if (requestsOnly) {
            OTHER_PANELS.forEach(panel -> arguments.add("--ignore-panel=" + panel));
        }
        return TimedProcess.run(arguments, directory);
    }

    /** Returns how often each page was requested, as the last report says. */
    Map<String, Long> pages() throws IOException {
        Map<String, Long> pages = new HashMap<>();
        for (JsonNode page :
                new ObjectMapper().readTree(report.toFile()).path("requests").path("data")) {
            pages.put(
                    page.path("data").asText(), page.path("hits").path("count").asLong());
        }
        return pages;
    }
}
