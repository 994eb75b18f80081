package dev.pledge.demo.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The policy of one run. A policy that sends visitors to {@code localhost:8443} is meant for this shop on its default
 * port, one whose operations are at port 8081 for its default management port, and the one in the war, which keeps its statistics and records in {@code pledge-demo-data}, for its default directory;
 * elsewhere a copy with these ports and that directory is used in its place.
 */
final class PolicyFile {
    private static final int DEFAULT_PORT = 8443;
    private static final Pattern DEFAULT_AUTHORITY =
            Pattern.compile("(?m)^([ \\t]*authority:[ \\t]*)[\"']?localhost:8443[\"']?(?=[ \\t]*(#.*)?$)");

    private static final int DEFAULT_MANAGEMENT = 8081;
    private static final Pattern DEFAULT_OPERATIONS =
            Pattern.compile("(?m)^([ \\t]*port:[ \\t]*)8081(?=[ \\t]*(#.*)?$)");

    private static final Path DEFAULT_DATA = Path.of("pledge-demo-data");
    private static final Pattern DEFAULT_PLACE = Pattern.compile(
            "(?m)^([ \\t]*data:[ \\t]*)[\"']?file:pledge-demo-data/(statistics|records)[\"']?(?=[ \\t]*(#.*)?$)");

    private PolicyFile() {}

    /**
     * Returns the file that the filter is to read.
     *
     * @param data the shop's data directory, in which a copy is written if one is needed
     * @param text the policy
     * @param given where it was read from; null if it is in the war
     * @return null if the one in the war is good as it is
     */
    static @Nullable Path forRun(int httpsPort, int managementPort, Path data, String text, @Nullable Path given)
            throws IOException {
        String adapted = text;
        if (httpsPort != DEFAULT_PORT) {
            adapted = DEFAULT_AUTHORITY.matcher(adapted).replaceAll("$1localhost:" + httpsPort);
        }
        if (managementPort != DEFAULT_MANAGEMENT) {
            adapted = DEFAULT_OPERATIONS.matcher(adapted).replaceAll("$1" + managementPort);
        }
        if (given == null && !data.equals(DEFAULT_DATA)) {
            // In single quotes YAML takes every character as it is, but these quotes.
            String place = data.toAbsolutePath().toString().replace("'", "''");
            adapted = DEFAULT_PLACE.matcher(adapted).replaceAll("$1'file:" + Matcher.quoteReplacement(place) + "/$2'");
        }
        if (adapted.equals(text)) {
            return given;
        }
        Path copy = data.resolve("privacy-policy.yaml");
        Files.writeString(copy, adapted, StandardCharsets.UTF_8);
        return copy;
    }
}
