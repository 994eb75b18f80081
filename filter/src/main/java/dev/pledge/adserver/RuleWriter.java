package dev.pledge.adserver;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compiles rules one by one into flat arrays. Used by one thread. */
final class RuleWriter {
    static final int LONGEST_PATTERN = 1_000;

    private static final int OFTEN_THE_SAME = 4;

    private final IntList numbers = new IntList();
    private final ByteList patterns = new ByteList();
    private final RuleText texts = new RuleText();
    private final DomainIds.Builder domains = new DomainIds.Builder();
    private final List<String> expressions = new ArrayList<>();
    private final Map<String, Integer> shortPatterns = new HashMap<>();

    /**
     * Writes a rule.
     *
     * @param types the bits of its types; with {@link RuleFlags#PAGES} if they are those of what it turns off for pages
     * @param line its line in all lists together
     * @param place which host it is filed under; -1 for none
     * @param host this host; empty for none
     * @param segments whether the pattern is a path in a list of hosts
     * @return where it begins
     * @throws IllegalArgumentException if it cannot be compiled, saying what was expected
     */
    int write(NetworkRule rule, int types, int line, int place, String host, boolean segments) {
        String expression = checked(rule);
        String pattern = rule.pattern().substring(host.length());
        int begin = numbers.size();
        int flags = flags(rule) | types;
        flags |= place < 0 ? 0 : RuleFlags.HOST;
        flags |= segments ? RuleFlags.SEGMENTS : 0;
        flags |= pattern.indexOf('*') < 0 ? 0 : RuleFlags.STARS;
        numbers.add(flags);
        numbers.add(line);
        numbers.add(texts.add(rule.text(), rule.regex() ? "" : rule.pattern()));
        numbers.add(pattern(rule.regex() ? Regexes.literals(expression) : pattern));
        if (rule.regex()) {
            numbers.add(expressions.size());
            expressions.add(expression);
        } else if (place >= 0) {
            numbers.add(place);
        }
        if (!rule.from().isAny()) {
            numbers.add(domains.set(rule.from()));
        }
        if (!rule.to().isAny()) {
            numbers.add(domains.set(rule.to()));
        }
        return begin;
    }

    /**
     * Returns the regular expression of a rule that can be written; nothing if it has none.
     *
     * @throws IllegalArgumentException if the rule cannot be compiled, saying what was expected
     */
    static String checked(NetworkRule rule) {
        if (rule.pattern().length() > LONGEST_PATTERN) {
            throw new IllegalArgumentException("a pattern of at most " + LONGEST_PATTERN + " characters");
        }
        return rule.regex() ? Regexes.checked(rule.pattern(), rule.matchCase()) : "";
    }

    private static int flags(NetworkRule rule) {
        return RuleFlags.of(rule.party())
                | RuleFlags.of(rule.start())
                | (rule.endAnchor() ? RuleFlags.END : 0)
                | (rule.matchCase() ? RuleFlags.EXACT : 0)
                | (rule.regex() ? RuleFlags.REGEX : 0)
                | (rule.from().isAny() ? 0 : RuleFlags.FROM)
                | (rule.to().isAny() ? 0 : RuleFlags.TO)
                | (rule.exception() ? RuleFlags.EXCEPTION : 0)
                | (rule.important() ? RuleFlags.IMPORTANT : 0)
                | (rule.generic() ? RuleFlags.GENERIC : 0);
    }

    private int pattern(String pattern) {
        if (pattern.length() > OFTEN_THE_SAME) {
            return append(pattern);
        }
        return shortPatterns.computeIfAbsent(pattern, this::append);
    }

    private int append(String pattern) {
        int at = patterns.size();
        byte[] bytes = pattern.getBytes(StandardCharsets.UTF_8);
        patterns.addShort(bytes.length);
        patterns.addShort(0);
        patterns.add(bytes, bytes.length);
        return at;
    }

    /** Says that a rule takes nothing from what it was written for. */
    void drop(int rule) {
        numbers.set(rule, numbers.get(rule) & ~RuleFlags.TYPES);
    }

    boolean dropped(int rule) {
        return (numbers.get(rule) & RuleFlags.TYPES) == 0;
    }

    /** Drops each rule that means the same as one. */
    void dropLike(int like) {
        for (int rule = 0; rule < numbers.size(); rule += RuleFlags.size(numbers.get(rule))) {
            if (rule != like && sameMeaning(rule, like)) {
                drop(rule);
            }
        }
        drop(like);
    }

    private boolean sameMeaning(int one, int other) {
        int flags = numbers.get(one);
        if (flags != numbers.get(other)) {
            return false;
        }
        int first = RuleFlags.PLACE;
        if ((flags & RuleFlags.REGEX) != 0) {
            if (!expression(one).equals(expression(other))) {
                return false;
            }
            first++;
        } else if (!Arrays.equals(pattern(one), pattern(other))) {
            return false;
        }
        for (int i = first; i < RuleFlags.size(flags); i++) {
            if (numbers.get(one + i) != numbers.get(other + i)) {
                return false;
            }
        }
        return true;
    }

    int flags(int rule) {
        return numbers.get(rule);
    }

    String expression(int rule) {
        return expressions.get(numbers.get(rule + RuleFlags.PLACE));
    }

    /** Returns the bytes of a rule's pattern. */
    byte[] pattern(int rule) {
        int at = numbers.get(rule + RuleFlags.PATTERN);
        return patterns.slice(at + Rules.PATTERN_HEAD, patterns.getShort(at));
    }

    /** Says where the host is that a rule is filed under; until then it is told by another number. */
    void place(int rule, int place) {
        numbers.set(rule + RuleFlags.PLACE, place);
    }

    /** Says where, within its pattern, the part begins that a rule is filed under. */
    void filedAt(int rule, int offset) {
        int at = numbers.get(rule + RuleFlags.PATTERN);
        patterns.setShort(at + 2, offset);
    }

    /** Lets go of what is needed only to write rules; none can be written after it. */
    void seal() {
        shortPatterns.clear();
        texts.seal();
        domains.seal();
    }

    Rules build() {
        return new Rules(
                numbers.toArray(),
                patterns.toArray(),
                texts.toArray(),
                expressions.toArray(String[]::new),
                domains.build());
    }
}
