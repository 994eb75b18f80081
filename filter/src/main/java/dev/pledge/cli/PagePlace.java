package dev.pledge.cli;

import dev.pledge.cli.audit.DecodedPath;
import dev.pledge.html.UrlReference;

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
        return of("--page", page, contextPath);
    }

    /** @param option what the page was named by */
    static PagePlace of(String option, String page, String contextPath) throws UsageException {
        UrlReference url = UrlReference.parse(page);
        boolean http =
                url != null && (url.scheme().equals("http") || url.scheme().equals("https"));
        if (url == null || !http) {
            throw new UsageException(
                    option + ": found \"" + page + "\", expected an absolute URL with http: or https:");
        }
        String context = contextPath.equals("/") ? "" : contextPath;
        boolean plain = context.isEmpty() || context.startsWith("/") && !context.endsWith("/");
        if (!plain || !(url.path() + "/").startsWith(context + "/")) {
            throw new UsageException("--context: found \"" + contextPath + "\", expected a context path such as /shop"
                    + " that the path of " + option + " begins with");
        }
        String path = DecodedPath.of(url.path(), context);
        if (path == null) {
            throw new UsageException(option + ": found a path with a percent sign that encodes nothing");
        }
        return new PagePlace(url.text(), url.scheme().equals("https"), path, context);
    }
}
