package dev.pledge.page;

import dev.pledge.html.UrlReference;
import dev.pledge.policy.SensitiveFormPolicy;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Tells whether a URL of the own host leads to a path that the policy lists, read as a container reads paths: decoded,
 * without path parameters, within the context.
 *
 * @param policy the promise on sensitive forms
 * @param contextPath the context path as it stands in URLs
 */
record SensitiveTargets(SensitiveFormPolicy policy, String contextPath) {
    boolean covers(UrlReference url) {
        if (policy.paths().isEmpty()) {
            return false;
        }
        String path = url.path();
        if (!path.startsWith(contextPath) || !path.startsWith("/", contextPath.length())) {
            return false;
        }
        return policy.covers(decoded(withoutParameters(path.substring(contextPath.length()))));
    }

    private static String withoutParameters(String path) {
        if (path.indexOf(';') < 0) {
            return path;
        }
        StringBuilder out = new StringBuilder(path.length());
        boolean parameter = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            parameter = c == ';' || parameter && c != '/';
            if (!parameter) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            int high = c == '%' && i + 2 < path.length() ? Character.digit(path.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(path.charAt(i + 2), 16);
            if (low < 0) {
                out.write(c);
            } else {
                out.write(high << 4 | low);
                i += 2;
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
