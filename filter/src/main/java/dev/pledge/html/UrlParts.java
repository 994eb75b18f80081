package dev.pledge.html;

import org.jspecify.annotations.Nullable;

/**
 * What the parser found in a URL.
 *
 * @param scheme in lower case
 * @param special whether it is one of the standard's special schemes
 * @param opaque whether it has a path that nothing can be resolved against, as {@code data:} has
 * @param host in ASCII, or null
 * @param port as given and not the scheme's own, or -1
 * @param text the value without the white space that a browser strips
 * @param targetStart where path and query begin in the text
 * @param schemeEnd where the scheme's colon stands in the text, or -1
 * @param hostStart where the host begins in the text, or -1
 * @param authorityEnd where the host and its port end in the text, or -1
 * @param portStart where the port's colon stands in the text, or -1
 */
record UrlParts(
        String scheme,
        boolean special,
        boolean opaque,
        @Nullable String host,
        int port,
        String text,
        int targetStart,
        int schemeEnd,
        int hostStart,
        int authorityEnd,
        int portStart) {}
