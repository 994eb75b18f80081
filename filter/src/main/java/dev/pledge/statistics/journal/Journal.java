package dev.pledge.statistics.journal;

import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Pseudonym;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Holds page accesses from the moment that they were answered until a {@link Drainer} has brought them to a store. In a
 * directory it survives the death of the process: what was appended is read again at the next start. A directory is used
 * by one process; a copy of it must not be used beside it, for its node would be there twice and a store would take the
 * accesses of one for those of the other.
 *
 * <p>Safe for use by all threads.
 */
public final class Journal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final VarHandle ACTIVE = handle();

    private final NodeId node;
    private final SegmentSpace space;
    private final Fsync fsync;
    private final Keeper keeper;
    private final Backlog backlog;
    private final ReentrantLock reading = new ReentrantLock();
    private final LongAdder recorded = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private volatile Segment active;
    private volatile boolean closed;
    private volatile Runnable whenFull = () -> {};

    private Journal(
            NodeId node,
            SegmentSpace space,
            Segment first,
            Segment last,
            long number,
            Fsync fsync,
            Clock clock,
            Duration patience) {
        this.node = node;
        this.space = space;
        this.fsync = fsync;
        this.active = last;
        this.keeper = new Keeper(space, node, clock, number, fsync, () -> active);
        this.backlog = new Backlog(first, patience.toNanos(), keeper::takeBack);
    }

    private static VarHandle handle() {
        try {
            return MethodHandles.lookup().findVarHandle(Journal.class, "active", Segment.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * Opens a journal, with what an earlier process left in it. What cannot be read is set aside or left alone, and does
     * not stop the start; nor does a full disk.
     *
     * @param clock gives segments their numbers
     * @throws IOException if the directory is in use by another process or application, or cannot be made or written to;
     *     the message names it
     */
    public static Journal open(JournalSettings settings, Clock clock) throws IOException {
        return open(settings, clock, SegmentFiles::writeAll, PATIENCE);
    }

    static Journal open(JournalSettings settings, Clock clock, SegmentFiles.Disk disk, Duration patience)
            throws IOException {
        Path path = settings.directory();
        if (path == null) {
            NodeId node = NodeId.random(new SecureRandom());
            Segment none = Segment.none(new SegmentHeader(node, 0, 0));
            SegmentSpace memory = new SegmentMemory(settings.segmentBytes(), settings.budgetBytes());
            Journal journal = new Journal(node, memory, none, none, 0, Fsync.NEVER, clock, patience);
            journal.keeper.start();
            return journal;
        }
        JournalDirectory directory = JournalDirectory.open(path);
        try {
            Journal journal = open(directory, settings, clock, disk, patience);
            journal.keeper.start();
            return journal;
        } catch (IOException | RuntimeException | Error e) {
            directory.close();
            throw e;
        }
    }

    private static Journal open(
            JournalDirectory directory,
            JournalSettings settings,
            Clock clock,
            SegmentFiles.Disk disk,
            Duration patience)
            throws IOException {
        NodeId node = directory.node();
        SegmentFiles files = new SegmentFiles(directory, settings, disk);
        NavigableMap<Long, Path> found = directory.segments();
        long number = found.isEmpty() ? 0 : found.lastKey();
        List<Segment> left = new ArrayList<>();
        for (Map.Entry<Long, Path> file : found.entrySet()) {
            Segment segment = files.takeUp(file.getKey(), file.getValue());
            if (segment == null) {
                directory.setAside(file.getValue());
            } else {
                if (!left.isEmpty()) {
                    left.get(left.size() - 1).follow(segment);
                }
                left.add(segment);
            }
        }
        if (left.isEmpty()) {
            left.add(Segment.none(new SegmentHeader(node, 0, 0)));
        }
        Segment last = left.get(left.size() - 1);
        return new Journal(node, files, left.get(0), last, number, settings.fsync(), clock, patience);
    }

    /**
     * Appends an access. Takes no lock, makes no system call and allocates nothing, but for {@link Fsync#ALWAYS}, where it
     * waits for the disk, for a second at most.
     *
     * @return whether it is recorded; if not, {@link #lost} counts it: the disk or the budget is full, the journal is
     *     closed, or a text is longer than 1,024 bytes
     */
    public boolean append(PageAccess access) {
        String referrer = access.referrer();
        int pageBytes = SegmentText.bytes(access.page());
        int referrerBytes = referrer == null ? 0 : SegmentText.bytes(referrer);
        if (pageBytes > AccessRecord.LONGEST_TEXT || referrerBytes > AccessRecord.LONGEST_TEXT) {
            lost.increment();
            return false;
        }
        int words = AccessRecord.words(pageBytes, referrerBytes);
        Segment segment = active;
        int at = segment.reserve(words);
        while (at < 0) {
            if (!advance(segment)) {
                lost.increment();
                return false;
            }
            segment = active;
            at = segment.reserve(words);
        }
        try {
            segment.write(at, words, access, pageBytes, referrerBytes);
        } catch (InternalError e) {
            lost.increment(); // the disk has failed under the mapped memory
            return false;
        }
        recorded.increment();
        if (fsync.isAlways()) {
            keeper.awaitForced();
        }
        return true;
    }

    /** Goes on to the segment behind a full one, unless that is not there yet. */
    private boolean advance(Segment full) {
        Segment next = full.next();
        if (next == null || closed) {
            return active != full;
        }
        full.seal();
        if (ACTIVE.compareAndSet(this, full, next)) {
            keeper.wake();
            whenFull.run();
        }
        return true;
    }

    /** Returns the id of this node: 32 hexadecimal digits. It is made once for a directory. */
    public String node() {
        return node.toString();
    }

    /**
     * Takes a person out of what was not drained yet: the accesses stay, as those of nobody. What was appended before the
     * call is looked through, so that no file of the journal holds anything of the person after it. Waits for a batch that
     * is just being brought to the store.
     *
     * @param person all pseudonyms of the person
     * @return whether anything was held
     * @throws IOException if a file cannot be changed
     */
    public boolean erase(Collection<Pseudonym> person) throws IOException {
        reading.lock();
        try {
            boolean pending = backlog.erase(person);
            boolean found = space.eraseElsewhere(person.toArray(Pseudonym[]::new)) || pending;
            if (found && fsync.interval() != null) {
                for (Segment segment = backlog.first(); segment != null; segment = segment.next()) {
                    space.force(segment);
                }
            }
            return found;
        } finally {
            reading.unlock();
        }
    }

    /** Returns how many accesses were appended since the start. */
    public long recorded() {
        return recorded.sum();
    }

    /** Returns how many accesses could not be appended since the start. */
    public long lost() {
        return lost.sum();
    }

    /** Returns how many places since the start held no whole record, such as a process leaves that dies as it writes. */
    public long torn() {
        return backlog.torn();
    }

    /** Returns how many bytes no store has yet; for what an earlier process left, at most so many. */
    public long pendingBytes() {
        long pending = 0;
        for (Segment segment = backlog.first(); segment != null; segment = segment.next()) {
            pending += Math.max(0, segment.end() - segment.drained());
        }
        return pending;
    }

    /**
     * Returns why nothing can be recorded once the segment in use is full, or why what is recorded cannot be forced to the
     * disk; null if all is well.
     */
    public @Nullable String trouble() {
        return keeper.trouble();
    }

    /** Is held by whoever reads, from the reading to its acknowledgement. */
    ReentrantLock reading() {
        return reading;
    }

    Backlog.Reading read(int most) {
        return backlog.read(most);
    }

    void acknowledge(Backlog.Reading read) {
        backlog.acknowledge(read);
    }

    /** Returns the position before which a store has all. */
    long drainedPosition() {
        return backlog.position();
    }

    /** Returns the position before which all is that was appended by now. */
    long endPosition() {
        Segment segment = active;
        return segment.position(segment.end());
    }

    /** Has something run, by the thread that appends, whenever a segment is full. */
    void whenFull(Runnable run) {
        whenFull = run;
    }

    /**
     * Lets nothing more be appended, forces what was appended, and gives the directory free. What is not drained is read
     * again at the next start; in memory it is lost.
     *
     * @throws IOException if the last of it cannot be forced
     */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        Segment last;
        do {
            last = active;
            last.seal();
        } while (last != active);
        keeper.close();
    }
}
