package dev.pledge.adserver;

/**
 * One entry of a host list.
 *
 * @param pattern the host, with all hosts below it: {@code ads.example}; or some of its paths:
 *     {@code www.example.com/pixel}. In its ASCII form, in lower case but for the path
 * @param company whose host it is; {@code unknown} where the list does not say
 * @param line the line that it stands in, from 1
 */
public record ListedHost(String pattern, String company, int line) {
    /** The company of a host that no list gives one for. */
    public static final String UNKNOWN = "unknown";
}
