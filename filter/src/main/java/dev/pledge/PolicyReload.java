package dev.pledge;

import dev.pledge.metrics.Meters;
import dev.pledge.metrics.Reload;
import dev.pledge.policy.Policy;
import dev.pledge.policy.PolicyException;
import dev.pledge.policy.PolicyReader;
import dev.pledge.policy.StatisticsPolicy;
import dev.pledge.policy.Storage;
import dev.pledge.policy.StorePolicy;
import dev.pledge.snapshot.Snapshot;
import dev.pledge.snapshot.SnapshotCompiler;
import dev.pledge.snapshot.Snapshots;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Takes a policy file that has changed, its lists or its texts: a good one becomes the policy, a bad one is told of and changes
 * nothing. Safe for use by several threads.
 */
final class PolicyReload {
    private static final Logger LOG = System.getLogger(PolicyReload.class.getName());

    private final String name;
    private final SnapshotCompiler compiler;
    private final Snapshots snapshots;
    private final Meters meters;
    private final Consumer<Snapshot> told;

    /** @param told is told of each policy that holds from then on */
    PolicyReload(String name, SnapshotCompiler compiler, Snapshots snapshots, Meters meters, Consumer<Snapshot> told) {
        this.name = name;
        this.compiler = compiler;
        this.snapshots = snapshots;
        this.meters = meters;
        this.told = told;
    }

    synchronized void changed(String text) {
        meters.reloaded(Reload.POLICY, holds(text));
        meters.lists(compiler.listsState());
    }

    /** Makes a text the policy, if it can be; returns whether it is. */
    private boolean holds(String text) {
        try {
            Policy next = PolicyReader.read(name, text);
            Policy now = snapshots.current().policy();
            List<String> fixed = needRestart(now, next);
            if (!fixed.isEmpty()) {
                LOG.log(
                        Level.ERROR,
                        "{0} has changed, but the old policy stays: {1} cannot change without a restart.",
                        name,
                        String.join(", ", fixed));
                return false;
            }
            Snapshot compiled = compiler.compile(next);
            snapshots.swap(compiled);
            told.accept(compiled);
            LOG.log(Level.INFO, "{0} has changed: revision {1} of the policy holds now.", name, compiled.revision());
            Cautions.tellNew(now, next);
            if (!next.cookies().equals(now.cookies())
                    || next.site().https() != now.site().https()) {
                LOG.log(
                        Level.INFO,
                        "The container's own session cookie keeps the attributes that it was given at start.");
            }
            return true;
        } catch (PolicyException | IllegalArgumentException | IOException e) {
            LOG.log(Level.ERROR, "{0} has changed, but the old policy stays:\n{1}", name, e.getMessage());
            return false;
        }
    }

    /** Reads the lists of the current policy again. */
    synchronized void listsChanged() {
        meters.reloaded(Reload.LISTS, listsHold());
        meters.lists(compiler.listsState());
    }

    private boolean listsHold() {
        try {
            Snapshot compiled = compiler.withListsOfNow(snapshots.current());
            boolean same = compiled.revision().equals(snapshots.current().revision());
            snapshots.swap(compiled);
            told.accept(compiled);
            LOG.log(
                    Level.INFO,
                    "{0}: its lists were read again: revision {1} holds {2}.",
                    name,
                    compiled.revision(),
                    same ? "still" : "now");
            return true;
        } catch (IllegalArgumentException | IOException e) {
            LOG.log(Level.ERROR, "{0}: its lists have changed, but the old ones stay: {1}", name, e.getMessage());
            return false;
        }
    }

    /** Reads the site's own sentences again. */
    synchronized void textsChanged() {
        try {
            snapshots.swap(compiler.withTextsOfNow(snapshots.current()));
            LOG.log(Level.INFO, "{0}: the statement''s texts were read again.", name);
        } catch (IOException e) {
            LOG.log(
                    Level.ERROR,
                    "{0}: the statement''s texts have changed, but the old ones stay: {1}",
                    name,
                    e.getMessage());
        }
    }

    /** Returns the keys of settings that the running statistics were made with. */
    private static List<String> needRestart(Policy now, Policy next) {
        StatisticsPolicy old = now.statistics();
        StatisticsPolicy other = next.statistics();
        List<String> keys = new ArrayList<>();
        if (old.maxPages() != other.maxPages()) {
            keys.add("statistics.max-pages");
        }
        if (old.maxUsers() != other.maxUsers()) {
            keys.add("statistics.max-users");
        }
        Storage stored = old.storage();
        Storage wanted = other.storage();
        if (!Objects.equals(stored.data(), wanted.data())) {
            keys.add("statistics.data");
        }
        if (!Objects.equals(stored.keys(), wanted.keys())) {
            keys.add("statistics.keys");
        }
        if (!stored.fsync().equals(wanted.fsync())) {
            keys.add("statistics.fsync");
        }
        if (stored.journalMegabytes() != wanted.journalMegabytes()) {
            keys.add("statistics.journal-mb");
        }
        if (!stored.store().equals(wanted.store())) {
            keys.add("statistics.store");
        }
        // What is in Redis ends by itself at a time that it was given when it was written.
        if (wanted.store() instanceof StorePolicy.Redis && !old.keep().equals(other.keep())) {
            keys.add("statistics.keep");
        }
        if (!Objects.equals(now.records().data(), next.records().data())) {
            keys.add("records.data");
        }
        return keys;
    }
}
