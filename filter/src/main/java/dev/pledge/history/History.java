package dev.pledge.history;

import dev.pledge.finding.Breach;
import dev.pledge.finding.FindingListener;
import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import dev.pledge.statistics.Statistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What happened, hour by hour. It is counted in memory, and brought every second, and at the end, to a file of a directory
 * that one process has for itself: so a restart forgets nothing, and a process that is killed the last second at most. Without
 * a directory it is held in memory, for a month. A file that is damaged is given another name, and history begins anew.
 *
 * <p>Safe for use by all threads. To count takes no lock and does no I/O; to ask may read the file.
 */
public final class History implements Tally, FindingListener, AutoCloseable {
    /** The file in the directory. */
    public static final String NAME = "history.mv";

    /** How many different things are counted; all that is beyond is counted as {@link Counter#OTHER}. */
    public static final int COUNTERS = 2_000;

    private static final Logger LOG = System.getLogger(History.class.getName());

    private final LiveCounts live = new LiveCounts(COUNTERS);
    private final Ticking ticking = new Ticking("pledge-history", this::saveOrTell);

    // All of the rest is used under the lock.
    private final ReentrantLock lock = new ReentrantLock();
    private final HistoryStore store;
    private final Saving saving;
    private boolean failing;
    private boolean closed;

    private History(@Nullable Path file, Clock clock, Supplier<Period> keep) throws IOException {
        this.store = new HistoryStore(file, COUNTERS, clock);
        this.saving = new Saving(store, live, clock, keep, file == null);
    }

    /**
     * Opens the history in a directory, and begins to save every second.
     *
     * @param directory where its file is, made if need be; null for memory only
     * @param keep says how long counts and findings are kept; of counts a month is kept at least
     * @throws IOException if the file cannot be used, or another process uses it; the message names it
     */
    public static History open(@Nullable Path directory, Clock clock, Supplier<Period> keep) throws IOException {
        History history = new History(directory == null ? null : directory.resolve(NAME), clock, keep);
        history.ticking.start();
        return history;
    }

    /**
     * Restores findings from before the start, and saves those that are found from now on.
     *
     * @throws IOException if they cannot be read
     */
    public void watch(Findings watched) throws IOException {
        lock.lock();
        try {
            saving.watch(watched);
        } finally {
            lock.unlock();
        }
    }

    /** Counts what is recorded and lost from now on. */
    public void watch(Statistics watched) {
        lock.lock();
        try {
            saving.watch(watched);
        } finally {
            lock.unlock();
        }
    }

    /** Looks at statistics no longer; to be called before they are closed. */
    public void endStatistics() {
        lock.lock();
        try {
            saving.endStatistics();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void count(Counter counter, long by) {
        live.count(counter, by);
    }

    /** Counts an answer that is to be recorded now; for the request's way. */
    public void answered() {
        live.answer();
    }

    /** Counts a request by the time that Pledge itself worked on it, in nanoseconds; for the request's way. */
    public void spent(long nanos) {
        live.spent(nanos);
    }

    @Override
    public void found(Breach breach, boolean first) {
        if (breach.mode() == Mode.OFF) {
            return;
        }
        // What nothing prevented is counted as only seen, whatever the promise's mode.
        live.found(breach.kind(), breach.isPrevented() ? Mode.ENFORCE : Mode.REPORT);
        if (breach.kind() == Kind.DISCLOSURE_REFUSED && breach.mode() == Mode.ENFORCE) {
            live.count(new Counter("disclosure-refused", breach.label(), ""), 1);
        }
    }

    /** Notes that a policy holds, if it is not the one that held before. */
    public void holds(String revision, String digest, String text) {
        lock.lock();
        try {
            saving.hold(revision, digest, text);
        } finally {
            lock.unlock();
        }
        saveOrTell();
    }

    /** Returns the policies that held, as long as that is kept: the one that holds first. */
    public List<PolicyRevision> policies() {
        return saving.policies();
    }

    /**
     * Returns since when there is a history: what was before is not known, or was forgotten.
     *
     * @throws UncheckedIOException if the file cannot be read, or is closed
     */
    public Instant since() {
        return ask(store::since);
    }

    /** Returns the name that a damaged file was given when history began anew; null if that did not happen. */
    public @Nullable Path setAside() {
        lock.lock();
        try {
            return store.setAside();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns what was counted, up to now; what was not counted at all is left out.
     *
     * @param from the first bucket is the one in which this moment lies
     * @param to the last bucket begins before this moment
     * @throws UncheckedIOException if the file cannot be read
     */
    public List<Bucket> counts(Instant from, Instant to, Step step) {
        return ask(() -> {
            Buckets buckets = new Buckets(step, from, to);
            saving.read(buckets);
            return buckets.all();
        });
    }

    /**
     * Returns what was counted in whole hours, as one bucket.
     *
     * @param from the hour in which this lies is the first
     * @param to the last hour begins before this moment
     * @throws UncheckedIOException if the file cannot be read
     */
    public Bucket sum(Instant from, Instant to) {
        return Buckets.sum(from, counts(from, to, Step.HOUR));
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    /** A file that was closed would be opened again, and be nobody's to close. */
    private <T> T ask(Question<T> question) {
        lock.lock();
        try {
            if (closed) {
                throw new IOException("the counts and findings are closed");
            }
            return question.ask();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /** Saves what is new. */
    void save() throws IOException {
        lock.lock();
        try {
            if (!closed) {
                saving.save();
            }
        } finally {
            lock.unlock();
        }
    }

    private void saveOrTell() {
        lock.lock();
        try {
            save();
            if (failing) {
                failing = false;
                LOG.log(Level.INFO, "The counts and findings are saved again.");
            }
        } catch (IOException | RuntimeException | Error e) {
            // Whatever happens, the thread that saves goes on.
            if (!failing) {
                failing = true;
                LOG.log(Level.WARNING, "The counts and findings cannot be saved; it is tried every second.", e);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Saves for the last time, also on a thread that is interrupted. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            end();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void end() {
        ticking.close();
        saveOrTell();
        lock.lock();
        try {
            closed = true;
            store.close();
        } finally {
            lock.unlock();
        }
    }
}
