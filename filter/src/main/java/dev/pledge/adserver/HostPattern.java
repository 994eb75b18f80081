package dev.pledge.adserver;

/**
 * What one entry of a host list means: a host with all hosts below it, and perhaps only some of their paths.
 *
 * @param host in its ASCII form, in lower case
 * @param path how the path begins: from its slash to the end of a segment; a segment {@code *} stands for any one.
 *     Empty for all paths
 */
record HostPattern(String host, String path) implements Comparable<HostPattern> {
    /**
     * Reads {@code ads.example}, {@code *.ads.example}, {@code .ads.example} or {@code ads.example/path}.
     *
     * @throws IllegalArgumentException if the text is none of these, saying what was expected
     */
    static HostPattern parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        String path = slash < 0 ? "" : text.substring(slash);
        if (host.startsWith("*.")) {
            host = host.substring(2);
        } else if (host.startsWith(".")) {
            host = host.substring(1);
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean star = c == '*';
            boolean whole =
                    path.charAt(Math.max(0, i - 1)) == '/' && (i + 1 == path.length() || path.charAt(i + 1) == '/');
            if (c <= ' ' || c >= 0x7F || c == '?' || c == '#' || c == '\\' || star && !whole) {
                throw new IllegalArgumentException("a path as it stands in a URL, without query");
            }
        }
        return new HostPattern(HostName.ascii(host), path.equals("/") ? "" : path);
    }

    /** Returns it as a rule of a list of hosts, in whose paths segments are whole and upper and lower case differ. */
    NetworkRule rule(int line) {
        String text = toString();
        return new NetworkRule(
                line,
                text,
                false,
                false,
                false,
                true,
                Anchor.HOST,
                false,
                false,
                text,
                ResourceType.DEFAULT_BITS,
                Party.ANY,
                Domains.ANY,
                Domains.ANY,
                PageWide.NONE);
    }

    /** Returns whether a URL's path, from its slash at {@code start}, begins so. */
    boolean matchesPath(CharSequence url, int start) {
        int at = start;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '*') {
                while (at < url.length() && !endsSegment(url.charAt(at))) {
                    at++;
                }
            } else if (at < url.length() && url.charAt(at) == c) {
                at++;
            } else {
                return false;
            }
        }
        return at == url.length() || path.isEmpty() || path.endsWith("/") || endsSegment(url.charAt(at));
    }

    /** Returns whether a host is this pattern's host or lies below it. */
    boolean covers(String other) {
        int above = other.length() - host.length();
        return above >= 0 && other.endsWith(host) && (above == 0 || other.charAt(above - 1) == '.');
    }

    private static boolean endsSegment(char c) {
        return c == '/' || c == '?' || c == '#' || c == ';';
    }

    @Override
    public int compareTo(HostPattern other) {
        int byHost = host.compareTo(other.host);
        return byHost != 0 ? byHost : path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return host + path;
    }
}
