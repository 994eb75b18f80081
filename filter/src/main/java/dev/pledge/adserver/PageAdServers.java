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
}
