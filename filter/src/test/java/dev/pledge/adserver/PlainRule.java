package dev.pledge.adserver;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A rule on URLs, read and matched by the letter of the syntax, however slowly: nothing of what is tested is used but the
 * names of types. It knows what {@link RuleMaker} writes and what the real lists hold, not more.
 */
final class PlainRule {
    private static final Map<String, ResourceType> TYPES = types();

    final String text;
    final boolean exception;
    final String pattern;
    final Set<ResourceType> types;
    final boolean important;
    final boolean badFilter;
    final boolean matchCase;
    final boolean wholePage;
    final boolean genericBlock;

    /** Options that concern domains and parties, by name; a value that came twice is joined. */
    final Map<String, String> others = new TreeMap<>();

    PlainRule(String text) {
        this.text = text;
        exception = text.startsWith("@@");
        int dollar = optionsAt(text);
        pattern = text.substring(exception ? 2 : 0, dollar < 0 ? text.length() : dollar);
        Set<String> flags = new TreeSet<>();
        Set<ResourceType> named = EnumSet.noneOf(ResourceType.class);
        Set<ResourceType> not = EnumSet.noneOf(ResourceType.class);
        for (String option :
                dollar < 0 ? new String[0] : text.substring(dollar + 1).split(",", -1)) {
            String name = option.startsWith("~") ? option.substring(1) : option;
            if (TYPES.containsKey(name)) {
                (option.startsWith("~") ? not : named).add(TYPES.get(name));
            } else if (option.contains("=")) {
                others.merge(
                        option.substring(0, option.indexOf('=')),
                        option.substring(option.indexOf('=') + 1),
                        (one, two) -> one + "|" + two);
            } else {
                flags.add(option);
            }
        }
        important = flags.remove("important");
        badFilter = flags.remove("badfilter");
        matchCase = flags.remove("match-case");
        genericBlock = exception && flags.remove("genericblock");
        wholePage = exception && named.contains(ResourceType.DOCUMENT);
        flags.forEach(flag -> others.put(flag, ""));
        types = named.isEmpty() ? EnumSet.complementOf(EnumSet.of(ResourceType.DOCUMENT)) : EnumSet.copyOf(named);
        types.removeAll(not);
        if (genericBlock && named.isEmpty() && not.isEmpty()) {
            types.clear();
        }
    }

    private static Map<String, ResourceType> types() {
        Map<String, ResourceType> types = new TreeMap<>();
        for (ResourceType type : ResourceType.values()) {
            types.put(type.name().toLowerCase(Locale.ROOT), type);
        }
        return types;
    }

    private static int optionsAt(String text) {
        int dollar = text.lastIndexOf('$');
        return dollar >= 0 && text.substring(dollar + 1).matches("~?[a-z0-9-]+([=,].*)?") ? dollar : -1;
    }

    /** Returns whether it is the rule that a {@code badfilter} rule takes back. */
    boolean isTakenBackBy(PlainRule bad) {
        return bad.badFilter && !badFilter && meaning().equals(bad.meaning());
    }

    private List<Object> meaning() {
        Map<String, Set<String>> sets = new TreeMap<>();
        others.forEach((name, value) -> sets.put(name, new TreeSet<>(List.of(value.split("\\|", -1)))));
        String plain = pattern.replaceAll("\\*+$|^\\|{0,2}\\*+", "");
        String folded = matchCase || isRegex() ? plain : plain.toLowerCase(Locale.ROOT);
        return List.of(exception, folded, types, important, matchCase, wholePage, genericBlock, sets);
    }

    /** Returns whether it names no domain of a page. */
    boolean isGeneric() {
        String domains = others.getOrDefault("domain", "~");
        return List.of(domains.split("\\|", -1)).stream().allMatch(domain -> domain.startsWith("~"));
    }

    /** Returns whether it fits a URL, whatever that is loaded as. */
    boolean fits(String url, String host, String pageHost, ReferenceMatcher sites) {
        for (Map.Entry<String, String> other : others.entrySet()) {
            boolean holds = switch (other.getKey()) {
                case "third-party" -> !sites.registrable(host).equals(sites.registrable(pageHost));
                case "~third-party" -> sites.registrable(host).equals(sites.registrable(pageHost));
                case "strict1p" -> host.equals(pageHost);
                case "strict3p" -> !host.equals(pageHost);
                case "domain" -> takes(other.getValue(), pageHost, sites);
                case "to" -> takes(other.getValue(), host, sites);
                case "denyallow" -> !takes(other.getValue(), host, sites);
                default -> throw new IllegalStateException(other.getKey() + " in " + text);
            };
            if (!holds) {
                return false;
            }
        }
        return fits(url, host);
    }

    private static boolean takes(String domains, String host, ReferenceMatcher sites) {
        boolean any = true;
        boolean included = false;
        for (String domain : domains.split("\\|", -1)) {
            boolean not = domain.startsWith("~");
            boolean below = below(host, not ? domain.substring(1) : domain, sites);
            if (not && below) {
                return false;
            }
            any &= not;
            included |= !not && below;
        }
        return any || included;
    }

    private static boolean below(String host, String domain, ReferenceMatcher sites) {
        if (!domain.endsWith(".*")) {
            return host.equals(domain) || host.endsWith("." + domain);
        }
        String suffix = "." + sites.publicSuffix(host);
        String name = domain.substring(0, domain.length() - 2);
        return host.endsWith(suffix)
                && !host.matches("[0-9.]+|\\[.*")
                && below(host.substring(0, host.length() - suffix.length()), name, sites);
    }

    boolean isRegex() {
        return pattern.length() > 2 && pattern.startsWith("/") && pattern.endsWith("/");
    }

    private boolean fits(String url, String host) {
        if (isRegex()) {
            String expression = pattern.substring(1, pattern.length() - 1);
            return Pattern.compile(expression, matchCase ? 0 : Pattern.CASE_INSENSITIVE)
                    .matcher(url)
                    .find();
        }
        String in = matchCase ? url : url.toLowerCase(Locale.ROOT);
        String what = matchCase ? pattern : pattern.toLowerCase(Locale.ROOT);
        boolean toEnd = what.endsWith("|");
        what = toEnd ? what.substring(0, what.length() - 1) : what;
        if (what.startsWith("||")) {
            int start = hostAt(url);
            for (int at = start; at < start + host.length(); at++) {
                if ((at == start || in.charAt(at - 1) == '.') && fits(what, 2, in, at, toEnd)) {
                    return true;
                }
            }
            return false;
        }
        if (what.startsWith("|")) {
            return fits(what, 1, in, 0, toEnd);
        }
        for (int at = 0; at <= in.length(); at++) {
            if (fits(what, 0, in, at, toEnd)) {
                return true;
            }
        }
        return false;
    }

    private static int hostAt(String url) {
        int start = url.indexOf("://") + 3;
        int end = start;
        while (end < url.length() && "/?".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return Math.max(start, url.lastIndexOf('@', end) + 1);
    }

    private static boolean fits(String what, int from, String url, int at, boolean toEnd) {
        if (from == what.length()) {
            return !toEnd || at == url.length();
        }
        char c = what.charAt(from);
        if (c == '*') {
            for (int next = at; next <= url.length(); next++) {
                if (fits(what, from + 1, url, next, toEnd)) {
                    return true;
                }
            }
            return false;
        }
        if (at == url.length()) {
            return c == '^' && fits(what, from + 1, url, at, toEnd);
        }
        char found = url.charAt(at);
        boolean same = c == '^' ? !Character.isLetterOrDigit(found) && "_-.%".indexOf(found) < 0 : c == found;
        return same && fits(what, from + 1, url, at + 1, toEnd);
    }

    @Override
    public String toString() {
        return text;
    }
}
