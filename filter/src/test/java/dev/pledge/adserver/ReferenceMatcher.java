package dev.pledge.adserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Matches one rule against one URL in the plainest way, however slow: what a rule means, once more in other words. */
final class ReferenceMatcher {
    private static final String HOST_ANCHOR = "^[a-z][a-z0-9+.-]*:/*+(?:[^/?#]*@)?(?:[^/?#:]*\\.)?";

    private final Set<String> suffixes = new HashSet<>();

    /** Makes a matcher that knows the public suffixes of a list in the format of publicsuffix.org. */
    ReferenceMatcher(Path publicSuffixList) throws IOException {
        for (String line : Files.readAllLines(publicSuffixList)) {
            if (!line.isBlank() && !line.startsWith("//")) {
                suffixes.add(line.strip());
            }
        }
    }

    /** Returns whether a rule, be it an exception or not, speaks of a URL on a page. */
    boolean matches(NetworkRule rule, String url, String pageUrl, ResourceType type) {
        String host = host(url);
        String page = host(pageUrl);
        return (rule.types() & type.bit()) != 0
                && party(rule.party(), host, page)
                && domains(rule.from(), page)
                && domains(rule.to(), host)
                && pattern(rule).matcher(url).find();
    }

    private boolean party(Party party, String host, String page) {
        boolean first = registrable(host).equals(registrable(page));
        return switch (party) {
            case ANY -> true;
            case FIRST -> first;
            case THIRD -> !first;
            case STRICT_FIRST -> host.equals(page);
            case STRICT_THIRD -> !host.equals(page);
        };
    }

    private boolean domains(Domains domains, String host) {
        return (domains.included().isEmpty() || any(domains.included(), host)) && !any(domains.excluded(), host);
    }

    private boolean any(List<String> domains, String host) {
        return domains.stream().anyMatch(domain -> {
            if (domain.endsWith(".*")) {
                String suffix = publicSuffix(host);
                String before = host.substring(0, Math.max(0, host.length() - suffix.length() - 1));
                return below(before, domain.substring(0, domain.length() - 2));
            }
            return below(host, domain);
        });
    }

    private static boolean below(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static Pattern pattern(NetworkRule rule) {
        int flags = rule.matchCase() ? 0 : Pattern.CASE_INSENSITIVE;
        if (rule.regex()) {
            return Pattern.compile(rule.pattern(), flags);
        }
        StringBuilder regex = new StringBuilder();
        regex.append(rule.start() == Anchor.HOST ? HOST_ANCHOR : rule.start() == Anchor.START ? "^" : "");
        for (char c : rule.pattern().toCharArray()) {
            regex.append(
                    switch (c) {
                        case '*' -> ".*";
                        case '^' -> "(?:[^a-zA-Z0-9_.%-]|$)";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return Pattern.compile(regex.append(rule.endAnchor() ? "$" : "").toString(), flags);
    }

    static String host(String url) {
        int start = url.indexOf("://") + "://".length();
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(start, end);
        String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d*$", "");
        return host.toLowerCase(Locale.ROOT);
    }

    String registrable(String host) {
        String suffix = publicSuffix(host);
        if (suffix.length() >= host.length() || HostName.isAddress(host)) {
            return host;
        }
        String before = host.substring(0, host.length() - suffix.length() - 1);
        return before.substring(before.lastIndexOf('.') + 1) + "." + suffix;
    }

    String publicSuffix(String host) {
        for (String rest = host; ; rest = rest.substring(rest.indexOf('.') + 1)) {
            int dot = rest.indexOf('.');
            if (dot < 0) {
                return rest;
            }
            if (suffixes.contains("!" + rest)) {
                return rest.substring(dot + 1);
            }
            if (suffixes.contains(rest) || suffixes.contains("*" + rest.substring(dot))) {
                return rest;
            }
        }
    }
}
