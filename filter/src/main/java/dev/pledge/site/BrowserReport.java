package dev.pledge.site;

import org.jspecify.annotations.Nullable;

/**
 * What a browser says that a {@code Content-Security-Policy} kept out (CSP level 3, section 5), as it was sent: anybody can
 * send anything.
 *
 * @param document the page's URL
 * @param blocked the URL, or a word such as {@code inline}
 * @param directive the directive that was violated, by its name or with its sources
 * @param reportOnly whether nothing was kept out
 * @param source where the script is that asked for it
 */
record BrowserReport(
        @Nullable String document,
        @Nullable String blocked,
        @Nullable String directive,
        boolean reportOnly,
        @Nullable String source) {}
