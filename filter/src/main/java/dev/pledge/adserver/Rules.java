package dev.pledge.adserver;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Compiled rules, one after another in a flat array: a rule is known by where it begins there. What the numbers of a rule
 * mean, {@link RuleFlags} says. Immutable.
 */
final class Rules {
    /** A pattern: its length and where its filed part begins in it, two bytes each, then its bytes. */
    static final int PATTERN_HEAD = 4;

    private final int[] numbers;
    private final byte[] patterns;
    private final byte[] texts;
    private final String[] expressions;

    /** Of the expressions the usual ones; null stands for each of the others. */
    private final @Nullable RegexPositions[] usual;

    /** These others. */
    private final @Nullable Pattern[] unusual;

    private final DomainIds domains;

    /** @param expressions the regular expressions, with the prefix that says whether upper and lower case differ */
    Rules(int[] numbers, byte[] patterns, byte[] texts, String[] expressions, DomainIds domains) {
        this.numbers = numbers;
        this.patterns = patterns;
        this.texts = texts;
        this.expressions = expressions;
        this.domains = domains;
        usual = new RegexPositions[expressions.length];
        unusual = new Pattern[expressions.length];
        for (int i = 0; i < expressions.length; i++) {
            usual[i] = Regexes.positions(expressions[i]);
            unusual[i] = usual[i] == null ? Pattern.compile(expressions[i]) : null;
        }
    }

    DomainIds domains() {
        return domains;
    }

    int flags(int rule) {
        return numbers[rule];
    }

    int line(int rule) {
        return numbers[rule + RuleFlags.LINE];
    }

    /** Returns the place of the host that a rule is filed under. */
    int place(int rule) {
        return numbers[rule + RuleFlags.PLACE];
    }

    /** Returns with what one of a host's labels must begin for a rule to fit: bits as of {@link KnownHost#bit}, all for any. */
    long initials(int rule) {
        int reference = numbers[rule + RuleFlags.PATTERN];
        byte first = length(reference) == 0 ? (byte) '*' : patterns[reference + PATTERN_HEAD];
        boolean any = first == '*' || first == '^' || (numbers[rule] & RuleFlags.AT_LABEL) == 0;
        return any ? -1 : KnownHost.bit(first);
    }

    private int length(int reference) {
        return patterns[reference] & 0xFF | (patterns[reference + 1] & 0xFF) << 8;
    }

    /** Returns whether a rule cannot speak of a page, whatever the URL. */
    boolean shuts(int rule, PageSite page) {
        int flags = numbers[rule];
        return (flags & RuleFlags.FROM) != 0 && !page.in(numbers[rule + RuleFlags.from(flags)]);
    }

    /**
     * Returns whether a rule speaks of a request.
     *
     * @param at where in the URL the filed part of its pattern stands, if it is filed under that; else -1
     */
    boolean fits(int rule, Request request, int at) {
        int flags = numbers[rule];
        if ((flags & request.type()) == 0 || (flags & request.barred()) != 0) {
            return false;
        }
        // What is tried without the sign of a rare part in the URL is best ruled out by the page.
        boolean dear = at < 0 || (flags & (RuleFlags.REGEX | RuleFlags.HOST)) != 0;
        if (dear && (shuts(rule, request.page()) || partyRulesOut(flags, request))) {
            return false;
        }
        return patternFits(rule, flags, request, at) && partyFits(flags, request) && domainsFit(rule, flags, request);
    }

    private boolean partyFits(int flags, Request request) {
        int party = flags & RuleFlags.PARTY;
        return party == 0 || request.is(party);
    }

    /**
     * Returns whether a rule's party is not that of a request. To find a party out is dear; most of what is worth a look is of
     * a third party, so that a rule for those does not ask first.
     */
    private boolean partyRulesOut(int flags, Request request) {
        boolean asks = (flags & RuleFlags.REGEX) != 0 || (flags & RuleFlags.PARTY) != RuleFlags.THIRD;
        return (asks || request.knowsSite()) && !partyFits(flags, request);
    }

    private boolean domainsFit(int rule, int flags, Request request) {
        return (flags & (RuleFlags.FROM | RuleFlags.TO)) == 0
                || !shuts(rule, request.page())
                        && ((flags & RuleFlags.TO) == 0 || request.to(numbers[rule + RuleFlags.to(flags)]));
    }

    private boolean patternFits(int rule, int flags, Request request, int at) {
        int reference = numbers[rule + RuleFlags.PATTERN];
        Wildcards.Text pattern = request.pattern();
        int start = reference + PATTERN_HEAD;
        int length = length(reference);
        if ((flags & RuleFlags.REGEX) != 0) {
            // Few URLs have in them what the expression asks for plainly, and looking for that is far cheaper.
            pattern.set(patterns, start, start + length, false, false);
            pattern.stars = true;
            return mayFitFiled(pattern, reference, rule, request, at)
                    && Wildcards.fitsFrom(pattern, request.url(), 0)
                    && matches(numbers[rule + RuleFlags.PLACE], request);
        }
        pattern.set(patterns, start, start + length, (flags & RuleFlags.EXACT) != 0, (flags & RuleFlags.END) != 0);
        pattern.stars = (flags & RuleFlags.STARS) != 0;
        Wildcards.Text url = request.url();
        if ((flags & RuleFlags.HOST) != 0) {
            return (flags & RuleFlags.SEGMENTS) == 0
                    ? Wildcards.fitsAt(pattern, url, request.hostEnd())
                    : Segments.fit(pattern, url, request.hostEnd());
        }
        if (at < 0 || (flags & RuleFlags.STARS) != 0) {
            return mayFitFiled(pattern, reference, rule, request, at) && fitsSomewhere(flags, pattern, request);
        }
        int begin = at - filedAt(reference);
        return begin >= 0 && mayBegin(flags, request, begin) && Wildcards.fitsAt(pattern, url, begin);
    }

    /** Returns where, within a pattern, the part begins that its rule is filed under. */
    private int filedAt(int reference) {
        return patterns[reference + 2] & 0xFF | (patterns[reference + 3] & 0xFF) << 8;
    }

    /**
     * Returns whether a pattern with stars is worth a search: it is filed under nothing, or what it has around its filed
     * part between two stars stands in the URL here, and did not before.
     */
    private boolean mayFitFiled(Wildcards.Text pattern, int reference, int rule, Request request, int at) {
        return at < 0
                || Wildcards.fitsAround(pattern, pattern.start + filedAt(reference), request.url(), at)
                        && request.first(rule);
    }

    private boolean matches(int expression, Request request) {
        RegexPositions positions = usual[expression];
        Pattern other = unusual[expression];
        return positions != null
                ? positions.finds(request.url())
                : other != null && other.matcher(request.text()).find();
    }

    private static boolean mayBegin(int flags, Request request, int begin) {
        return ((flags & RuleFlags.AT_START) == 0 || begin == 0)
                && ((flags & RuleFlags.AT_LABEL) == 0 || request.beginsLabel(begin));
    }

    private static boolean fitsSomewhere(int flags, Wildcards.Text pattern, Request request) {
        Wildcards.Text url = request.url();
        if ((flags & RuleFlags.AT_START) != 0) {
            return Wildcards.fitsAt(pattern, url, 0);
        }
        if ((flags & RuleFlags.AT_LABEL) == 0) {
            return Wildcards.fitsFrom(pattern, url, 0);
        }
        int end = Math.min(request.hostEnd(), request.hostStart() + HostSuffixes.LONGEST);
        for (int at = request.hostStart(); at < end; at++) {
            if (request.beginsLabel(at) && Wildcards.mayFitAt(pattern, url, at) && Wildcards.fitsAt(pattern, url, at)) {
                return true;
            }
        }
        return false;
    }

    /** Returns a rule as it stands in its list. */
    String text(int rule, String host) {
        int at = numbers[rule + RuleFlags.TEXT];
        int length = texts[at + 1] & 0xFF | (texts[at + 2] & 0xFF) << 8;
        String head = RuleText.HEADS.get(texts[at]);
        String tail = new String(texts, at + 3, length, StandardCharsets.UTF_8);
        return texts[at] == 0 ? tail : head + host + patternText(rule) + tail;
    }

    private String patternText(int rule) {
        if ((numbers[rule] & RuleFlags.REGEX) != 0) {
            return "";
        }
        int at = numbers[rule + RuleFlags.PATTERN];
        return new String(patterns, at + PATTERN_HEAD, length(at), StandardCharsets.UTF_8);
    }

    void write(FormWriter out) throws IOException {
        out.ints(numbers);
        out.bytes(patterns);
        out.bytes(texts);
        out.texts(expressions);
        domains.write(out);
    }

    static Rules read(FormReader in) throws IOException {
        int[] numbers = in.ints();
        byte[] patterns = in.bytes();
        byte[] texts = in.bytes();
        String[] expressions = in.texts();
        return new Rules(numbers, patterns, texts, expressions, DomainIds.read(in));
    }
}
