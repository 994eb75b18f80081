package dev.pledge.snapshot;

import dev.pledge.adserver.AdServers;
import dev.pledge.cookie.CookieGate;
import dev.pledge.cookie.DeletionMemory;
import dev.pledge.cookie.Deletions;
import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import dev.pledge.page.PageGovernor;
import dev.pledge.page.PageHeader;
import dev.pledge.policy.Https;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import dev.pledge.policy.PolicyDigest;
import dev.pledge.policy.StatementPolicy;
import dev.pledge.transport.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;

/** Compiles policies for one application. Reads lists when it compiles, never later. Safe for use by all threads. */
public final class SnapshotCompiler {
    private static final int REVISION_BYTES = 5;

    private final ListLoader lists;
    private final TextLoader texts;
    private final String sessionCookieName;
    private final String version;
    private final Findings findings;
    private final DeletionMemory deleted = new DeletionMemory();

    /**
     * Makes a compiler.
     *
     * @param source opens list files
     * @param sessionCookieName the name of the container's session cookie
     * @param version Pledge's own: what another version does to a page is another revision
     * @param findings take the lists that cannot be read
     */
    public SnapshotCompiler(ListSource source, String sessionCookieName, String version, Findings findings) {
        this(source, sessionCookieName, version, findings, Clock.systemUTC());
    }

    /** Makes a compiler that is told by a clock when it reads lists. */
    public SnapshotCompiler(
            ListSource source, String sessionCookieName, String version, Findings findings, Clock clock) {
        this.lists = new ListLoader(source, clock);
        this.texts = new TextLoader(source);
        this.findings = findings;
        this.sessionCookieName = sessionCookieName;
        this.version = version;
    }

    /**
     * Compiles a policy with its lists. Instead of a list that cannot be read the lists as they were read before are used,
     * or, if there are none, the built-in list; that is logged, and found.
     *
     * @throws IOException if a list cannot be read, and the policy before said other things of lists and hosts; or if the
     *     site's own texts cannot be read
     * @throws IllegalArgumentException if an entry of the policy cannot be used, such as a host that is none
     */
    public Snapshot compile(Policy policy) throws IOException {
        ListLoader.Lists read = lists.load(policy.adServers());
        return snapshot(policy, read, texts.load(policy));
    }

    /**
     * Returns a snapshot with the lists of its policy as they are now, and the site's own sentences as they were.
     *
     * @throws IOException if a list cannot be read, and the policy that was compiled last said other things of lists and hosts
     */
    public Snapshot withListsOfNow(Snapshot current) throws IOException {
        Policy policy = current.policy();
        return snapshot(policy, lists.load(policy.adServers()), current.texts());
    }

    private Snapshot snapshot(Policy policy, ListLoader.Lists read, OwnTexts own) {
        String revision = revision(policy, read.adServers());
        PolicyDigest digest = PolicyDigest.of(policy);
        StatementPolicy statement = policy.statement();
        Snapshot made = new Snapshot(
                policy,
                digest,
                revision,
                new CookieGate(
                        policy.cookies(), sessionCookieName, policy.site().https() == Https.EVERYWHERE),
                new Deletions(policy.cookies().expire(), policy.site(), deleted),
                new Transport(policy.site(), policy.sensitiveForms()),
                new PageGovernor(policy, read.adServers(), version),
                statement == null || !statement.header()
                        ? null
                        : new PageHeader("Pledge-Policy", digest.headerValue(), false),
                own);
        // Only now: a policy that is refused must not be the one whose lists are watched.
        lists.inUse(read);
        for (String place : read.unreadable()) {
            findings.record(Kind.AD_LIST_UNREADABLE, place, read.standIn(), "", Mode.REPORT, revision);
        }
        return made;
    }

    /**
     * Returns a snapshot with the site's own sentences as they are now, and all else as it is.
     *
     * @throws IOException if they cannot be read; the message names the file
     */
    public Snapshot withTextsOfNow(Snapshot current) throws IOException {
        OwnTexts own = texts.load(current.policy());
        return new Snapshot(
                current.policy(),
                current.digest(),
                current.revision(),
                current.cookies(),
                current.deletions(),
                current.transport(),
                current.pages(),
                current.digestField(),
                own);
    }

    /** Returns what is known of the lists of the policy that was compiled last. */
    public ListsState listsState() {
        return lists.state();
    }

    /** Returns what reads the lists. */
    ListLoader lists() {
        return lists;
    }

    /** Returns what reads the site's own sentences. */
    TextLoader texts() {
        return texts;
    }

    private String revision(Policy policy, AdServers adServers) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((version + "\n" + adServers.revision() + "\n" + policy).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, REVISION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
