package dev.pledge.policy;

/** Sentences that visitors read, and header values that browsers read: which characters they may hold. */
final class Wording {
    private Wording() {}

    /**
     * Returns a text that can be shown: not blank, without control characters other than line feeds.
     *
     * @throws Unexpected if it is not such a text
     */
    static String shown(String text) {
        if (text.isBlank() || !clean(text.replace("\n", ""))) {
            throw new Unexpected(text, "a text that can be shown: not blank, without control characters");
        }
        return text;
    }

    /**
     * Returns a header's value (RFC 9110, section 5.5) without what obsolete senders use: printable ASCII, blanks
     * within.
     *
     * @throws Unexpected if it is not such a value
     */
    static String header(String value) {
        boolean printable = value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        if (!printable || value.isBlank() || !value.equals(value.strip())) {
            throw new Unexpected(value, "a header's value: printable ASCII, no blanks around it");
        }
        return value;
    }

    /** Returns whether a text is free of control characters and of halves of characters. */
    static boolean clean(String text) {
        return text.codePoints()
                .noneMatch(
                        c -> Character.isISOControl(c) || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
