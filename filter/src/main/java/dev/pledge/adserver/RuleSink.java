package dev.pledge.adserver;

/** Takes what a list holds, in the order of its lines. Used by one thread. */
public interface RuleSink {
    /**
     * Begins a list; all that follows belongs to it until the next one begins.
     *
     * @param list its name
     * @param format its kind: in {@link ListFormat#HOSTS} what is said of a host does not hold for that host's own pages
     */
    void begin(String list, ListFormat format);

    /**
     * Takes the commonest kind of rule, kept apart so that it costs little: {@code ||host^} without options, or the line
     * of a hosts file or list of domains. It speaks of the {@link ResourceType#DEFAULT_BITS default types} of the host and
     * all hosts below it, from any page.
     *
     * @param host in ASCII, in lower case, without a dot at its ends; to be read during the call only
     * @param exception whether it takes the host from what other rules block
     * @param line its line, from 1
     */
    void host(CharSequence host, boolean exception, int line);

    /**
     * Takes any other rule on URLs. One line makes two if it turns off two things for a page as a whole.
     *
     * @throws IllegalArgumentException if it cannot be used, saying what was expected: its line counts as skipped
     */
    void rule(NetworkRule rule);

    /** Takes a rule on elements. */
    void cosmetic(CosmeticRule rule);
}
