package dev.pledge.adserver;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges URLs by their host: an ad server is a listed host or lies below one. Some entries are about a path on a host
 * only. Immutable, safe for use by all threads; a verdict allocates nothing.
 *
 * <p>What is allowed is never blocked, whichever list blocks it. An entry for a whole host does not speak of the pages of
 * that host: there it is no third party, but the site itself. A link to follow ({@link ResourceType#DOCUMENT}) loads
 * nothing, so it is not judged. The order of the lists does not matter.
 */
public final class HostList implements AdServers {
    private static final int REVISION_BYTES = 6;

    private final HostTable blocked;
    private final @Nullable HostTable allowed;
    private final String revision;

    /**
     * Compiles lists.
     *
     * @param files the lists
     * @param block further hosts that are ad servers, or paths on them, as in a list
     * @param allow hosts that are none, or paths on them
     * @throws IllegalArgumentException if an entry of {@code block} or {@code allow} is no host
     */
    public HostList(Collection<HostFile> files, List<String> block, List<String> allow) {
        Map<HostPattern, HostRule> blocking = new TreeMap<>();
        for (HostFile file : files) {
            for (ListedHost host : file.hosts()) {
                HostPattern pattern = HostPattern.parse(host.pattern());
                add(blocking, new HostRule(pattern, host.company(), file.name(), host.line()));
            }
        }
        addAll(blocking, block, "ad-servers.block");
        Map<HostPattern, HostRule> allowing = new TreeMap<>();
        addAll(allowing, allow, "ad-servers.allow");

        Map<String, String> companies = new HashMap<>();
        for (HostRule rule : blocking.values()) {
            if (!rule.anonymous()) {
                companies.putIfAbsent(rule.pattern().host(), rule.company());
            }
        }
        blocking.replaceAll((pattern, rule) -> named(rule, companies));
        allowing.replaceAll((pattern, rule) -> named(rule, companies));
        blocked = new HostTable(blocking.values(), Verdict.Kind.BLOCKED);
        allowed = allowing.isEmpty() ? null : new HostTable(allowing.values(), Verdict.Kind.EXCEPTED);
        revision = hash(blocking.values(), allowing.values());
    }

    @Override
    public Verdict verdict(CharSequence url, CharSequence host, ResourceType type, String pageHost) {
        if (type == ResourceType.DOCUMENT) {
            return Verdict.NONE;
        }
        Verdict block = blocked.find(url, host, pageHost);
        if (block == null) {
            return Verdict.NONE;
        }
        Verdict exception = allowed == null ? null : allowed.find(url, host, "");
        return exception == null ? block : exception;
    }

    /**
     * Returns a short hash of the entries and their companies. In which file and line an entry stands does not count:
     * moving it changes no page.
     */
    @Override
    public String revision() {
        return revision;
    }

    private static void addAll(Map<HostPattern, HostRule> rules, List<String> entries, String key) {
        for (int i = 0; i < entries.size(); i++) {
            String name = key + "[" + i + "]";
            try {
                add(rules, new HostRule(HostPattern.parse(entries.get(i)), ListedHost.UNKNOWN, name, 0));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        name + ": found \"" + entries.get(i) + "\", expected " + e.getMessage(), e);
            }
        }
    }

    private static void add(Map<HostPattern, HostRule> rules, HostRule rule) {
        rules.merge(rule.pattern(), rule, (a, b) -> HostRule.MOST_TELLING.compare(a, b) <= 0 ? a : b);
    }

    private static HostRule named(HostRule rule, Map<String, String> companies) {
        String suffix = rule.anonymous() ? rule.pattern().host() : "";
        while (!suffix.isEmpty()) {
            String company = companies.get(suffix);
            if (company != null) {
                return rule.of(company);
            }
            int dot = suffix.indexOf('.');
            suffix = dot < 0 ? "" : suffix.substring(dot + 1);
        }
        return rule;
    }

    private static String hash(Collection<HostRule> blocking, Collection<HostRule> allowing) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            update(digest, "block", blocking);
            update(digest, "allow", allowing);
            return HexFormat.of().formatHex(digest.digest(), 0, REVISION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, String word, Collection<HostRule> rules) {
        for (HostRule rule : rules) {
            String line = word + " " + rule.pattern() + " " + rule.company() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
    }
}
