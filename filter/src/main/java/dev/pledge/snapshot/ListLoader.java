package dev.pledge.snapshot;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.BuiltInHosts;
import dev.pledge.adserver.FilterListReader;
import dev.pledge.adserver.FilterListSummary;
import dev.pledge.adserver.ListCompiler;
import dev.pledge.adserver.PublicSuffixes;
import dev.pledge.adserver.SkippedLine;
import dev.pledge.policy.AdServerPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lists that a policy names, and knows what to use where one cannot be read: the lists as they were read before,
 * or, if there are none yet, the built-in list beside those that can be read. Safe for use by all threads.
 */
final class ListLoader {
    private static final Logger LOG = System.getLogger(ListLoader.class.getName());

    private final PublicSuffixes suffixes = PublicSuffixes.read();
    private final ListSource source;
    private final Clock clock;
    private @Nullable Lists previous;
    private volatile ListsState state = ListsState.NONE;
    private volatile Look asRead = new Look(List.of(), List.of());

    /** @param clock tells when a list is read */
    ListLoader(ListSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * What can be told of lists without reading them.
     *
     * @param places where they are
     * @param stamps the stamp of each place
     */
    record Look(List<String> places, List<Object> stamps) {}

    /**
     * The lists of a policy, compiled.
     *
     * @param look how they looked just before they were read
     * @param policy whose they are
     * @param adServers what they say
     * @param used those that could be read
     * @param unreadable at which places nothing could be read
     * @param standIn what is used instead: the label of a finding
     */
    record Lists(
            Look look,
            AdServerPolicy policy,
            AdServers adServers,
            List<ListState> used,
            List<String> unreadable,
            String standIn) {
        private boolean areOf(AdServerPolicy other) {
            return policy.lists().equals(other.lists())
                    && policy.builtInList() == other.builtInList()
                    && policy.emptyContainers() == other.emptyContainers()
                    && policy.block().equals(other.block())
                    && policy.allow().equals(other.allow());
        }
    }

    /** A place where nothing could be read. */
    private static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1;

        private final String place;

        Unreadable(String place, IOException cause) {
            super("ad-servers.lists: " + place + " cannot be read: " + cause, cause);
            this.place = place;
        }
    }

    /**
     * Reads the lists of a policy. Nothing of it is kept until they are said to be {@link #inUse}.
     *
     * @throws IOException if one cannot be read, and what was read before is not what this policy says of lists and hosts
     * @throws IllegalArgumentException if the policy names a host that is none
     */
    synchronized Lists load(AdServerPolicy policy) throws IOException {
        // Before they are read: what changes meanwhile is seen as a change.
        return read(policy, look(policy.lists()));
    }

    /** Says that lists that were loaded are those of the policy that holds now. */
    synchronized void inUse(Lists lists) {
        // What stands in for a list shall not stay where another list has changed.
        previous = lists.unreadable.isEmpty() ? lists : previous;
        asRead = lists.look;
        state = new ListsState(lists.used, lists.unreadable, lists.unreadable.isEmpty() ? "" : lists.standIn);
    }

    /** Returns what is known of the lists in use. */
    ListsState state() {
        return state;
    }

    /** Returns how the lists in use looked just before they were read. */
    Look asRead() {
        return asRead;
    }

    /** Returns how the lists in use look now. */
    Look now() {
        return look(asRead.places);
    }

    private Look look(List<String> places) {
        List<Object> stamps = new ArrayList<>();
        for (String place : places) {
            stamps.add(source.stamp(place));
        }
        return new Look(places, stamps);
    }

    private Lists read(AdServerPolicy policy, Look look) throws IOException {
        List<String> readable = new ArrayList<>(policy.lists());
        List<String> unreadable = new ArrayList<>();
        while (true) {
            try {
                List<ListState> used = new ArrayList<>();
                AdServers adServers = compile(policy, readable, !unreadable.isEmpty(), used);
                return new Lists(look, policy, adServers, used, List.copyOf(unreadable), "built-in");
            } catch (Unreadable e) {
                LOG.log(Level.ERROR, e.getMessage());
                readable.remove(e.place);
                unreadable.add(e.place);
                Lists before = previous;
                if (before != null && !before.areOf(policy)) {
                    throw e;
                }
                if (before != null) {
                    return new Lists(look, before.policy, before.adServers, before.used, unreadable, "previous");
                }
            }
        }
    }

    /** Compiles the lists at some places; begun anew if one of them turns out to be broken in its midst. */
    private AdServers compile(AdServerPolicy policy, List<String> places, boolean standIn, List<ListState> used)
            throws Unreadable {
        ListCompiler compiler = new ListCompiler(suffixes, policy.emptyContainers());
        if (policy.builtInList() || standIn) {
            compiler.add(BuiltInHosts.read());
        }
        for (String place : places) {
            try {
                List<String> names = source.find(place);
                for (String name : names) {
                    try (InputStream in = source.open(name)) {
                        FilterListSummary list = FilterListReader.read(name, in, compiler);
                        if (list.isNoList() && (names.size() == 1 || wasList(name))) {
                            throw new IOException("no line of it is understood, the first being "
                                    + list.skipped().get(0));
                        }
                        tell(list);
                        used.add(ListState.of(list, source.modified(name), clock.instant()));
                    }
                }
            } catch (IOException e) {
                throw new Unreadable(place, e);
            }
        }
        compiler.block(policy.block());
        compiler.allow(policy.allow());
        return compiler.compile();
    }

    /** Returns whether rules were read from a file before: other files of a directory may be no lists, such as a licence. */
    private boolean wasList(String name) {
        Lists before = previous;
        return before != null
                && before.used.stream().anyMatch(list -> list.name().equals(name) && list.rules() > 0);
    }

    private static void tell(FilterListSummary list) {
        LOG.log(
                Level.INFO,
                "{0}: {1} rules on URLs and {2} on elements; what only a browser can carry out: {3}",
                list.name(),
                list.networkRules(),
                list.cosmeticRules(),
                list.notApplicable());
        if (list.skippedLines() > 0) {
            StringBuilder lines = new StringBuilder();
            for (SkippedLine line : list.skipped()) {
                lines.append("\n  ").append(line);
            }
            LOG.log(
                    Level.WARNING,
                    "{0}: {1} lines could not be understood and were skipped:{2}",
                    list.name(),
                    list.skippedLines(),
                    lines);
        }
    }
}
