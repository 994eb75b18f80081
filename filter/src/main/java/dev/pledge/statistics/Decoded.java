package dev.pledge.statistics;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes a path out of its encoding, query and path parameters. Applications build links from paths that are encoded
 * already, so it decodes until nothing is left to decode: what is hidden under a second layer is no less an address.
 */
final class Decoded {
    private Decoded() {}

    static String path(String path) {
        String before = stripped(path);
        String after = stripped(decoded(before));
        while (!after.equals(before)) {
            before = after;
            after = stripped(decoded(before));
        }
        return after;
    }

    /** Without what follows a ? or #, and without what stands between a ; and the next slash. */
    private static String stripped(String path) {
        int query = first(path, '?', '#');
        String bare = query < 0 ? path : path.substring(0, query);
        if (bare.indexOf(';') < 0) {
            return bare;
        }
        StringBuilder kept = new StringBuilder(bare.length());
        boolean parameter = false;
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            parameter = c != '/' && (parameter || c == ';');
            if (!parameter) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static int first(String path, char one, char other) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == one || path.charAt(i) == other) {
                return i;
            }
        }
        return -1;
    }

    /** Decodes every %XX that is one (UTF-8), and leaves what is none. */
    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        StringBuilder decoded = new StringBuilder(path.length());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < path.length()) {
            int value = path.charAt(i) == '%' ? escaped(path, i) : -1;
            if (value >= 0) {
                bytes.write(value);
                i += 3;
                continue;
            }
            flush(bytes, decoded);
            decoded.append(path.charAt(i));
            i++;
        }
        flush(bytes, decoded);
        return decoded.toString();
    }

    private static void flush(ByteArrayOutputStream bytes, StringBuilder to) {
        if (bytes.size() > 0) {
            to.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.reset();
        }
    }

    private static int escaped(String path, int at) {
        if (at + 2 >= path.length()) {
            return -1;
        }
        int high = Character.digit(path.charAt(at + 1), 16);
        int low = Character.digit(path.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
