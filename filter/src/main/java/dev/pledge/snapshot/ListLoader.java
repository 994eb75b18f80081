package dev.pledge.snapshot;

import dev.pledge.adserver.BuiltInHosts;
import dev.pledge.adserver.FilterListReader;
import dev.pledge.adserver.FilterListSummary;
import dev.pledge.adserver.HostFile;
import dev.pledge.adserver.HostFileSink;
import dev.pledge.adserver.SkippedLine;
import dev.pledge.policy.AdServerPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lists that a policy names, and knows what to use where one cannot be read: the lists as they were read before,
 * or, if there are none yet, the built-in list beside those that can be read. Safe for use by all threads.
 */
final class ListLoader {
    private static final Logger LOG = System.getLogger(ListLoader.class.getName());

    private final ListSource source;
    private @Nullable Lists previous;
    private volatile Look asRead = new Look(List.of(), List.of());

    ListLoader(ListSource source) {
        this.source = source;
    }

    /**
     * What can be told of lists without reading them.
     *
     * @param places where they are
     * @param stamps the stamp of each place
     */
    record Look(List<String> places, List<Object> stamps) {}

    /**
     * Lists that belong together.
     *
     * @param places where the policy says that they are
     * @param builtIn whether the policy wants the built-in list among them
     * @param files what they hold
     * @param unreadable at which places nothing could be read
     * @param standIn what is used instead: the label of a finding
     */
    record Lists(List<String> places, boolean builtIn, List<HostFile> files, List<String> unreadable, String standIn) {
        private boolean areOf(AdServerPolicy policy) {
            return places.equals(policy.lists()) && builtIn == policy.builtInList();
        }
    }

    /**
     * Reads the lists of a policy.
     *
     * @throws IOException if one cannot be read, and what was read before is not what this policy names
     */
    synchronized Lists load(AdServerPolicy policy) throws IOException {
        // Before they are read: what changes meanwhile is seen as a change.
        Look look = look(policy.lists());
        Lists lists = read(policy);
        asRead = look;
        return lists;
    }

    /** Returns how the lists of the last policy looked just before they were read. */
    Look asRead() {
        return asRead;
    }

    /** Returns how the lists of the last policy look now. */
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

    private Lists read(AdServerPolicy policy) throws IOException {
        List<HostFile> files = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        IOException reason = null;
        for (String place : policy.lists()) {
            try {
                files.addAll(read(place));
            } catch (IOException e) {
                reason = new IOException("ad-servers.lists: " + place + " cannot be read: " + e, e);
                unreadable.add(place);
                LOG.log(Level.ERROR, reason.getMessage());
            }
        }
        Lists before = previous;
        if (reason == null || before == null) {
            if (policy.builtInList() || reason != null) {
                files.add(0, BuiltInHosts.read());
            }
            Lists read = new Lists(policy.lists(), policy.builtInList(), List.copyOf(files), unreadable, "built-in");
            previous = read;
            return read;
        }
        if (before.areOf(policy)) {
            return new Lists(before.places, before.builtIn, before.files, unreadable, "previous");
        }
        throw reason;
    }

    private List<HostFile> read(String place) throws IOException {
        List<HostFile> files = new ArrayList<>();
        for (String name : source.find(place)) {
            HostFileSink sink = new HostFileSink();
            try (InputStream in = source.open(name)) {
                tell(FilterListReader.read(name, in, sink));
            }
            files.add(sink.file());
        }
        return files;
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
