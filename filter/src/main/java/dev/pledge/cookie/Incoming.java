package dev.pledge.cookie;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is left of the {@code Cookie} fields of a request. Immutable, as far as the caller's list of fields is. */
public final class Incoming {
    private final CookieRules rules;
    private final boolean changed;
    private final List<String> headers;
    private final List<String> hiddenNames;
    private final Map<String, List<String>> kept;
    private final Set<String> contested;

    private Incoming(
            CookieRules rules,
            boolean changed,
            List<String> headers,
            List<String> hiddenNames,
            Map<String, List<String>> kept,
            Set<String> contested) {
        this.rules = rules;
        this.changed = changed;
        this.headers = headers;
        this.hiddenNames = hiddenNames;
        this.kept = kept;
        this.contested = contested;
    }

    static Incoming unchanged(CookieRules rules, List<String> headers) {
        return new Incoming(rules, false, headers, List.of(), Map.of(), Set.of());
    }

    static Incoming rewritten(
            CookieRules rules,
            List<String> headers,
            List<String> hiddenNames,
            Map<String, List<String>> kept,
            Set<String> contested) {
        return new Incoming(rules, true, List.copyOf(headers), hiddenNames, kept, contested);
    }

    /** Returns whether anything is hidden. */
    public boolean changed() {
        return changed;
    }

    /** Returns the fields' values as the application may see them: the same list if nothing is hidden, empty if all is. */
    public List<String> headers() {
        return headers;
    }

    /**
     * Returns the names of the cookies that are hidden because they are not allowed, each once, as the browser sent
     * them: those that may be deleted there. A cookie of an allowed name is never among them.
     */
    public List<String> hiddenNames() {
        return hiddenNames;
    }

    /**
     * Returns whether a cookie that the container has read is one that the application may see. The container may have
     * read the fields in another way; this is what {@code getCookies()} has to be filtered by so that it agrees with
     * {@link #headers()}.
     *
     * @param name the name, as the container has it
     * @param value the value, as the container has it: with or without the quotes around it
     */
    public boolean keeps(String name, String value) {
        if (!changed) {
            return rules.find(name) != null;
        }
        List<String> values = kept.get(name);
        if (values == null) {
            return false;
        }
        // Where one copy of a name is hidden and another is not, only the value tells them apart.
        return !contested.contains(name) || values.contains(value) || values.contains('"' + value + '"');
    }
}
