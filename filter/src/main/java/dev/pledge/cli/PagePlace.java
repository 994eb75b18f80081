package dev.pledge.cli;

import dev.pledge.html.UrlReference;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a page would stand.
 *
 * @param url its absolute URL
 * @param secure whether it is sent over HTTPS
 * @param path its path within the application, as the policy's patterns are matched to: decoded, without path parameters
 * @param context the application's context path: empty, or with a leading slash and no trailing one
 */
record PagePlace(String url, boolean secure, String path, String context) {
    static PagePlace of(String page, String contextPath) throws UsageException {
        UrlReference url = UrlReference.parse(page);
        boolean http =
                url != null && (url.scheme().equals("http") || url.scheme().equals("https"));
        if (url == null || !http) {
            throw new UsageException("--page: found \"" + page + "\", expected an absolute URL with http: or https:");
        }
        String context = contextPath.equals("/") ? "" : contextPath;
        boolean plain = context.isEmpty() || context.startsWith("/") && !context.endsWith("/");
        if (!plain || !(url.path() + "/").startsWith(context + "/")) {
            throw new UsageException("--context: found \"" + contextPath + "\", expected a context path such as /shop"
                    + " that the path of --page begins with");
        }
        String path = decoded(url.path().substring(context.length()));
        return new PagePlace(url.text(), url.scheme().equals("https"), path.isEmpty() ? "/" : path, context);
    }

    private static String decoded(String path) throws UsageException {
        StringBuilder plain = new StringBuilder();
        boolean parameter = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            parameter = c == ';' || parameter && c != '/';
            if (!parameter) {
                // To the decoder, which is one of forms, a plus sign would be a space.
                plain.append(c == '+' ? "%2B" : c);
            }
        }
        try {
            return URLDecoder.decode(plain.toString(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--page: found a path with a percent sign that encodes nothing");
        }
    }
}
