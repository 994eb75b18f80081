package dev.pledge.adserver;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of one rule, read one after the other. For one thread. */
final class RuleOptions {
    private static final Map<String, Integer> TYPES = Map.ofEntries(
            Map.entry("script", ResourceType.SCRIPT.bit()),
            Map.entry("image", ResourceType.IMAGE.bit()),
            Map.entry("background", ResourceType.IMAGE.bit()),
            Map.entry("stylesheet", ResourceType.STYLESHEET.bit()),
            Map.entry("css", ResourceType.STYLESHEET.bit()),
            Map.entry("object", ResourceType.OBJECT.bit()),
            Map.entry("object-subrequest", ResourceType.OBJECT.bit()),
            Map.entry("subdocument", ResourceType.SUBDOCUMENT.bit()),
            Map.entry("frame", ResourceType.SUBDOCUMENT.bit()),
            Map.entry("xmlhttprequest", ResourceType.XMLHTTPREQUEST.bit()),
            Map.entry("xhr", ResourceType.XMLHTTPREQUEST.bit()),
            Map.entry("media", ResourceType.MEDIA.bit()),
            Map.entry("font", ResourceType.FONT.bit()),
            Map.entry("ping", ResourceType.PING.bit()),
            Map.entry("beacon", ResourceType.PING.bit()),
            Map.entry("websocket", ResourceType.WEBSOCKET.bit()),
            Map.entry("webrtc", ResourceType.WEBRTC.bit()),
            Map.entry("document", ResourceType.DOCUMENT.bit()),
            Map.entry("doc", ResourceType.DOCUMENT.bit()),
            Map.entry("other", ResourceType.OTHER.bit()),
            Map.entry("xbl", ResourceType.OTHER.bit()),
            Map.entry("dtd", ResourceType.OTHER.bit()),
            Map.entry("all", ResourceType.ALL_BITS));

    /** What only a browser can tell apart; the names are types. */
    private static final Set<String> BROWSER_TYPES = Set.of("popup", "popunder", "inline-script", "inline-font");

    /** What a browser loads instead. All but the last one block where they cannot do so. */
    private static final Set<String> SUBSTITUTES = Set.of("redirect", "empty", "mp4", "rewrite");

    /** What changes a request or a response, or asks what is not known when a page is written. */
    private static final Set<String> NOT_APPLICABLE = Set.of(
            "redirect-rule",
            "removeparam",
            "queryprune",
            "removeheader",
            "csp",
            "permissions",
            "header",
            "method",
            "replace",
            "urlskip",
            "urltransform",
            "uritransform",
            "cookie",
            "referrerpolicy",
            "hls",
            "jsonprune",
            "xmlprune",
            "stealth",
            "sitekey",
            "cname",
            "ipaddress",
            "requestheader",
            "responseheader",
            "reason",
            "app",
            "network",
            "extension",
            "jsinject",
            "content",
            "urlblock",
            "client",
            "ctag",
            "dnstype",
            "dnsrewrite",
            "top",
            "summary");

    /** What only says how a browser shows what is missing. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("collapse", "donottrack");

    private final boolean exception;
    private final Set<PageWide> pageWide = EnumSet.noneOf(PageWide.class);
    private final List<String> notApplicable = new ArrayList<>(0);
    private int with;
    private int without;
    private boolean browserTypesOnly;
    private boolean voided;
    private @Nullable String unknown;
    private boolean important;
    private boolean badFilter;
    private boolean matchCase;
    private Party party = Party.ANY;
    private Domains from = Domains.ANY;
    private Domains to = Domains.ANY;

    /** @param exception whether the rule is one */
    RuleOptions(boolean exception) {
        this.exception = exception;
    }

    /**
     * Reads options with commas between them; a comma that belongs to one stands after a backslash.
     *
     * @throws IllegalArgumentException if one is unknown or malformed, saying what was expected
     */
    void read(String text) {
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf(',', start);
            while (end > 0 && text.charAt(end - 1) == '\\') {
                end = text.indexOf(',', end + 1);
            }
            end = end < 0 ? text.length() : end;
            if (end > start) {
                option(text.substring(start, end).strip());
            }
            start = end + 1;
        }
        browserTypesOnly &= with == 0 && pageWide.isEmpty();
        if (unknown != null && !voided) {
            throw new IllegalArgumentException("a known option where \"" + unknown + "\" stands");
        }
        if (!voided && !browserTypesOnly && types() == 0 && pageWide.isEmpty()) {
            throw new IllegalArgumentException("at least one type that is not taken out");
        }
    }

    private void option(String option) {
        Integer usual = TYPES.get(option);
        if (usual != null) {
            type(usual, false);
            return;
        }
        int equals = option.indexOf('=');
        boolean negated = option.startsWith("~");
        String name = option.substring(negated ? 1 : 0, equals < 0 ? option.length() : equals)
                .toLowerCase(Locale.ROOT);
        String value = equals < 0 ? "" : option.substring(equals + 1);
        Integer type = TYPES.get(name);
        if (type != null) {
            type(type, negated);
            return;
        }
        switch (name) {
            case "third-party", "3p" -> party(negated ? Party.FIRST : Party.THIRD);
            case "first-party", "1p" -> party(negated ? Party.THIRD : Party.FIRST);
            case "strict1p", "strict-first-party" -> party(negated ? Party.STRICT_THIRD : Party.STRICT_FIRST);
            case "strict3p", "strict-third-party" -> party(negated ? Party.STRICT_FIRST : Party.STRICT_THIRD);
            case "domain", "from" -> from = domains(name, value, from);
            case "to" -> to = domains(name, value, to);
            case "denyallow" -> to = with(to, inverse(domains(name, value, Domains.ANY)));
            case "important" -> important = !negated;
            case "badfilter" -> badFilter = !negated;
            case "match-case" -> matchCase = !negated;
            case "genericblock" -> forPage(PageWide.GENERICBLOCK, name, negated);
            case "elemhide", "ehide" -> forPage(PageWide.ELEMHIDE, name, negated);
            case "generichide", "ghide" -> forPage(PageWide.GENERICHIDE, name, negated);
            case "specifichide", "shide" -> forPage(PageWide.SPECIFICHIDE, name, negated);
            default -> other(option, name, negated);
        }
    }

    private void type(int bits, boolean negated) {
        if (negated) {
            without |= bits;
            return;
        }
        with |= bits;
        if (exception && bits == ResourceType.DOCUMENT.bit()) {
            pageWide.add(PageWide.DOCUMENT);
        }
    }

    private void party(Party asked) {
        boolean both = party != Party.ANY && party != asked;
        party = both ? Party.ANY : asked;
    }

    private void forPage(PageWide effect, String name, boolean negated) {
        if (exception && !negated) {
            pageWide.add(effect);
        } else {
            notApplicable.add(name);
            voided = true;
        }
    }

    private void other(String option, String name, boolean negated) {
        if (BROWSER_TYPES.contains(name)) {
            if (!negated) {
                notApplicable.add(name);
                browserTypesOnly = true;
            }
        } else if (SUBSTITUTES.contains(name)) {
            notApplicable.add(name);
            voided |= exception || name.equals("rewrite");
        } else if (NOT_APPLICABLE.contains(name)) {
            notApplicable.add(name);
            voided = true;
        } else if (!WITHOUT_EFFECT.contains(name) && !name.matches("_+")) {
            unknown = option;
        }
    }

    private Domains domains(String name, String value, Domains before) {
        if (value.startsWith("/") || value.contains("|/") || value.contains("~/")) {
            notApplicable.add(name + "=/regex/");
            voided = true;
            return before;
        }
        return with(before, DomainParser.parse(value, '|'));
    }

    private static Domains with(Domains before, Domains more) {
        if (before.isAny()) {
            return more;
        }
        List<String> included = new ArrayList<>(before.included());
        List<String> excluded = new ArrayList<>(before.excluded());
        included.addAll(more.included());
        excluded.addAll(more.excluded());
        return new Domains(included, excluded);
    }

    private static Domains inverse(Domains domains) {
        return new Domains(domains.excluded(), domains.included());
    }

    /** Returns what is asked for that a server cannot do, or not exactly. */
    List<String> notApplicable() {
        return notApplicable;
    }

    /** Returns whether a rule with these options does nothing on a server. */
    boolean idle() {
        return voided || browserTypesOnly;
    }

    /** Returns whether the rule speaks of less than all that a rule without options does. */
    boolean narrow() {
        return types() != ResourceType.DEFAULT_BITS || party != Party.ANY || !from.isAny() || !to.isAny();
    }

    /** Returns the bits of the types that are meant. */
    int types() {
        boolean onlyPages = with == 0 && without == 0 && !pageWide.isEmpty();
        return onlyPages ? 0 : (with == 0 ? ResourceType.DEFAULT_BITS : with) & ~without;
    }

    boolean matchCase() {
        return matchCase;
    }

    /** Makes the rules: one, or one for each thing that is turned off for a page as a whole. */
    List<NetworkRule> rules(int line, String text, RulePattern pattern) {
        List<NetworkRule> rules = new ArrayList<>(1);
        int types = types();
        for (PageWide effect : pageWide.isEmpty() ? Set.of(PageWide.NONE) : pageWide) {
            rules.add(new NetworkRule(
                    line,
                    text,
                    exception,
                    important,
                    badFilter,
                    matchCase,
                    pattern.start(),
                    pattern.endAnchor(),
                    pattern.regex(),
                    pattern.text(),
                    types,
                    party,
                    from,
                    to,
                    effect));
            types = 0;
        }
        return rules;
    }
}
