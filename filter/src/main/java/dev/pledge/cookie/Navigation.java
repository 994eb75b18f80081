package dev.pledge.cookie;

/**
 * A request for a page, as far as it matters for deleting cookies in its browser.
 *
 * @param browser what tells the browser from others and is at hand anyway: the id of the session that it named, or else
 *     its address. It is hashed at once and never kept ({@link DeletionMemory})
 * @param host the host's name as the browser has it, without a port
 * @param secure whether the exchange is secure
 * @param contextPath the application's context path as in the URL; empty for the root
 * @param path the URL's path from its first slash, undecoded
 */
public record Navigation(String browser, String host, boolean secure, String contextPath, String path) {}
