package dev.pledge.adserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes up URLs, and rules that nearly fit them. */
final class RuleMaker {
    static final List<String> HOSTS = List.of(
            "ads.test",
            "a.ads.test",
            "b.com",
            "c.b.com",
            "b.co.uk",
            "d.b.co.uk",
            "shop.test",
            "www.shop.test",
            "x.blogspot.com",
            "y.blogspot.com",
            "192.0.2.1",
            "localhost");
    private static final List<String> PIECES = List.of(
            "ad",
            "ads",
            "/ads/",
            "banner",
            "track",
            "-160x600",
            "_img",
            ".gif",
            "?id=",
            "&x=",
            "/p/q/",
            "zone",
            "Zone",
            "z",
            "=1",
            "%2F",
            "js",
            "//",
            "b.com",
            "ads.test",
            "://",
            "http",
            "https://",
            "hello",
            "wxyz",
            ".",
            "-",
            ":80",
            "[x]",
            "(a)",
            ";v=1",
            "!",
            "A1B2",
            "%C3%A9",
            "'",
            "+",
            "~u",
            "_-.%",
            "@");
    private static final List<String> OPTIONS = List.of(
            "third-party",
            "~third-party",
            "strict1p",
            "strict3p",
            "match-case",
            "important",
            "domain=shop.test",
            "domain=~shop.test",
            "domain=b.*|ads.test",
            "domain=~b.*",
            "domain=x.blogspot.com|localhost|192.0.2.1",
            "domain=b.com|~c.b.com",
            "domain=www.shop.test|~shop.test|b.com",
            "to=b.com|~c.b.com",
            "to=ads.*",
            "denyallow=a.ads.test|b.com");
    private static final List<String> TYPES = List.of("script", "image", "subdocument", "xmlhttprequest", "document");
    private static final String LETTERS = "abdejsz-_./:?=&0169";

    private final Random random;

    RuleMaker(Random random) {
        this.random = random;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    String url() {
        StringBuilder url = new StringBuilder(chance(70) ? "https://" : chance(80) ? "http://" : "wss://");
        url.append(chance(5) ? one(List.of("user@", "me:pw@", "b.c:x@", "shop.test:x@")) : "");
        url.append(one(HOSTS)).append(chance(5) ? ":8080" : "");
        if (chance(95)) {
            url.append('/');
            for (int i = random.nextInt(7); i > 0; i--) {
                url.append(one(PIECES));
            }
        }
        return url.toString();
    }

    /** Changes one character after the host. */
    String mutated(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        if (path < 0 || path + 1 >= url.length()) {
            return url;
        }
        int at = path + 1 + random.nextInt(url.length() - path - 1);
        String with = chance(30) ? "" : String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return url.substring(0, at) + with + url.substring(chance(50) ? at : at + 1);
    }

    /** Returns rules; some take others back, some stand there twice. */
    List<String> rules(List<String> urls, int count) {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String again = rules.isEmpty() ? "" : one(rules);
            boolean bad = again.endsWith("badfilter");
            if (!again.isEmpty() && chance(10)) {
                rules.add(bad ? again : again + (again.contains("$") ? ",badfilter" : "$badfilter"));
            } else if (!again.isEmpty() && chance(5)) {
                rules.add(again);
            } else {
                rules.add(rule(one(urls)));
            }
        }
        return rules;
    }

    private String rule(String url) {
        boolean exception = chance(30);
        String pattern = chance(10) ? "||" + one(HOSTS) + "^" : pattern(url);
        return (exception ? "@@" : "") + pattern + (chance(45) ? "" : options(exception));
    }

    private String options(boolean exception) {
        List<String> options = new ArrayList<>();
        String not = chance(30) ? "~" : "";
        for (int i = random.nextInt(3); i > 0; i--) {
            options.add(not + one(TYPES));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            String option = one(OPTIONS);
            // What two of a kind mean together is not said anywhere.
            String kind = option.replaceAll("=.*|~|third-|strict[13]p|party", "");
            if (options.stream()
                    .noneMatch(other -> other.replaceAll("=.*|~|third-|strict[13]p|party", "")
                            .equals(kind))) {
                options.add(option);
            }
        }
        if (exception && chance(10)) {
            options.add("genericblock");
        }
        return options.isEmpty() ? "" : "$" + String.join(",", options);
    }

    /** Makes a pattern that fits a URL, or misses it by little. */
    String pattern(String url) {
        String name = ReferenceMatcher.host(url);
        int host = url.indexOf(name, url.indexOf("//") + 2);
        int kind = random.nextInt(10);
        int dot = url.indexOf('.', host);
        int from = kind < 3 ? (chance(70) || dot < 0 ? host : dot + 1) : kind < 5 ? 0 : random.nextInt(url.length());
        boolean toEnd = chance(10);
        int to = toEnd
                ? url.length()
                : Math.min(url.length(), from + (chance(10) ? 1 : 4) + random.nextInt(chance(50) ? 9 : 30));
        StringBuilder pattern = new StringBuilder();
        for (int at = from; at < to; at++) {
            char c = url.charAt(at);
            if (chance(6)) {
                pattern.append('*');
                at += random.nextInt(4) - 1;
            } else if (chance(25) && "/:?=&".indexOf(c) >= 0) {
                pattern.append('^');
            } else if (chance(2)) {
                pattern.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            } else {
                String letter = String.valueOf(c);
                pattern.append(chance(4) && at > host + name.length() ? letter.toUpperCase(Locale.ROOT) : letter);
            }
        }
        pattern.append(!toEnd && chance(10) ? "^" : "");
        String anchor = kind < 3 ? "||" : kind < 5 ? "|" : "";
        return safe(anchor, pattern.toString()) + (toEnd ? "|" : "");
    }

    /** Returns a pattern that is neither an expression, nor empty, nor for every URL. */
    private static String safe(String anchor, String pattern) {
        String enough = pattern.matches(".*[A-Za-z0-9].*") ? pattern : "z" + pattern;
        if (anchor.equals("||")) {
            return anchor
                    + enough.replaceAll("^\\*+", "z"); // Engines differ in whether a star here reaches the scheme.
        }
        if (anchor.isEmpty() && enough.matches("[!\\[@].*")) {
            return "z" + enough;
        }
        boolean expression = anchor.isEmpty() && enough.startsWith("/") && enough.endsWith("/");
        return anchor + (expression ? enough + "*" : enough);
    }
}
