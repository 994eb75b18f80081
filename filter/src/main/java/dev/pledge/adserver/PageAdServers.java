package dev.pledge.adserver;

/** Judges the URLs of one page, and remembers what it has found out about the page and its hosts. For one thread. */
public interface PageAdServers {
    /**
     * Judges one URL. Its text may be put together only when it is first read, for what needs the host alone leaves it
     * unread.
     *
     * @param url the absolute URL, as a browser resolves it: in ASCII; read during the call only
     * @param host its host: in lower case, in its ASCII form, without a trailing dot; read during the call only
     * @param type what it is loaded as
     */
    Verdict verdict(CharSequence url, CharSequence host, ResourceType type);

    /**
     * Returns whether it is known that nothing of a host is blocked on this page, whatever the URL and whatever it is loaded
     * as; false where that depends on more than the host. Allocates nothing.
     *
     * @param host as for {@link #verdict}
     */
    default boolean clears(CharSequence host) {
        return false;
    }

    /**
     * Judges a class or the id of an element: whether elements that have it hold ads on this page. Allocates nothing where
     * no rule speaks of it.
     *
     * @param text holds the class or id, with upper and lower case as in the page
     * @param from where it begins
     * @param to where it ends
     */
    default Verdict container(CosmeticRule.Attribute attribute, CharSequence text, int from, int to) {
        return Verdict.NONE;
    }
}
