package dev.pledge.policy;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may see what Pledge tells operations, where, and how long it is kept. Of role, addresses and port at least one is given,
 * and all that are given must hold; to anybody else there is no such page.
 *
 * @param path where, within the context: the overview is there, and what belongs to it below
 * @param role the container's role; null for any
 * @param addresses the clients' addresses; empty for any
 * @param port the port of this server that the request came to, from 1 to 65535; null for any
 * @param keep how long counts and findings are kept, in which there are no persons
 * @param report how often a conformance report is made by itself
 */
public record OperationsPolicy(
        String path,
        @Nullable String role,
        List<Cidr> addresses,
        @Nullable Integer port,
        Period keep,
        ReportInterval report) {
    /** Where the pages are unless the policy says otherwise. */
    public static final String PATH = "/privacy/operations";

    /** How long counts and findings are kept unless the policy says otherwise: a year can be held against the one before. */
    public static final Period KEEP = Period.ofMonths(13);

    static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException if nothing is given that must hold, or the path or the port is none */
    public OperationsPolicy {
        path = StatementPolicy.path(path);
        role = role == null ? null : Wording.shown(role);
        addresses = addresses.stream().distinct().toList();
        keep = PeriodText.normalized(keep);
        Fault.refuse("operations.", faults(role, addresses, port));
        if (port != null && (port < 1 || port > HIGHEST_PORT)) {
            throw new Unexpected("" + port, "a whole number from 1 to " + HIGHEST_PORT);
        }
    }

    /** Returns pages at the usual path for clients of some addresses. */
    public static OperationsPolicy from(List<Cidr> addresses) {
        return new OperationsPolicy(PATH, null, addresses, null, KEEP, ReportInterval.MONTHLY);
    }

    /** Returns pages at the usual path for requests that come to a port. */
    public static OperationsPolicy at(int port) {
        return new OperationsPolicy(PATH, null, List.of(), port, KEEP, ReportInterval.MONTHLY);
    }

    static List<Fault> faults(@Nullable String role, List<Cidr> addresses, @Nullable Integer port) {
        List<Fault> faults = new ArrayList<>();
        if (role == null && addresses.isEmpty() && port == null) {
            faults.add(new Fault(
                    "addresses",
                    "",
                    "none of role, addresses and port",
                    "at least one: the pages are not for everybody"));
        }
        return faults;
    }

    /** Returns what follows the overview's own path in another; null if that does not begin with it. */
    public @Nullable String below(String other) {
        return other.startsWith(path) ? other.substring(path.length()) : null;
    }
}
