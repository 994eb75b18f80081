package dev.pledge.adserver;

/**
 * Fits patterns to URLs: {@code *} stands for any characters, {@code ^} for one that separates or for the end. Between
 * stars the leftmost place is taken, after which more is left for what follows, so nothing is tried twice.
 */
final class Wildcards {
    private static final byte NAME = 1;
    private static final byte[] KINDS = kinds();
    private static final int NOWHERE = -1;

    private Wildcards() {}

    /** Returns whether a byte separates: neither a letter nor a digit nor one of {@code _-.%}. */
    static boolean separates(byte c) {
        return c >= 0 && KINDS[c] != NAME;
    }

    static byte lower(byte c) {
        return c >= 'A' && c <= 'Z' ? (byte) (c | 0x20) : c;
    }

    /**
     * Fits a run, which is a pattern without stars, at a place.
     *
     * @return where it ends, or -1
     */
    static int run(Text pattern, int from, int to, Text url, int at) {
        byte[] p = pattern.bytes;
        byte[] u = url.bytes;
        int length = url.end;
        boolean exact = pattern.exact;
        int place = at;
        for (int i = from; i < to; i++) {
            byte c = p[i];
            if (place == length) {
                if (c != '^') {
                    return NOWHERE;
                }
                continue;
            }
            byte found = u[place];
            if (c == '^' ? !separates(found) : c != found && (exact || c != lower(found))) {
                return NOWHERE;
            }
            place++;
        }
        return place;
    }

    /** Returns whether a pattern fits when it begins at a place. */
    static boolean fitsAt(Text pattern, Text url, int at) {
        int star = star(pattern, pattern.start);
        int place = run(pattern, pattern.start, star, url, at);
        return place >= 0 && (star < pattern.end ? rest(pattern, star, url, place) : ends(pattern, url, place));
    }

    /** Returns whether what a pattern has around one of its places, between two stars, fits around a place of a URL. */
    static boolean fitsAround(Text pattern, int middle, Text url, int at) {
        int begin = middle;
        while (begin > pattern.start && pattern.bytes[begin - 1] != '*') {
            begin--;
        }
        int place = at - (middle - begin);
        return place >= 0 && run(pattern, begin, star(pattern, middle), url, place) >= 0;
    }

    /** Returns whether a pattern fits anywhere from a place on. */
    static boolean fitsFrom(Text pattern, Text url, int from) {
        return rest(pattern, pattern.start - 1, url, from);
    }

    /** @param star where the star before what is left stands */
    private static boolean rest(Text pattern, int star, Text url, int from) {
        int place = from;
        int begin = star + 1;
        while (begin < pattern.end) {
            int next = star(pattern, begin);
            if (next == pattern.end && pattern.endAnchor) {
                return endsWith(pattern, begin, url, place);
            }
            place = search(pattern, begin, next, url, place);
            if (place < 0) {
                return false;
            }
            if (next == pattern.end) {
                return true;
            }
            begin = next + 1;
        }
        return true; // A star is the pattern's end.
    }

    private static boolean ends(Text pattern, Text url, int place) {
        return !pattern.endAnchor || place == url.end;
    }

    private static boolean endsWith(Text pattern, int begin, Text url, int from) {
        int longest = pattern.end - begin;
        for (int at = Math.max(from, url.end - longest); at <= url.end; at++) {
            if (run(pattern, begin, pattern.end, url, at) == url.end) {
                return true;
            }
        }
        return false;
    }

    private static int search(Text pattern, int begin, int end, Text url, int from) {
        if (begin == end || pattern.bytes[begin] == '^') {
            for (int at = from; at <= url.end; at++) {
                int place = run(pattern, begin, end, url, at);
                if (place >= 0) {
                    return place;
                }
            }
            return NOWHERE;
        }
        byte[] u = url.bytes;
        byte first = pattern.bytes[begin];
        byte other = other(pattern, first);
        int stop = url.end;
        for (int at = from; at < stop; at++) {
            if (u[at] == first || u[at] == other) {
                int place = run(pattern, begin, end, url, at);
                if (place >= 0) {
                    return place;
                }
            }
        }
        return NOWHERE;
    }

    /** Returns what else in a URL fits a byte of a pattern: its upper case, if that does not differ. */
    private static byte other(Text pattern, byte c) {
        return !pattern.exact && c >= 'a' && c <= 'z' ? (byte) (c & ~0x20) : c;
    }

    /** Returns whether a pattern may fit when it begins at a place, as far as its first byte tells. */
    static boolean mayFitAt(Text pattern, Text url, int at) {
        if (pattern.start == pattern.end) {
            return true;
        }
        byte first = pattern.bytes[pattern.start];
        byte found = url.bytes[at];
        return first == found || first == '^' || first == '*' || other(pattern, first) == found;
    }

    private static int star(Text pattern, int from) {
        if (!pattern.stars) {
            return pattern.end;
        }
        int at = from;
        while (at < pattern.end && pattern.bytes[at] != '*') {
            at++;
        }
        return at;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (char c = 0; c < kinds.length; c++) {
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (letter || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.' || c == '%') {
                kinds[c] = NAME;
            }
        }
        return kinds;
    }

    /** A stretch of bytes: a URL, or a pattern. Filled again and again. */
    static final class Text {
        byte[] bytes = new byte[0];
        int start;
        int end;
        /** Of a pattern: whether it may have stars. */
        boolean stars;

        /** Of a pattern: whether upper and lower case differ. */
        boolean exact;
        /** Of a pattern: whether it ends where the URL does. */
        boolean endAnchor;

        void set(byte[] from, int begin, int stop, boolean sameCase, boolean atEnd) {
            bytes = from;
            start = begin;
            end = stop;
            exact = sameCase;
            endAnchor = atEnd;
        }
    }
}
