package dev.pledge.benchmarks;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.Anchor;
import dev.pledge.adserver.CosmeticRule;
import dev.pledge.adserver.FilterListReader;
import dev.pledge.adserver.ListFormat;
import dev.pledge.adserver.NetworkRule;
import dev.pledge.adserver.ResourceType;
import dev.pledge.adserver.RuleSink;
import dev.pledge.adserver.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The baseline: what a Java programmer writes in an afternoon. A {@code HashSet} of hosts, walked suffix by suffix; rules
 * with a host in a {@code HashMap} by that host; all others in a list, each with the longest text that a URL must have in
 * it, and a pattern of the JDK for those that have it. It leaves out the party, domains and exceptions, which only saves it
 * work.
 */
final class PlainLists implements AdServers, RuleSink {
    private static final Verdict BLOCKED = new Verdict(Verdict.Kind.BLOCKED, "a rule", "a list", "unknown");

    private final Set<String> hosts = new HashSet<>();
    private final Map<String, List<PlainRule>> byHost = new HashMap<>();
    private final List<PlainRule> others = new ArrayList<>();

    private record PlainRule(String literal, Pattern pattern, int types) {
        boolean fits(String url, String lower, ResourceType type) {
            return (types & type.bit()) != 0
                    && lower.contains(literal)
                    && pattern.matcher(url).find();
        }
    }

    static PlainLists of(AdLists lists) throws IOException {
        PlainLists plain = new PlainLists();
        for (int i = 0; i < AdLists.NAMES.size(); i++) {
            FilterListReader.read(AdLists.NAMES.get(i), new ByteArrayInputStream(lists.text(i)), plain);
        }
        return plain;
    }

    @Override
    public Verdict verdict(CharSequence url, CharSequence host, ResourceType type, String pageHost) {
        String whole = url.toString();
        String lower = whole.toLowerCase(Locale.ROOT);
        for (String suffix = host.toString(); ; suffix = suffix.substring(suffix.indexOf('.') + 1)) {
            if (hosts.contains(suffix) || fits(byHost.getOrDefault(suffix, List.of()), whole, lower, type)) {
                return BLOCKED;
            }
            if (suffix.indexOf('.') < 0) {
                break;
            }
        }
        return fits(others, whole, lower, type) ? BLOCKED : Verdict.NONE;
    }

    private static boolean fits(List<PlainRule> rules, String url, String lower, ResourceType type) {
        for (PlainRule rule : rules) {
            if (rule.fits(url, lower, type)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String revision() {
        return "";
    }

    @Override
    public void begin(String list, ListFormat format) {}

    @Override
    public void host(CharSequence host, boolean exception, int line) {
        if (!exception) {
            hosts.add(host.toString());
        }
    }

    @Override
    public void rule(NetworkRule rule) {
        if (rule.exception() || !rule.from().isAny()) {
            return;
        }
        PlainRule plain = new PlainRule(literal(rule), pattern(rule), rule.types());
        String host = rule.start() == Anchor.HOST ? rule.pattern().split("[/^*?:]", 2)[0] : "";
        if (!host.isEmpty()
                && host.length() < rule.pattern().length()
                && rule.pattern().charAt(host.length()) != '*') {
            byHost.computeIfAbsent(host, h -> new ArrayList<>(1)).add(plain);
        } else {
            others.add(plain);
        }
    }

    @Override
    public void cosmetic(CosmeticRule rule) {}

    private static String literal(NetworkRule rule) {
        String longest = "";
        for (String part : rule.regex() ? new String[0] : rule.pattern().split("[*^]", -1)) {
            longest = part.length() > longest.length() ? part : longest;
        }
        return longest.toLowerCase(Locale.ROOT);
    }

    private static Pattern pattern(NetworkRule rule) {
        int flags = rule.matchCase() ? 0 : Pattern.CASE_INSENSITIVE;
        if (rule.regex()) {
            return Pattern.compile(rule.pattern(), flags);
        }
        StringBuilder regex = new StringBuilder(
                switch (rule.start()) {
                    case NONE -> "";
                    case START -> "^";
                    case HOST -> "^[a-z]+://(?:[^/?#]*\\.)?";
                });
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
}
