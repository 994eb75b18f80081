package dev.pledge.cookie;

import dev.pledge.policy.CookiePurpose;
import dev.pledge.policy.CookieRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a policy in the order in which they are tried: exact names, then prefixes, the longest first. The
 * container's session cookie is always among the exact ones, for a session. A name that begins with {@code $} matches
 * none: to containers that still read RFC 2965 it is an attribute.
 */
final class CookieRules {
    /** What {@link #indexOf} returns where no rule matches. */
    static final int NONE = -1;

    private final List<CookieRule> rules;
    private final String[] names;
    private final int exact;

    CookieRules(List<CookieRule> rules, String sessionCookieName) {
        List<CookieRule> exactRules = new ArrayList<>();
        List<CookieRule> prefixRules = new ArrayList<>();
        CookieRule session = CookieRule.session(sessionCookieName);
        for (CookieRule rule : rules) {
            if (isPrefix(rule)) {
                prefixRules.add(rule);
            } else if (!rule.name().equals(sessionCookieName)) {
                exactRules.add(rule);
            } else if (rule.purpose() == CookiePurpose.SESSION) {
                session = rule;
            }
        }
        exactRules.add(0, session);
        prefixRules.sort(
                Comparator.comparingInt((CookieRule r) -> r.name().length()).reversed());
        this.exact = exactRules.size();
        exactRules.addAll(prefixRules);
        this.rules = List.copyOf(exactRules);
        this.names = this.rules.stream()
                .map(r -> isPrefix(r) ? r.name().substring(0, r.name().length() - 1) : r.name())
                .toArray(String[]::new);
    }

    private static boolean isPrefix(CookieRule rule) {
        return rule.name().endsWith("*");
    }

    /** Returns the rule for the container's session cookie. */
    CookieRule session() {
        return rules.get(0);
    }

    /** Returns the rule for a name, or null. */
    @Nullable
    CookieRule find(String name) {
        int index = indexOf(name, 0, name.length());
        return index == NONE ? null : rules.get(index);
    }

    /** Returns the place of the rule for the name that stands in a part of a text, or {@link #NONE}; allocates nothing. */
    int indexOf(String text, int from, int to) {
        int length = to - from;
        if (length == 0 || text.charAt(from) == '$') {
            return NONE;
        }
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            boolean fits = i < exact ? name.length() == length : name.length() <= length;
            if (fits && text.startsWith(name, from)) {
                return isToken(text, from + name.length(), to) ? i : NONE;
            }
        }
        return NONE;
    }

    private static boolean isToken(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Syntax.isToken(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
