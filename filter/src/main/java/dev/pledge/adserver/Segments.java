package dev.pledge.adserver;

/** Fits the beginnings of paths in lists of hosts: whole segments, of which {@code *} stands for any one. */
final class Segments {
    private Segments() {}

    /** Returns whether a URL's path, from its slash at a place, begins as a pattern says. */
    static boolean fit(Wildcards.Text pattern, Wildcards.Text url, int from) {
        int at = from;
        // A port may stand between the host and its path.
        while (at < url.end && url.bytes[at] != '/' && !ends(url.bytes[at])) {
            at++;
        }
        for (int i = pattern.start; i < pattern.end; i++) {
            byte c = pattern.bytes[i];
            if (c == '*') {
                while (at < url.end && !ends(url.bytes[at])) {
                    at++;
                }
            } else if (at < url.end && (pattern.exact ? url.bytes[at] : Wildcards.lower(url.bytes[at])) == c) {
                at++;
            } else {
                return false;
            }
        }
        return at == url.end
                || pattern.end == pattern.start
                || pattern.bytes[pattern.end - 1] == '/'
                || ends(url.bytes[at]);
    }

    private static boolean ends(byte c) {
        return c == '/' || c == '?' || c == '#' || c == ';';
    }
}
