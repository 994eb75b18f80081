package dev.pledge.adserver;

/** Judges URLs. Immutable, safe for use by all threads. */
public interface AdServers {
    /**
     * Judges one URL.
     *
     * @param url the absolute URL, as a browser resolves it
     * @param host its host: in lower case, in its ASCII form, without a trailing dot
     * @param type what it is loaded as
     * @param pageHost the host of the page that loads it, in the same form
     */
    Verdict verdict(String url, String host, ResourceType type, String pageHost);

    /** Returns a short hash of all that the verdicts depend on; the same lists give the same revision. */
    String revision();
}
