package dev.pledge.adserver;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the lines of a hosts file, or of a list with one domain a line. For one list and one thread. */
final class HostLines implements LineReader {
    private static final Set<String> NOWHERE =
            Set.of("0.0.0.0", "0", "127.0.0.1", "::", "::0", "::1", "0:0:0:0:0:0:0:0", "0:0:0:0:0:0:0:1");
    private static final Set<String> LOCAL = Set.of(
            "localhost",
            "localhost.localdomain",
            "localhost4",
            "localhost4.localdomain4",
            "localhost6",
            "localhost6.localdomain6",
            "local",
            "broadcasthost",
            "0.0.0.0",
            "ip6-localhost",
            "ip6-loopback",
            "ip6-localnet",
            "ip6-mcastprefix",
            "ip6-allnodes",
            "ip6-allrouters",
            "ip6-allhosts");

    private final Tally tally;

    HostLines(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void read(byte[] bytes, int start, int end, int number) {
        if (bytes[start] == '#' || bytes[start] == '!') {
            return;
        }
        String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        int hash = line.indexOf('#');
        List<String> words = words(hash < 0 ? line : line.substring(0, hash));
        for (HostPattern pattern : patterns(words)) {
            if (pattern.path().isEmpty()) {
                tally.host(pattern.host(), false, number);
            } else {
                tally.rule(pattern.rule(number));
            }
        }
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>(2);
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || Character.isWhitespace(line.charAt(i))) {
                if (i > start) {
                    words.add(line.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }

    private static List<HostPattern> patterns(List<String> words) {
        boolean hostsFile = words.size() > 1 && HostName.isAddress(words.get(0));
        if (words.size() > 1 && !hostsFile) {
            throw new IllegalArgumentException("one domain, or an address and domains");
        }
        List<HostPattern> patterns = new ArrayList<>(words.size());
        for (String word : hostsFile ? words.subList(1, words.size()) : words) {
            if (!LOCAL.contains(word)) {
                patterns.add(HostPattern.parse(word));
            }
        }
        if (hostsFile && !patterns.isEmpty() && !NOWHERE.contains(words.get(0))) {
            throw new IllegalArgumentException("an address that leads nowhere: 0.0.0.0, 127.0.0.1, :: or ::1");
        }
        return patterns;
    }
}
