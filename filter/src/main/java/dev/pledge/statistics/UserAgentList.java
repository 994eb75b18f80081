package dev.pledge.statistics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The device patterns of ua-parser's list: the first that is found in a user agent says what it is, and some say that it
 * is a spider. Few user agents have anything in common with a spider's pattern; only for those are the patterns before
 * it looked at, of telephones that are called Cubot, say. Immutable.
 */
final class UserAgentList {
    private static final String RESOURCE = "user-agents.yaml";
    private static final String SECTION = "device_parsers:";
    private static final String REGEX = "  - regex: '";
    private static final String FLAG = "    regex_flag: 'i'";
    private static final String SPIDER = "    device_replacement: 'Spider'";

    private final List<Entry> entries;
    private final List<Pattern> patterns;
    private final List<Integer> spiders;

    private UserAgentList(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        // All at once, some 30 ms of a start: no request is to wait for it.
        this.patterns = entries.stream().map(Entry::compile).toList();
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).spider) {
                found.add(i);
            }
        }
        this.spiders = List.copyOf(found);
    }

    static UserAgentList read() throws IOException {
        try (InputStream in = UserAgentList.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException(RESOURCE + " is missing from Pledge's jar");
            }
            UserAgentList list =
                    new UserAgentList(entries(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))));
            if (list.spiders.isEmpty()) {
                throw new IOException(RESOURCE + " in Pledge's jar names no spiders");
            }
            return list;
        }
    }

    /** The file is YAML, but written so regularly that it needs no parser, which would take a hundred times as long. */
    private static List<Entry> entries(BufferedReader lines) throws IOException {
        List<Entry> entries = new ArrayList<>();
        boolean devices = false;
        String line = lines.readLine();
        while (line != null) {
            devices |= line.equals(SECTION);
            if (devices && line.startsWith(REGEX)) {
                String regex =
                        line.substring(REGEX.length(), line.lastIndexOf('\'')).replace("''", "'");
                entries.add(new Entry(regex, false, false));
            } else if (devices && !entries.isEmpty()) {
                int last = entries.size() - 1;
                Entry entry = entries.get(last);
                entries.set(
                        last,
                        new Entry(
                                entry.regex,
                                entry.anyCase || line.startsWith(FLAG),
                                entry.spider || line.startsWith(SPIDER)));
            }
            line = lines.readLine();
        }
        return entries;
    }

    boolean isSpider(String userAgent) {
        for (int spider : spiders) {
            if (found(spider, userAgent)) {
                return !somethingElse(spider, userAgent);
            }
        }
        return false;
    }

    private boolean somethingElse(int before, String userAgent) {
        for (int i = 0; i < before; i++) {
            if (!entries.get(i).spider && found(i, userAgent)) {
                return true;
            }
        }
        return false;
    }

    private boolean found(int i, String userAgent) {
        return patterns.get(i).matcher(userAgent).find();
    }

    /** Returns all patterns in their order. */
    @Override
    public String toString() {
        return entries.stream()
                .map(e -> e.regex + " " + e.anyCase + " " + e.spider)
                .toList()
                .toString();
    }

    private record Entry(String regex, boolean anyCase, boolean spider) {
        Pattern compile() {
            return Pattern.compile(regex, anyCase ? Pattern.CASE_INSENSITIVE : 0);
        }
    }
}
