package dev.pledge.history;

import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;

/**
 * One thing that is counted hour by hour. Names come from closed sets, such as those of an enum or of the policy's partners,
 * never from requests; of each text the first 100 characters count.
 *
 * @param group what kind of thing: {@code finding}, {@code request}, {@code access}, {@code deletion}, {@code disclosure},
 *     {@code disclosure-refused}, {@code person}
 * @param name which of them
 * @param variant how; empty where there is one way only
 */
public record Counter(String group, String name, String variant) {
    /** Answers that were to be recorded: the exchange has decided that they count. */
    public static final Counter ACCESSES_ANSWERED = new Counter("access", "answered", "");

    /** Answers that were recorded. */
    public static final Counter ACCESSES_RECORDED = new Counter("access", "recorded", "");

    /** Answers that could not be recorded. */
    public static final Counter ACCESSES_LOST = new Counter("access", "lost", "");

    /** What is counted when too many different things are. */
    public static final Counter OTHER = new Counter("other", "other", "");

    private static final int LENGTH = 100;

    /** Cuts what is too long, and drops characters that no name holds. */
    public Counter {
        group = cut(group);
        name = cut(name);
        variant = cut(variant);
    }

    private static String cut(String text) {
        String start = text.length() <= LENGTH ? text : text.substring(0, LENGTH);
        return start.indexOf('\0') < 0 ? start : start.replace("\0", "");
    }

    /**
     * Returns what counts the breaches of a kind in a mode. What was left as it was though the promise is enforced is counted
     * in {@link Mode#REPORT}.
     */
    public static Counter finding(Kind kind, Mode mode) {
        return new Counter("finding", kind.key(), mode.key());
    }
}
