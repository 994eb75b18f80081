package dev.pledge.snapshot;

import dev.pledge.adserver.BuiltInHosts;
import dev.pledge.adserver.HostFile;
import dev.pledge.adserver.HostList;
import dev.pledge.adserver.HostListReader;
import dev.pledge.adserver.SkippedLine;
import dev.pledge.cookie.CookieGate;
import dev.pledge.cookie.DeletionMemory;
import dev.pledge.cookie.Deletions;
import dev.pledge.page.PageGovernor;
import dev.pledge.policy.Https;
import dev.pledge.policy.Policy;
import dev.pledge.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Compiles policies for one application. Reads lists when it compiles, never later. Safe for use by all threads. */
public final class SnapshotCompiler {
    private static final Logger LOG = System.getLogger(SnapshotCompiler.class.getName());
    private static final int REVISION_BYTES = 5;

    private final ListSource source;
    private final String sessionCookieName;
    private final String version;
    private final DeletionMemory deleted = new DeletionMemory();

    /** Opens what a policy names as a list. */
    @FunctionalInterface
    public interface ListSource {
        /**
         * Opens a list.
         *
         * @param location what the policy calls it
         * @throws IOException if there is no such list
         */
        InputStream open(String location) throws IOException;
    }

    /**
     * Makes a compiler.
     *
     * @param source opens list files
     * @param sessionCookieName the name of the container's session cookie
     * @param version Pledge's own: what another version does to a page is another revision
     */
    public SnapshotCompiler(ListSource source, String sessionCookieName, String version) {
        this.source = source;
        this.sessionCookieName = sessionCookieName;
        this.version = version;
    }

    /**
     * Compiles a policy with its lists.
     *
     * @throws IOException if a list cannot be read
     * @throws IllegalArgumentException if an entry of the policy cannot be used, such as a host that is none
     */
    public Snapshot compile(Policy policy) throws IOException {
        HostList hosts = new HostList(
                lists(policy), policy.adServers().block(), policy.adServers().allow());
        return new Snapshot(
                policy,
                revision(policy, hosts),
                new CookieGate(
                        policy.cookies(), sessionCookieName, policy.site().https() == Https.EVERYWHERE),
                new Deletions(policy.cookies().expire(), policy.site(), deleted),
                new Transport(policy.site(), policy.sensitiveForms()),
                new PageGovernor(policy, hosts, version));
    }

    private List<HostFile> lists(Policy policy) throws IOException {
        List<HostFile> files = new ArrayList<>();
        if (policy.adServers().builtInList()) {
            files.add(BuiltInHosts.read());
        }
        for (String location : policy.adServers().lists()) {
            try (InputStream in = source.open(location)) {
                HostFile file = HostListReader.read(location, in);
                warnOfSkippedLines(file);
                files.add(file);
            } catch (IOException e) {
                throw new IOException("ad-servers.lists: " + location + " cannot be read: " + e, e);
            }
        }
        return files;
    }

    private static void warnOfSkippedLines(HostFile file) {
        if (file.skippedLines() > 0) {
            StringBuilder lines = new StringBuilder();
            for (SkippedLine line : file.skipped()) {
                lines.append("\n  ").append(line);
            }
            LOG.log(
                    Level.WARNING,
                    "{0}: {1} lines are no entries of a host list and were skipped:{2}",
                    file.name(),
                    file.skippedLines(),
                    lines);
        }
    }

    private String revision(Policy policy, HostList hosts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((version + "\n" + hosts.revision() + "\n" + policy).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, REVISION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
