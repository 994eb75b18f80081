package dev.pledge.adserver;

/**
 * What the lists say of a URL.
 *
 * @param kind none, blocked or excepted
 * @param rule the rule that decided, as it stands in its list; empty for none
 * @param list the list that it stands in, with its line, such as {@code built-in:12}; empty for none
 * @param company whose ad server it is; {@code unknown} where no list says, empty for none
 */
public record Verdict(Kind kind, String rule, String list, String company) {
    /** No list knows it. */
    public static final Verdict NONE = new Verdict(Kind.NONE, "", "", "");

    /** The kinds of verdict. */
    public enum Kind {
        NONE,
        BLOCKED,
        EXCEPTED
    }

    /** Returns whether it is an ad server's. */
    public boolean blocked() {
        return kind == Kind.BLOCKED;
    }
}
