package dev.pledge.statistics.journal;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.AccessBatch.Entry;
import dev.pledge.statistics.Erasure;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.StoreException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Brings what a journal holds to a store, in batches, each second or when it is asked to; a thread of its own, a daemon.
 * Where the store fails, it tries again, at first soon and then less and less often; nothing is lost meanwhile, and
 * nothing counted twice. Safe for use by all threads.
 */
public final class Drainer implements AutoCloseable {
    /** How many accesses a batch has at most. */
    static final int BATCH = 50_000;

    private static final Logger LOG = System.getLogger(Drainer.class.getName());
    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_LOOK = Duration.ofMillis(5).toNanos();
    private static final long CLOSE_MILLIS = 10_000;

    private final Journal journal;
    private final StatisticsStore store;
    private final PageLimit limit;
    private final Clock clock;
    private final Chores chores;
    private final Backoff backoff = new Backoff(new SplittableRandom());
    private final Thread thread = new Thread(this::run, "pledge-drainer");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private volatile boolean asked;
    private volatile boolean closing;
    private final AtomicLong applied = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile @Nullable Instant lastSuccess;
    private volatile @Nullable Instant failingSince;
    private volatile @Nullable String message;

    /**
     * Makes a drainer; nothing runs before {@link #start}.
     *
     * @param limit how many pages are told apart
     * @param chores what is done beside
     * @param clock says when something was
     */
    public Drainer(Journal journal, StatisticsStore store, PageLimit limit, List<Chore> chores, Clock clock) {
        this.journal = journal;
        this.store = store;
        this.limit = limit;
        this.clock = clock;
        this.chores = new Chores(chores, System.nanoTime());
        thread.setDaemon(true);
    }

    /** Starts the thread. */
    public void start() {
        journal.whenFull(this::ask);
        thread.start();
    }

    private void ask() {
        asked = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closing) {
            asked = false;
            boolean well = drain();
            if (well) {
                chores.run(System.nanoTime());
            }
            pause(well ? INTERVAL_NANOS : backoff.failed(), well ? 0 : Backoff.LEAST);
        }
        drain();
    }

    /** Waits for some time, or until somebody asks, but for so long in any case. */
    private void pause(long nanos, long least) {
        long from = System.nanoTime();
        long waited = 0;
        while (waited < nanos && !closing && (!asked || waited < least)) {
            LockSupport.parkNanos((waited < least ? least : nanos) - waited);
            waited = System.nanoTime() - from;
        }
    }

    /** Brings all to the store that is there and worth a batch; returns whether the store takes what it is given. */
    private boolean drain() {
        try {
            boolean more = true;
            while (more) {
                more = applyNext();
                signal();
            }
            return true;
        } catch (StoreException | RuntimeException | Error e) {
            failed(e);
            return false;
        }
    }

    private boolean applyNext() throws StoreException {
        journal.reading().lock();
        try {
            if (journal.erasures().carryOut(store)) {
                succeeded(0);
            }
            Backlog.Reading read = journal.read(BATCH);
            int count = read.entries().size();
            if (count > 0) {
                store.apply(batch(read));
                succeeded(count);
            }
            if (read.isEmpty()) {
                return false;
            }
            journal.acknowledge(read);
            return count == BATCH || read.endsSegment();
        } finally {
            journal.reading().unlock();
        }
    }

    private AccessBatch batch(Backlog.Reading read) throws StoreException {
        List<Entry> entries = new ArrayList<>(read.entries().size());
        for (Entry entry : read.entries()) {
            entries.add(new Entry(entry.position(), limit.limit(entry.access())));
        }
        return new AccessBatch(read.segment().header().node().toString(), entries);
    }

    private void succeeded(int count) {
        backoff.succeeded();
        applied.addAndGet(count);
        lastSuccess = clock.instant();
        if (failingSince != null) {
            LOG.log(Level.INFO, "statistics: the store takes what it is given again");
            failingSince = null;
        }
    }

    private void failed(Throwable e) {
        message = String.valueOf(e.getMessage());
        if (failingSince == null) {
            failingSince = clock.instant();
            LOG.log(Level.WARNING, "statistics: the store fails; the journal keeps what it cannot take", e);
        }
        failures.incrementAndGet();
        signal();
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the store has all that was appended before the call, and has forgotten who asked for it.
     *
     * @return false if it has not after so long, or as soon as it fails
     */
    public boolean catchUp(Duration atMost) {
        long target = journal.endPosition();
        long failuresBefore = failures.get();
        long until = System.nanoTime() + atMost.toNanos();
        lock.lock();
        try {
            while (journal.drainedPosition() < target || !journal.erasures().isEmpty()) {
                long left = until - System.nanoTime();
                if (left <= 0 || failures.get() != failuresBefore || !thread.isAlive()) {
                    return false;
                }
                ask();
                changed.awaitNanos(Math.min(left, LONGEST_LOOK));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Forgets all that is held about a person, in the journal, on the way to the store, and in the store; what was counted
     * without a name stays. Where the store fails, it is told again before it is given anything more, also by the next
     * process. Waits for a batch that is just being applied.
     *
     * @param person all pseudonyms of the person
     * @throws StoreException if a file of the journal could not be changed; it is to be tried again
     */
    public Erasure erase(Collection<Pseudonym> person) throws StoreException {
        journal.reading().lock();
        try {
            boolean found = journal.erase(person);
            return forget(person) || found ? Erasure.DONE : Erasure.NOTHING_HELD;
        } catch (StoreException e) {
            return accept(person, e);
        } catch (IOException e) {
            throw new StoreException("a file of the journal cannot be changed", e);
        } finally {
            journal.reading().unlock();
        }
    }

    private boolean forget(Collection<Pseudonym> person) throws StoreException {
        boolean held = store.erase(person);
        journal.erasures().remove(person);
        return held;
    }

    private Erasure accept(Collection<Pseudonym> person, StoreException cause) throws StoreException {
        try {
            journal.erasures().add(person);
            return Erasure.ACCEPTED;
        } catch (IOException e) {
            cause.addSuppressed(e);
            throw cause;
        }
    }

    /** Returns how it gets on. */
    public DrainerState state() {
        return new DrainerState(applied.get(), journal.pendingBytes(), lastSuccess, failingSince, message);
    }

    /** Tries once more to bring all to the store, for ten seconds at most, and ends the thread. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
