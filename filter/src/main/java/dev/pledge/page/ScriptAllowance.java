package dev.pledge.page;

import dev.pledge.html.UrlReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Content-Security-Policy} that lets one script of the page's own host run, and besides that nothing more than
 * the policy that it was made of (CSP level 3, sections 6.7.1.1 and 6.8.1). Immutable.
 *
 * <p>What decides over a script element is the directive {@code script-src-elem}, else {@code script-src}, else
 * {@code default-src}; the last is left as it is, for all else that falls back on it, and a {@code script-src} with the
 * same sources is put beside it. Where {@code 'strict-dynamic'} makes browsers ignore hosts, the script's hash is
 * allowed, and its tag has to carry the same hash.
 */
final class ScriptAllowance {
    /** Stands for the script's address until the page is known. */
    private static final char PLACE = '\0';

    private final String policy;
    private final String path;
    private final String hash;
    private boolean hashed;

    /**
     * @param policy the header's value: one policy, or several with commas between them
     * @param path the script's path within the application
     * @param hash the script's hash, such as {@code sha256-...}
     */
    ScriptAllowance(String policy, String path, String hash) {
        this.path = path;
        this.hash = hash;
        List<String> policies = new ArrayList<>();
        for (String one : policy.split(",", -1)) {
            policies.add(allowing(one));
        }
        this.policy = String.join(",", policies);
    }

    /** Returns whether the script's tag has to carry its hash. */
    boolean byHash() {
        return hashed;
    }

    /** Returns the header's value, or null if it depends on the page. */
    @Nullable
    String always() {
        return policy.indexOf(PLACE) < 0 ? policy : null;
    }

    /** Returns the header's value for a page. */
    String on(PageContext page) {
        UrlReference url = UrlReference.parse(page.url());
        String authority = url == null ? "" : url.authority();
        // Neither of the two can stand in a source.
        String escaped = (page.contextPath() + path).replace(";", "%3B").replace(",", "%2C");
        return policy.replace(Character.toString(PLACE), authority + escaped);
    }

    private String allowing(String one) {
        String[] directives = one.split(";", -1);
        int deciding = -1;
        for (String name : List.of("script-src-elem", "script-src", "default-src")) {
            for (int i = 0; i < directives.length && deciding < 0; i++) {
                deciding = words(directives[i])[0].equalsIgnoreCase(name) ? i : deciding;
            }
        }
        if (deciding < 0) {
            return one;
        }
        String[] words = words(directives[deciding]);
        List<String> sources = new ArrayList<>(Arrays.asList(words).subList(1, words.length));
        List<String> lower =
                sources.stream().map(s -> s.toLowerCase(Locale.ROOT)).toList();
        boolean dynamic = lower.contains("'strict-dynamic'");
        if (!dynamic && (lower.contains("'self'") || lower.contains("*") || lower.contains("http:"))) {
            return one;
        }
        hashed |= dynamic;
        sources.removeIf(s -> s.equalsIgnoreCase("'none'"));
        sources.add(dynamic ? '\'' + hash + '\'' : Character.toString(PLACE));
        String all = String.join(" ", sources);
        if (words[0].equalsIgnoreCase("default-src")) {
            String kept = one.stripTrailing();
            return kept + (kept.endsWith(";") ? " " : "; ") + "script-src " + all;
        }
        directives[deciding] = (deciding > 0 ? " " : "") + words[0] + ' ' + all;
        return String.join(";", directives);
    }

    /** Returns a directive's name and its sources; the name is empty if there is none. */
    private static String[] words(String directive) {
        return directive.strip().split("\\s+");
    }
}
