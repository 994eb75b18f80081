package dev.pledge.transport;

import dev.pledge.policy.Authority;
import java.nio.charset.StandardCharsets;

/** Makes the URL of a redirect to HTTPS. It begins with the configured authority, whatever the client sent. */
final class HttpsLocation {
    private static final String HEX = "0123456789ABCDEF";

    private final String origin;

    HttpsLocation(Authority authority) {
        origin = "https://" + authority;
    }

    /**
     * Returns the URL for a request target (RFC 9112, section 3.2). What may stand in a URL is kept byte for byte; of an
     * absolute-form target only path and query are taken.
     */
    String of(String target) {
        int start = pathStart(target);
        StringBuilder url = new StringBuilder(origin.length() + target.length() + 1).append(origin);
        if (start == target.length() || target.charAt(start) != '/') {
            url.append('/');
        }
        // An asterisk-form target speaks of the whole server.
        if (!target.equals("*")) {
            append(url, target, start);
        }
        return url.toString();
    }

    private static int pathStart(String target) {
        int first = delimiter(target, 0);
        boolean absolute = first > 0 && target.startsWith("://", first - 1);
        return absolute ? delimiter(target, first + 2) : 0;
    }

    private static int delimiter(String target, int start) {
        int i = start;
        while (i < target.length() && "/?#\\".indexOf(target.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private static void append(StringBuilder url, String target, int start) {
        boolean query = false;
        boolean wide = target.chars().anyMatch(c -> c > 0xFF);
        for (int i = start; i < target.length(); i++) {
            char c = target.charAt(i);
            query |= c == '?';
            if (c > 0x7F && wide) {
                int end = target.offsetByCodePoints(i, 1);
                for (byte b : target.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
                    encode(url, b);
                }
                i = end - 1;
            } else if (c <= ' ' || c >= 0x7F || c == '#' || c == '\\' && !query) {
                // Containers hand on a byte that no target may hold as the character of that number.
                encode(url, c);
            } else {
                url.append(c);
            }
        }
    }

    private static void encode(StringBuilder url, int b) {
        url.append('%').append(HEX.charAt(b >> 4 & 0xF)).append(HEX.charAt(b & 0xF));
    }
}
