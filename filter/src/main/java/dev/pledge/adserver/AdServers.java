package dev.pledge.adserver;

/** Judges URLs. Immutable, safe for use by all threads. */
public interface AdServers {
    /**
     * Judges one URL. Its text may be put together only when it is first read, so that what needs the host alone should
     * leave it unread.
     *
     * @param url the absolute URL, as a browser resolves it; read during the call only
     * @param host its host: in lower case, in its ASCII form, without a trailing dot; read during the call only
     * @param type what it is loaded as
     * @param pageHost the host of the page that loads it, in the same form
     */
    Verdict verdict(CharSequence url, CharSequence host, ResourceType type, String pageHost);

    /** Returns a short hash of all that the verdicts depend on; the same lists give the same revision. */
    String revision();
}
