package dev.pledge.cli.audit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A path as the policy's patterns are matched to it: within the context, decoded, without path parameters. */
public final class DecodedPath {
    private DecodedPath() {}

    /**
     * Returns the path; null if it has a percent sign that encodes nothing.
     *
     * @param path the path as it stands in a URL, below the context path
     * @param context the context path, empty for none
     */
    public static @Nullable String of(String path, String context) {
        StringBuilder plain = new StringBuilder();
        boolean parameter = false;
        for (int i = context.length(); i < path.length(); i++) {
            char c = path.charAt(i);
            parameter = c == ';' || parameter && c != '/';
            if (!parameter) {
                // To the decoder, which is one of forms, a plus sign would be a space.
                plain.append(c == '+' ? "%2B" : c);
            }
        }
        try {
            String decoded = URLDecoder.decode(plain.toString(), StandardCharsets.UTF_8);
            return decoded.isEmpty() ? "/" : decoded;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
