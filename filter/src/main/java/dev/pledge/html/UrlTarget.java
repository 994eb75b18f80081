package dev.pledge.html;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The path and query of a URL, written as the URL Standard serialises them. */
final class UrlTarget {
    private static final boolean[] IN_PATH = encoded("\"<>^`{}");
    private static final boolean[] IN_QUERY = encoded("\"<>");
    private static final boolean[] IN_SPECIAL_QUERY = encoded("\"<>'");

    private UrlTarget() {}

    static String of(UrlParts url, @Nullable UrlReference base) {
        String text = url.text();
        int fragment = text.indexOf('#', url.targetStart());
        int end = fragment < 0 ? text.length() : fragment;
        int mark = text.indexOf('?', url.targetStart());
        int pathEnd = mark < 0 || mark > end ? end : mark;
        String path = text.substring(url.targetStart(), pathEnd);
        String query = encode(text.substring(pathEnd, end), url.special() ? IN_SPECIAL_QUERY : IN_QUERY);
        if (url.opaque()) {
            return path + query;
        }
        if (base != null && path.isEmpty()) {
            return base.path() + (pathEnd == end ? base.query() : query);
        }
        if (url.special()) {
            path = path.replace('\\', '/');
        }
        if (base != null) {
            path = base.path().substring(0, base.path().lastIndexOf('/') + 1) + path;
        }
        return normalized(encode(path, IN_PATH), url.special()) + query;
    }

    private static String normalized(String path, boolean special) {
        if (path.isEmpty()) {
            return special ? "/" : "";
        }
        boolean dots = path.contains("/.")
                || path.indexOf('%') >= 0 && path.toLowerCase(Locale.ROOT).contains("/%2e");
        return dots ? withoutDots(path) : path;
    }

    private static String withoutDots(String path) {
        List<String> kept = new ArrayList<>();
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            switch (segments[i].toLowerCase(Locale.ROOT).replace("%2e", ".")) {
                case "." -> addEmptyIf(last, kept);
                case ".." -> {
                    if (!kept.isEmpty()) {
                        kept.remove(kept.size() - 1);
                    }
                    addEmptyIf(last, kept);
                }
                default -> kept.add(segments[i]);
            }
        }
        return "/" + String.join("/", kept);
    }

    private static void addEmptyIf(boolean last, List<String> kept) {
        if (last) {
            kept.add("");
        }
    }

    private static String encode(String part, boolean[] unsafe) {
        for (int i = 0; i < part.length(); i++) {
            if (isUnsafe(part.charAt(i), unsafe)) {
                return encoded(part, unsafe);
            }
        }
        return part;
    }

    private static String encoded(String part, boolean[] unsafe) {
        StringBuilder encoded = new StringBuilder(part.length() + 16);
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (isUnsafe(c, unsafe)) {
                encoded.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }

    private static boolean isUnsafe(char c, boolean[] unsafe) {
        return c >= unsafe.length || unsafe[c];
    }

    /** Returns which ASCII characters are percent-encoded: controls, space, DEL and some more. */
    private static boolean[] encoded(String more) {
        boolean[] encoded = new boolean[128];
        for (char c = 0; c < encoded.length; c++) {
            encoded[c] = c <= ' ' || c > '~' || more.indexOf(c) >= 0;
        }
        return encoded;
    }
}
