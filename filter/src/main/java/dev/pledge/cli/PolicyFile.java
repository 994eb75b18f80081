package dev.pledge.cli;

import dev.pledge.finding.Findings;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import dev.pledge.policy.WrittenPolicy;
import dev.pledge.snapshot.Snapshot;
import dev.pledge.snapshot.SnapshotCompiler;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * A policy file that was read.
 *
 * @param written its text
 * @param policy what it says
 * @param application where its lists are
 */
record PolicyFile(WrittenPolicy written, Policy policy, WebApplication application) {
    private static final String SESSION_COOKIE = "JSESSIONID";

    /** Returns the policy of a site that has written none. */
    static PolicyFile builtIn() {
        return new PolicyFile(
                new WrittenPolicy("the built-in policy", ""),
                Policy.builtIn(Mode.REPORT),
                new WebApplication(null, null));
    }

    /**
     * Compiles the policy as the filter does when it starts.
     *
     * @throws DataException if the filter would not start
     */
    Snapshot compile() throws DataException {
        try {
            Findings findings = new Findings(Findings.LIMIT, Clock.systemUTC(), List.of());
            return new SnapshotCompiler(application, SESSION_COOKIE, PledgeVersion.text(), findings).compile(policy);
        } catch (IllegalArgumentException e) {
            throw new DataException(written.file() + ": " + e.getMessage());
        } catch (IOException e) {
            throw new DataException(written.file(), e);
        }
    }
}
