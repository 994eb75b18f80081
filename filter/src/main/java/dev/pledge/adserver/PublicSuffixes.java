package dev.pledge.adserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The public suffix list (publicsuffix.org): below which names anybody can register. Its private section counts as well:
 * two shops under {@code myshopify.com} are as foreign to each other as two under {@code com}. Immutable, safe for use by
 * all threads.
 */
public final class PublicSuffixes {
    private static final String RESOURCE = "public-suffix-list.dat";

    /** What a line says of the name that it stands for. */
    private static final int SUFFIX = 1;

    private static final int WILDCARD = 2;
    private static final int EXCEPTION = 4;

    private static final int MOST_LABELS = 8;

    private final HostMap rules;

    PublicSuffixes(HostMap rules) {
        this.rules = rules;
    }

    /**
     * Reads the list that comes with Pledge: 330 KB, a few milliseconds.
     *
     * @throws IllegalStateException if it is missing: then the jar is broken
     */
    public static PublicSuffixes read() {
        try (InputStream in = PublicSuffixes.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from Pledge's jar");
            }
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a list in UTF-8: on each line a rule up to the first white space, or a comment after two slashes. */
    static PublicSuffixes parse(byte[] list) {
        HostMapBuilder names = new HostMapBuilder();
        for (int from = 0; from < list.length; ) {
            int end = from;
            boolean ascii = true;
            while (end < list.length && (list[end] > ' ' || list[end] < 0)) {
                ascii &= list[end++] >= 0;
            }
            if (end > from && list[from] != '/') {
                add(names, new String(list, from, end - from, StandardCharsets.UTF_8), ascii);
            }
            while (end < list.length && list[end] != '\n') {
                end++;
            }
            from = end + 1;
        }
        return new PublicSuffixes(names.build());
    }

    private static void add(HostMapBuilder names, String line, boolean ascii) {
        int kind = line.startsWith("*.") ? WILDCARD : line.startsWith("!") ? EXCEPTION : SUFFIX;
        String name = kind == WILDCARD ? line.substring(2) : kind == EXCEPTION ? line.substring(1) : line;
        int which = names.add(ascii ? name : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED));
        names.number(which, names.number(which) | kind);
    }

    /**
     * Returns the part of a host that somebody has registered: the public suffix and one label more.
     *
     * @param host in any case, in its ASCII form or not, a dot at its end allowed
     * @return in lower case, in the form that the host came in; null if the host is a public suffix itself or no host name
     */
    public @Nullable String registrableDomain(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        name = name.toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.startsWith(".") || name.contains("..")) {
            return null;
        }
        String ascii;
        try {
            ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return null;
        }
        HostSuffixes suffixes = new HostSuffixes();
        suffixes.take(ascii);
        int registrable = registrable(suffixes);
        if (registrable < 0) {
            return null;
        }
        // A label stays a label in both forms.
        int from = name.length();
        for (int labels = 0; labels <= registrable; labels++) {
            from = name.lastIndexOf('.', from - 1);
        }
        return name.substring(from + 1);
    }

    /** Returns which of a host's suffixes is its registrable domain, or -1 if it has none. */
    int registrable(HostSuffixes host) {
        int labels = host.isAddress() ? host.count : suffixLabels(host);
        return labels < host.count ? labels : -1;
    }

    /** Returns how many labels the public suffix of a host has; one, if the list does not know it. */
    int suffixLabels(HostSuffixes host) {
        int labels = 1;
        int known = Math.min(host.count, MOST_LABELS);
        for (int i = 0; i < known; i++) {
            int place = rules.find(host, i);
            int kind = place < 0 ? 0 : rules.value(place);
            if ((kind & EXCEPTION) != 0) {
                return i;
            }
            if ((kind & WILDCARD) != 0) {
                labels = i + 2;
            } else if ((kind & SUFFIX) != 0) {
                labels = i + 1;
            }
        }
        return labels;
    }

    HostMap rules() {
        return rules;
    }
}
