package dev.pledge.benchmarks;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.BuiltInHosts;
import dev.pledge.adserver.ListedHost;
import dev.pledge.adserver.PageAdServers;
import dev.pledge.adserver.ResourceType;
import dev.pledge.adserver.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Blocks the hosts that the real lists block as a whole, at next to no cost: one probe of a table of 64-bit hashes for
 * each label. What a page costs beside it is the rewriter's own. Rules for some paths or some types of a host are left out.
 */
final class StubFastHosts implements AdServers {
    private static final Pattern WHOLE_HOST = Pattern.compile("\\|\\|([a-z0-9.-]+)\\^(?:\\$third-party)?");
    private static final Verdict BLOCKED = new Verdict(Verdict.Kind.BLOCKED, "listed", "lists", "somebody");
    private static final long SEED = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private final int hosts;
    private final int mask;
    private final long[] table;

    StubFastHosts(Set<String> listed) {
        hosts = listed.size();
        mask = Integer.highestOneBit(Math.max(1, hosts)) * 4 - 1;
        table = new long[mask + 1];
        for (String host : listed) {
            long hash = SEED;
            for (int i = host.length() - 1; i >= 0; i--) {
                hash = (hash ^ host.charAt(i)) * PRIME;
            }
            int at = slot(hash);
            while (table[at] != 0 && table[at] != hash) {
                at = at + 1 & mask;
            }
            table[at] = hash;
        }
    }

    /** Reads the whole hosts of EasyList, of EasyPrivacy and of the list that comes with Pledge. */
    static StubFastHosts read() throws IOException {
        Set<String> hosts = new HashSet<>();
        for (String file : new String[] {"adserver/easylist.txt.gz", "adserver/easyprivacy.txt.gz"}) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(java.nio.file.Files.newInputStream(RealData.file(file))),
                    StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    Matcher rule = WHOLE_HOST.matcher(line);
                    if (rule.matches()) {
                        hosts.add(rule.group(1));
                    }
                }
            }
        }
        for (ListedHost host : BuiltInHosts.read().hosts()) {
            if (host.pattern().indexOf('/') < 0) {
                hosts.add(host.pattern());
            }
        }
        return new StubFastHosts(hosts);
    }

    int size() {
        return hosts;
    }

    /** Returns whether a host, or one that it lies below, is listed. */
    boolean lists(CharSequence host) {
        long hash = SEED;
        for (int i = host.length() - 1; i >= 0; i--) {
            hash = (hash ^ host.charAt(i)) * PRIME;
            if ((i == 0 || host.charAt(i - 1) == '.') && holds(hash)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a URL leads to a listed host; enough for well-formed URLs, with or without a scheme. */
    boolean listsUrl(String url) {
        int slashes = url.indexOf("//");
        if (slashes < 0 || slashes > 6) {
            return false;
        }
        int end = slashes + 2;
        while (end < url.length() && "/?#:".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return lists(url.substring(slashes + 2, end).toLowerCase(Locale.ROOT));
    }

    @Override
    public Verdict verdict(CharSequence url, CharSequence host, ResourceType type, String pageHost) {
        return type != ResourceType.DOCUMENT && lists(host) ? BLOCKED : Verdict.NONE;
    }

    @Override
    public PageAdServers forPage(String pageUrl, String pageHost) {
        return new OnPage();
    }

    @Override
    public String revision() {
        return "stub";
    }

    private boolean holds(long hash) {
        for (int at = slot(hash); table[at] != 0; at = at + 1 & mask) {
            if (table[at] == hash) {
                return true;
            }
        }
        return false;
    }

    private int slot(long hash) {
        return (int) (hash ^ hash >>> 32) & mask;
    }

    /** It is the host alone that decides. */
    private final class OnPage implements PageAdServers {
        @Override
        public Verdict verdict(CharSequence url, CharSequence host, ResourceType type) {
            return StubFastHosts.this.verdict(url, host, type, "");
        }

        @Override
        public boolean clears(CharSequence host) {
            return !lists(host);
        }
    }
}
