package dev.pledge.adserver;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of EasyList and EasyPrivacy, and URLs that they fit. */
final class RealRules {
    /** What it takes more than the syntax to fit. */
    private static final String NOT_HERE = ".*[$,](popup|csp=.*|redirect.*|generichide|elemhide|rewrite=.*)(,.*)?";

    private static final Set<String> KNOWN = Set.of("third-party", "~third-party", "domain");

    private static final List<String> ALL = all();

    /** Those that do not speak of a whole host, and are no regular expressions. */
    static final List<PlainRule> OTHERS = ALL.stream()
            .filter(line -> !line.matches("(@@)?\\|\\|[a-z0-9._-]+\\^") && !line.matches(NOT_HERE))
            .map(PlainRule::new)
            .filter(rule -> !rule.isRegex() && !rule.types.isEmpty() && KNOWN.containsAll(rule.others.keySet()))
            .toList();

    private RealRules() {}

    private static List<String> all() {
        List<String> rules = new ArrayList<>();
        for (String list : List.of("easylist", "easyprivacy")) {
            try (BufferedReader lines = AdServerData.lines("adserver/" + list + ".txt.gz")) {
                lines.lines()
                        .filter(line -> !line.startsWith("!") && !line.matches("\\[.*|[^/|]*#[@?$%]*#.*"))
                        .forEach(rules::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return rules;
    }

    /** Compiles all of them, or the exceptions with one rule that blocks everything. */
    static CompiledLists compiled(boolean exceptions) throws IOException {
        ListCompiler compiler = new ListCompiler(PublicSuffixes.read());
        String rules = ALL.stream()
                .filter(rule -> !exceptions || rule.startsWith("@@"))
                .collect(Collectors.joining("\n", "[Adblock Plus 2.0]\n", "\n"));
        FilterListReader.read("real", new ByteArrayInputStream(rules.getBytes(StandardCharsets.UTF_8)), compiler);
        if (exceptions) {
            compiler.rule(Lists.everything());
        }
        return compiler.compile();
    }

    /** Returns a URL that a rule is likely to fit. */
    static String url(PlainRule rule, RuleMaker maker) {
        boolean ofHost = rule.pattern.startsWith("||");
        boolean atStart = !ofHost && rule.pattern.startsWith("|");
        boolean toEnd = rule.pattern.endsWith("|");
        String body = rule.pattern.replaceAll("^\\|{1,2}|\\|$", "");
        StringBuilder url = new StringBuilder();
        if (atStart && !body.contains("://")) {
            url.append("https://");
        } else if (ofHost) {
            url.append(maker.one(List.of("https://", "https://x.", "http://a.www.")));
        } else if (!atStart) {
            url.append(body.startsWith("://") ? "https" : "https://x.test/" + maker.one(List.of("", "q", "q=", "qqq")));
        }
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            boolean last = i + 1 == body.length();
            switch (c) {
                case '*' -> url.append(maker.one(List.of("", "7", "zz9", "-a.b/c")));
                case '^' -> url.append(last && maker.chance(30) ? "" : maker.one(List.of("/", "/", "?")));
                default ->
                    url.append(maker.chance(3) && !rule.matchCase && isInPath(url) ? Character.toUpperCase(c) : c);
            }
        }
        if (!isInPath(url)) {
            url.append(toEnd ? "" : "/");
        }
        return url.append(toEnd ? "" : maker.one(List.of("", "x", "/1.js"))).toString();
    }

    private static boolean isInPath(CharSequence url) {
        return url.toString().matches("[a-z]+://[^/?]*[/?].*");
    }

    /** Returns a page on which a rule is likely to fit a URL. */
    static String page(PlainRule rule, String url, RuleMaker maker) {
        String domains = rule.others.getOrDefault("domain", "~");
        String domain = maker.one(List.of(domains.split("\\|", -1)));
        if (!domain.startsWith("~")) {
            return "https://" + maker.one(List.of("", "www.")) + domain.replace(".*", ".co.uk") + "/";
        }
        boolean own = rule.others.containsKey("~third-party");
        return "https://" + (own ? ReferenceMatcher.host(url) : "page.test") + "/";
    }
}
