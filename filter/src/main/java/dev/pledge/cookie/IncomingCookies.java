package dev.pledge.cookie;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.policy.DuplicateCookies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

// Decides on the Cookie fields of a request, in two passes. The first finds out, without allocating anything, whether
// each pair is allowed and each rule is used once: then nothing is to be done, and this is how most requests are. Only
// where that is not so, the second takes the pairs apart.
final class IncomingCookies {
    private static final int EMPTY = -1;
    private static final List<Reason> REASONS = List.of(Reason.values());

    private final CookieRules rules;
    private final DuplicateCookies duplicates;

    IncomingCookies(CookieRules rules, DuplicateCookies duplicates) {
        this.rules = rules;
        this.duplicates = duplicates;
    }

    Incoming decide(List<String> headers, Evidence evidence) {
        if (areAllAllowedOnce(headers)) {
            return Incoming.unchanged(rules, headers);
        }
        List<List<CookiePair>> fields = new ArrayList<>(headers.size());
        Map<String, Integer> counts = new HashMap<>();
        for (String header : headers) {
            fields.add(pairs(header, counts, evidence));
        }
        Set<String> repeated = repeated(counts, evidence);
        Set<String> refused = duplicates == DuplicateCookies.REFUSE ? repeated : Set.of();
        return rewritten(headers, fields, refused);
    }

    private boolean areAllAllowedOnce(List<String> headers) {
        long used = 0;
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            int end;
            for (int at = 0; at < header.length(); at = end + 1) {
                end = Syntax.find(header, ';', at, header.length());
                int judged = judge(header, at, end);
                if (judged == EMPTY) {
                    continue;
                }
                if (judged < 0 || judged >= Long.SIZE || (used & 1L << judged) != 0) {
                    return false;
                }
                used |= 1L << judged;
            }
        }
        return true;
    }

    /** Returns the place of the rule that allows a pair; or {@link #EMPTY} for white space; or less, for a reason. */
    private int judge(String header, int from, int to) {
        int start = Syntax.skipSpace(header, from, to);
        int end = Syntax.dropSpace(header, start, to);
        if (start == end) {
            return EMPTY;
        }
        int equals = Syntax.find(header, '=', start, end);
        int nameEnd = Syntax.dropSpace(header, start, equals);
        if (equals == end || nameEnd == start) {
            return judgement(Reason.NAMELESS);
        }
        if (header.charAt(start) == '$') {
            return judgement(Reason.PHANTOM);
        }
        int rule = rules.indexOf(header, start, nameEnd);
        if (rule == CookieRules.NONE) {
            return judgement(Reason.NOT_ALLOWED);
        }
        int value = Syntax.skipSpace(header, equals + 1, end);
        int quotes = 0;
        int escaped = 0;
        for (int i = value; i < end; i++) {
            char c = header.charAt(i);
            if (Syntax.isControl(c)) {
                return judgement(Reason.MALFORMED);
            }
            if (c == '"') {
                quotes++;
                escaped += header.charAt(i - 1) == '\\' ? 1 : 0;
            }
        }
        // Containers differ in whether a backslash keeps a quote from ending the value: both readings must be balanced.
        return (quotes & 1) == 0 && (escaped & 1) == 0 ? rule : judgement(Reason.QUOTES);
    }

    private static int judgement(Reason reason) {
        return EMPTY - 1 - REASONS.indexOf(reason);
    }

    private List<CookiePair> pairs(String header, Map<String, Integer> counts, Evidence evidence) {
        List<CookiePair> pairs = new ArrayList<>();
        int end;
        for (int at = 0; at < header.length(); at = end + 1) {
            end = Syntax.find(header, ';', at, header.length());
            int judged = judge(header, at, end);
            if (judged == EMPTY) {
                continue;
            }
            Reason reason = judged >= 0 ? null : REASONS.get(EMPTY - 1 - judged);
            CookiePair pair = CookiePair.of(Syntax.trim(header, at, end), reason);
            pairs.add(pair);
            if (reason == null) {
                counts.merge(pair.name(), 1, Integer::sum);
            } else {
                evidence.found(Kind.COOKIE_HIDDEN, Syntax.shown(pair.name()), reason.label(), reason.rule());
            }
        }
        return pairs;
    }

    private Set<String> repeated(Map<String, Integer> counts, Evidence evidence) {
        Set<String> repeated = new HashSet<>();
        String label = duplicates == DuplicateCookies.REFUSE ? "refused" : "kept";
        counts.forEach((name, count) -> {
            if (count > 1) {
                repeated.add(name);
                evidence.found(Kind.COOKIE_DUPLICATE, Syntax.shown(name), label);
            }
        });
        return repeated;
    }

    private Incoming rewritten(List<String> headers, List<List<CookiePair>> fields, Set<String> refused) {
        List<String> left = new ArrayList<>(fields.size());
        Map<String, List<String>> kept = new HashMap<>();
        Set<String> hidden = new LinkedHashSet<>();
        Set<String> contested = new HashSet<>(refused);
        boolean changed = false;
        for (int i = 0; i < fields.size(); i++) {
            StringBuilder field = new StringBuilder();
            boolean whole = true;
            for (CookiePair pair : fields.get(i)) {
                if (pair.reason() == null && !refused.contains(pair.name())) {
                    field.append(field.isEmpty() ? "" : "; ").append(pair.text());
                    kept.computeIfAbsent(pair.name(), n -> new ArrayList<>(1)).add(pair.value());
                    continue;
                }
                whole = false;
                if (pair.reason() == Reason.NOT_ALLOWED || pair.reason() == Reason.PHANTOM) {
                    hidden.add(pair.name());
                } else {
                    contested.add(pair.name());
                }
            }
            changed |= !whole;
            if (whole) {
                left.add(headers.get(i));
            } else if (!field.isEmpty()) {
                left.add(field.toString());
            }
        }
        return changed
                ? Incoming.rewritten(rules, left, List.copyOf(hidden), kept, contested)
                : Incoming.unchanged(rules, headers);
    }
}
