package dev.pledge.adserver;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the texts of rules, which are hardly longer than their patterns: only what stands before and after the pattern,
 * and that once, for it is the same in many rules.
 */
final class RuleText {
    /** Stands where the text is not made of its pattern. */
    static final String WHOLE = "whole";

    /** What stands before patterns. */
    static final List<String> HEADS = List.of(WHOLE, "", "||", "|", "*", "/", "@@", "@@||", "@@|", "@@*", "@@/");

    private static final int LONGEST = 0xFFFF;

    private final ByteList texts = new ByteList();
    private final Map<String, Integer> known = new HashMap<>();

    /**
     * Returns where the frame of a text is kept.
     *
     * @param pattern what of the rule is kept elsewhere
     */
    int add(String text, String pattern) {
        for (int head = HEADS.size() - 1; head > 0; head--) {
            int from = HEADS.get(head).length();
            if (text.startsWith(HEADS.get(head)) && text.startsWith(pattern, from)) {
                return add(head, text.substring(from + pattern.length()));
            }
        }
        return add(0, text);
    }

    private int add(int head, String tail) {
        String key = (char) head + tail;
        Integer at = known.get(key);
        if (at == null) {
            at = texts.size();
            texts.add(head);
            byte[] bytes = tail.getBytes(StandardCharsets.UTF_8);
            int length = Math.min(bytes.length, LONGEST);
            texts.addShort(length);
            texts.add(bytes, length);
            known.put(key, at);
        }
        return at;
    }

    /** Lets go of what is needed only to add texts. */
    void seal() {
        known.clear();
    }

    byte[] toArray() {
        return texts.toArray();
    }
}
