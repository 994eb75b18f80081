package dev.pledge.transport;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of an absolute {@code http:} URL stand in its text, read as a browser reads it in a page with the scheme
 * {@code https} (WHATWG URL, section 4.4): tabs and line ends count for nothing, nor do control characters and spaces
 * before it; backslashes are slashes, and their number does not matter.
 *
 * @param schemeEnd the index of the colon
 * @param slashes how many slashes follow it
 * @param authorityStart where the authority begins, user information included
 * @param hostStart where the host begins
 * @param portStart the index of the colon before the port, or {@code authorityEnd} if there is none
 * @param authorityEnd the index after the authority
 * @param host the host in its ASCII form, in lower case, without a trailing dot
 * @param port 0 to 65535
 */
record HttpUrlText(
        int schemeEnd,
        int slashes,
        int authorityStart,
        int hostStart,
        int portStart,
        int authorityEnd,
        String host,
        int port) {

    static final int DEFAULT_PORT = 80;

    private static final String SCHEME = "http:";

    /** Returns where the parts are, or null if the text is no valid {@code http:} URL. */
    static @Nullable HttpUrlText find(String url) {
        int colon = schemeEnd(url);
        if (colon < 0) {
            return null;
        }
        int authorityStart = colon + 1;
        int slashes = 0;
        while (authorityStart < url.length()
                && (isSlash(url, authorityStart) || isDropped(url.charAt(authorityStart)))) {
            slashes += isSlash(url, authorityStart) ? 1 : 0;
            authorityStart++;
        }
        int end = authorityStart;
        int hostStart = authorityStart;
        while (end < url.length() && !isSlash(url, end) && url.charAt(end) != '?' && url.charAt(end) != '#') {
            hostStart = url.charAt(end) == '@' ? end + 1 : hostStart;
            end++;
        }
        end = trimmed(url, hostStart, end);
        int portStart = portStart(url, hostStart, end);
        String host = host(url.substring(hostStart, portStart));
        int port = port(url, portStart, end);
        return host.isEmpty() || port < 0
                ? null
                : new HttpUrlText(colon, slashes, authorityStart, hostStart, portStart, end, host, port);
    }

    private static int schemeEnd(String url) {
        int i = 0;
        while (i < url.length() && url.charAt(i) <= ' ') {
            i++;
        }
        for (int s = 0; s < SCHEME.length(); i++) {
            if (i == url.length()) {
                return -1;
            }
            char c = url.charAt(i);
            if (isDropped(c)) {
                continue;
            }
            if ((c >= 'A' && c <= 'Z' ? c + ' ' : c) != SCHEME.charAt(s)) {
                return -1;
            }
            s++;
        }
        return i - 1;
    }

    /** Spaces and control characters at the end of a URL are no part of it. */
    private static int trimmed(String url, int start, int end) {
        int i = end;
        while (end == url.length() && i > start && url.charAt(i - 1) <= ' ') {
            i--;
        }
        return i;
    }

    private static int portStart(String url, int start, int end) {
        boolean brackets = false;
        for (int i = start; i < end; i++) {
            char c = url.charAt(i);
            brackets = c == '[' || brackets && c != ']';
            if (c == ':' && !brackets) {
                return i;
            }
        }
        return end;
    }

    private static int port(String url, int colon, int end) {
        int port = 0;
        boolean digits = false;
        for (int i = colon + 1; i < end; i++) {
            char c = url.charAt(i);
            if (isDropped(c)) {
                continue;
            }
            port = port * 10 + c - '0';
            if (c < '0' || c > '9' || port > 65535) {
                return -1;
            }
            digits = true;
        }
        return digits ? port : DEFAULT_PORT;
    }

    /** Returns the host's normal form, or nothing if it can be no name that a site calls its own. */
    private static String host(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c > ' ' && c < 0x7F && c != '%';
        }
        String host = plain ? text : decoded(text);
        host = host.toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static String decoded(String text) {
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            if (isDropped((char) in[i])) {
                continue;
            }
            boolean escape = in[i] == '%' && i + 2 < in.length;
            int high = escape ? Character.digit(in[i + 1], 16) : -1;
            int low = escape ? Character.digit(in[i + 2], 16) : -1;
            boolean valid = high >= 0 && low >= 0;
            out[length++] = valid ? (byte) (high << 4 | low) : in[i];
            i += valid ? 2 : 0;
        }
        try {
            return IDN.toASCII(new String(out, 0, length, StandardCharsets.UTF_8), IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean isSlash(String url, int i) {
        return url.charAt(i) == '/' || url.charAt(i) == '\\';
    }

    private static boolean isDropped(char c) {
        return c == '\t' || c == '\n' || c == '\r';
    }
}
