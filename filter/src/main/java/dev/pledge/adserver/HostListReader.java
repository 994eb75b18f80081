package dev.pledge.adserver;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Reads a site's own list files, in UTF-8, plain or compressed with gzip. A line is one of
 *
 * <ul>
 *   <li>a domain, {@code ads.example} (also {@code *.ads.example}), with all hosts below it; or the beginning of a path
 *       on it, {@code www.example.com/pixel};
 *   <li>as in a hosts file, an address that leads nowhere ({@code 0.0.0.0}, {@code 127.0.0.1}, {@code ::},
 *       {@code ::1}) and one or more domains;
 *   <li>a comment after {@code #}, or, at the beginning of a line, after {@code !}.
 * </ul>
 *
 * The local names of a hosts file ({@code localhost} and its kin) are passed over. Any other line is skipped, counted and
 * named; a hosts line with a real address is one of them, for it says where a host is, not that it is an ad server.
 */
public final class HostListReader {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Set<String> NOWHERE = Set.of("0.0.0.0", "127.0.0.1", "::", "::1", "0:0:0:0:0:0:0:1");
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

    private final String name;
    private final List<ListedHost> hosts = new ArrayList<>();
    private final List<SkippedLine> skipped = new ArrayList<>();
    private int skippedLines;

    private HostListReader(String name) {
        this.name = name;
    }

    /**
     * Reads a list to its end; the stream is left open.
     *
     * @param name the list's name in verdicts and messages
     * @throws IOException if it cannot be read, or is broken gzip
     */
    public static HostFile read(String name, InputStream in) throws IOException {
        HostListReader reader = new HostListReader(name);
        BufferedReader lines = new BufferedReader(new InputStreamReader(decompressed(in), StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            reader.line(number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line, number);
        }
        return new HostFile(name, reader.hosts, reader.skipped, reader.skippedLines);
    }

    private static InputStream decompressed(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1F && buffered.read() == 0x8B;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered) : buffered;
    }

    private void line(String line, int number) {
        int hash = line.indexOf('#');
        String content = (hash < 0 ? line : line.substring(0, hash)).strip();
        if (content.isEmpty() || content.startsWith("!")) {
            return;
        }
        try {
            for (HostPattern pattern : patterns(SPACE.split(content))) {
                hosts.add(new ListedHost(pattern.toString(), ListedHost.UNKNOWN, number));
            }
        } catch (IllegalArgumentException e) {
            skippedLines++;
            if (skipped.size() < HostFile.NAMED) {
                skipped.add(new SkippedLine(name, number, content, String.valueOf(e.getMessage())));
            }
        }
    }

    private static List<HostPattern> patterns(String[] words) {
        boolean hostsFile = words.length > 1 && HostName.isAddress(words[0]);
        if (words.length > 1 && !hostsFile) {
            throw new IllegalArgumentException("one domain, or an address and domains");
        }
        List<HostPattern> patterns = new ArrayList<>();
        for (int i = hostsFile ? 1 : 0; i < words.length; i++) {
            if (!LOCAL.contains(words[i])) {
                patterns.add(HostPattern.parse(words[i]));
            }
        }
        if (hostsFile && !patterns.isEmpty() && !NOWHERE.contains(words[0])) {
            throw new IllegalArgumentException("an address that leads nowhere: 0.0.0.0, 127.0.0.1, :: or ::1");
        }
        return patterns;
    }
}
