package dev.pledge.statistics.redis;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.BatchTotals;
import dev.pledge.statistics.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Applies batches. Each tag remembers by itself up to which position it has them, in one script with what is counted:
 * so no part counts twice, whichever of the others were applied before something failed.
 */
final class BatchWriter {
    /** So many accesses keep no node busy for long. */
    private static final int PIECE = 16_384;

    private final Cluster cluster;
    private final Script script;
    private final Kept kept;
    private volatile boolean tried;

    BatchWriter(Cluster cluster, Script script, Kept kept) {
        this.cluster = cluster;
        this.script = script;
        this.kept = kept;
    }

    void apply(AccessBatch batch) throws StoreException {
        List<AccessBatch.Entry> entries = batch.entries();
        try {
            tryRights();
            for (int from = 0; from < entries.size(); from += PIECE) {
                int to = Math.min(entries.size(), from + PIECE);
                applyPiece(new AccessBatch(batch.node(), entries.subList(from, to)));
            }
        } catch (StoreException e) {
            tried = false;
            throw e;
        }
    }

    /** A script that is refused a command has done what came before it: so all commands are tried first, on other keys. */
    private void tryRights() throws StoreException {
        if (!tried) {
            List<Command> commands = new ArrayList<>();
            for (List<String> tags : List.of(Keys.PAGES, Keys.PERSONS, List.of(Keys.SITE))) {
                tags.forEach(tag -> commands.add(script.call(Keys.rights(tag), List.of(1, Keys.rights(tag)))));
            }
            cluster.write(commands);
            tried = true;
        }
    }

    private void applyPiece(AccessBatch piece) throws StoreException {
        Map<String, Part> parts = BatchParts.of(BatchTotals.of(piece), kept);
        Part site = parts.remove(Keys.SITE);
        apply(piece, parts);
        if (site != null) {
            // Last, so that the site's totals are never ahead of what they are made of.
            apply(piece, Map.of(Keys.SITE, site));
        }
    }

    private void apply(AccessBatch batch, Map<String, Part> parts) throws StoreException {
        List<String> tags = new ArrayList<>(parts.keySet());
        String first = digits(batch.entries().get(0).position());
        String last = digits(batch.last());
        List<Command> commands = new ArrayList<>();
        parts.forEach((tag, part) ->
                commands.add(part.command(script, tag, batch.node(), first, last, kept.bookkeepingSeconds())));
        List<@Nullable Object> replies = cluster.write(commands);
        Map<Long, Set<String>> behind = new TreeMap<>();
        for (int i = 0; i < tags.size(); i++) {
            if (replies.get(i) != null) {
                long done = Replies.number(replies.get(i));
                behind.computeIfAbsent(done, d -> new TreeSet<>()).add(tags.get(i));
            }
        }
        for (Map.Entry<Long, Set<String>> some : behind.entrySet()) {
            applyRest(batch.after(some.getKey()), some.getValue());
        }
    }

    /** Applies what comes after a position to those tags that have all before it. */
    private void applyRest(AccessBatch rest, Set<String> tags) throws StoreException {
        if (!rest.entries().isEmpty()) {
            Map<String, Part> parts = BatchParts.of(BatchTotals.of(rest), kept);
            parts.keySet().retainAll(tags);
            if (!parts.isEmpty()) {
                apply(rest, parts);
            }
        }
    }

    /** As many digits for every position: they compare as texts do, and the script's numbers are not exact enough. */
    private static String digits(long position) {
        String digits = Long.toString(position);
        return "0".repeat(19 - digits.length()) + digits;
    }
}
