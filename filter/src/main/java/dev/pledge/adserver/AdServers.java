package dev.pledge.adserver;

/** Judges URLs. Immutable, safe for use by all threads. */
public interface AdServers {
    /**
     * Judges one URL. Its text may be put together only when it is first read, so that what needs the host alone should
     * leave it unread.
     *
     * @param url the absolute URL, as a browser resolves it: in ASCII; read during the call only
     * @param host its host: in lower case, in its ASCII form, without a trailing dot; read during the call only
     * @param type what it is loaded as
     * @param pageHost the host of the page that loads it, in the same form; empty if it is not known
     */
    Verdict verdict(CharSequence url, CharSequence host, ResourceType type, String pageHost);

    /**
     * Begins a page, whose URLs can be judged faster than single ones, and by exceptions for the page as a whole too.
     *
     * @param pageUrl its absolute URL; empty if it is not known
     * @param pageHost the URL's host, as in {@link #verdict}
     */
    default PageAdServers forPage(String pageUrl, String pageHost) {
        return (url, host, type) -> verdict(url, host, type, pageHost);
    }

    /**
     * Begins a page as {@link #forPage(String, String)} does, in the place of one that is over, whose room is used again where
     * it can be: then next to nothing is allocated.
     *
     * @param former what was returned for the page that is over; nobody may use it any more. It may be of other lists
     */
    default PageAdServers forPage(String pageUrl, String pageHost, PageAdServers former) {
        return forPage(pageUrl, pageHost);
    }

    /** Returns whether there are rules on elements that hold ads; see {@link PageAdServers#container}. */
    default boolean hasContainers() {
        return false;
    }

    /** Returns a short hash of all that the verdicts depend on; the same lists give the same revision. */
    String revision();
}
