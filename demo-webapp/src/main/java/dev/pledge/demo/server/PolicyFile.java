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
 * port; on another port a copy with that port is used in its place.
 */
final class PolicyFile {
    private static final int DEFAULT_PORT = 8443;
    private static final Pattern DEFAULT_AUTHORITY =
            Pattern.compile("(?m)^([ \\t]*authority:[ \\t]*)[\"']?localhost:8443[\"']?(?=[ \\t]*(#.*)?$)");

    private PolicyFile() {}

    /**
     * Returns the file that the filter is to read.
     *
     * @param text the policy
     * @param given where it was read from; null if it is in the war
     * @param copy where to write the copy if one is needed
     * @return null if the one in the war is good as it is
     */
    static @Nullable Path forPort(int httpsPort, String text, @Nullable Path given, Path copy) throws IOException {
        Matcher authority = DEFAULT_AUTHORITY.matcher(text);
        if (httpsPort == DEFAULT_PORT || !authority.find()) {
            return given;
        }
        Files.writeString(copy, authority.replaceAll("$1localhost:" + httpsPort), StandardCharsets.UTF_8);
        return copy;
    }
}
