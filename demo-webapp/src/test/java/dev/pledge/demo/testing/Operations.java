package dev.pledge.demo.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What ships for operations: the dashboard and the rules, as their files have them. */
public final class Operations {
    /** The directory with the files of Prometheus. */
    public static final Path PROMETHEUS = Path.of("src/main/operations/prometheus");

    /** The dashboard. */
    public static final Path DASHBOARD = Path.of("src/main/operations/grafana/pledge-dashboard.json");

    private static final String RECORDING = "recording.yml";
    private static final String ALERTS = "alerts.yml";

    private static final Pattern RANGE = Pattern.compile("(?<=\\[|offset )([0-9]+)([smhd])\\b");
    private static final Pattern FOR = Pattern.compile("(?<=for: )([0-9]+)([smhd])\\b");

    private Operations() {}

    /**
     * One rule.
     *
     * @param name the alert's name, or that of the series that is recorded
     * @param expression its expression
     */
    public record Rule(String name, String expression) {
        /** Returns what is compared with a threshold. */
        public String leftSide() {
            int depth = 0;
            for (int i = 0; i < expression.length(); i++) {
                char c = expression.charAt(i);
                depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
                if (depth == 0 && (c == '>' || c == '<')) {
                    return expression.substring(0, i).strip();
                }
            }
            throw new AssertionError(name + " compares nothing: " + expression);
        }
    }

    /** Returns the names and expressions of the alerts. */
    public static List<Rule> alerts() {
        return rules(read(PROMETHEUS.resolve(ALERTS)), "alert");
    }

    /** Returns the rules of both files, with their times shortened. */
    public static List<Rule> shortenedRules() {
        List<Rule> rules = new ArrayList<>(rules(shortened(read(PROMETHEUS.resolve(RECORDING))), "record"));
        rules.addAll(rules(shortened(read(PROMETHEUS.resolve(ALERTS))), "alert"));
        return rules;
    }

    private static List<Rule> rules(String yaml, String key) {
        List<Rule> rules = new ArrayList<>();
        Map<?, ?> file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
        for (Object group : list(file, "groups")) {
            for (Object each : list((Map<?, ?>) group, "rules")) {
                Map<?, ?> rule = (Map<?, ?>) each;
                rules.add(new Rule(String.valueOf(rule.get(key)), String.valueOf(rule.get("expr"))));
            }
        }
        return rules;
    }

    private static List<?> list(Map<?, ?> yaml, String key) {
        return (List<?>) Objects.requireNonNull(yaml.get(key), () -> "there is no " + key);
    }

    /**
     * Writes both files of rules with their times shortened: each range and offset to its 360th, but five seconds at least, and
     * each {@code for} to its 360th, but a second at least. No threshold is changed.
     */
    public static List<Path> writeShortened(Path directory) throws IOException {
        return List.of(
                Files.writeString(directory.resolve(RECORDING), shortened(read(PROMETHEUS.resolve(RECORDING)))),
                Files.writeString(directory.resolve(ALERTS), shortened(read(PROMETHEUS.resolve(ALERTS)))));
    }

    private static String shortened(String rules) {
        String ranges = RANGE.matcher(rules).replaceAll(time -> shortened(time, 5));
        return FOR.matcher(ranges).replaceAll(time -> shortened(time, 1));
    }

    private static String shortened(MatchResult time, long least) {
        long number = Long.parseLong(time.group(1));
        Duration whole = switch (time.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        return Math.max(least, whole.toSeconds() / 360) + "s";
    }

    /** Returns every expression of the dashboard, with its variables replaced as Grafana does it for a scrape each second. */
    public static List<String> dashboardExpressions() {
        try {
            List<String> found = new ArrayList<>();
            for (JsonNode expression :
                    new ObjectMapper().readTree(DASHBOARD.toFile()).findValues("expr")) {
                found.add(expression
                        .asText()
                        .replace("$__rate_interval", "5s")
                        .replace("$__range", "1m")
                        .replace("$job", ".*")
                        .replace("$instance", ".*"));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
