package dev.pledge.record;

import dev.pledge.record.Verification.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An append-only log of lines of JSON, each of which holds the SHA-256 of the line before it. A line that is changed,
 * removed, moved or put in shows, and so does an end that is cut off: a file beside the log says where it ends. Whoever can
 * write to all files can also make a whole new log; against that helps a {@link Tip} that was noted elsewhere.
 *
 * <p>An entry is on the disk when {@link #append} returns, which takes as long as a disk does: this is for rare events, and
 * has no place on the way of every page. Entries that come at once share one write. Safe for use by all threads.
 */
public final class ChainedLog implements Closeable {
    /** The kind of the entry that says up to where the log was forgotten. */
    public static final String FORGOTTEN = ChainCheck.FORGOTTEN;

    /** The kind of the entry that says that the log was found broken when it was opened. */
    public static final String BROKEN = ChainCheck.BROKEN;

    private static final Logger LOG = System.getLogger(ChainedLog.class.getName());

    private final LogPlace place;
    private final LogWriter writer;

    private ChainedLog(LogPlace place, Clock clock) {
        this.place = place;
        this.writer = new LogWriter(place, clock);
    }

    /**
     * Opens the log in a directory, which is made if need be. All of it is looked through; if it is not what it should be,
     * that is logged, noted in the log itself, and {@link #verify} tells of it from then on.
     *
     * @throws IOException if another process has it, or it cannot be read or written to; the message names it
     */
    public static ChainedLog open(Path directory, Clock clock) throws IOException {
        LogDirectory place = LogDirectory.open(directory);
        ChainedLog log = null;
        try {
            Fault fault = place.recover();
            log = new ChainedLog(place, clock);
            if (fault != null) {
                LOG.log(Level.ERROR, "The records in {0} are not what was written: {1}", directory, fault);
                log.append(BROKEN, Map.of(ChainCheck.REASON, fault.toString()));
            }
            return log;
        } catch (IOException | RuntimeException e) {
            close(log == null ? place : log, e);
            throw e;
        }
    }

    private static void close(Closeable opened, Exception cause) {
        try {
            opened.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /**
     * Returns a log that is held in memory only.
     *
     * @param limit how many entries are held at most, from 1; the oldest go
     */
    public static ChainedLog inMemory(int limit, Clock clock) {
        return new ChainedLog(new LogMemory(limit), clock);
    }

    /**
     * Writes an entry. When it returns, the entry survives the loss of power.
     *
     * @param kind what it tells of: small letters and hyphens
     * @param fields what it tells; the names {@code seq}, {@code time}, {@code kind} and {@code prev} are the log's own
     * @throws IOException if it could not be written, or not in time; in the latter case it may still be
     * @throws IllegalArgumentException if the fields cannot be written
     */
    public LogEntry append(String kind, Map<String, String> fields) throws IOException {
        return writer.append(kind, fields);
    }

    /**
     * Returns the latest entries that are wanted, the oldest of them first. All of the log is read for it.
     *
     * @param limit how many at most, from 1
     */
    public List<LogEntry> find(Predicate<? super LogEntry> wanted, int limit) throws IOException {
        Deque<LogEntry> found = new ArrayDeque<>();
        each(entry -> {
            if (wanted.test(entry)) {
                if (found.size() == limit) {
                    found.removeFirst();
                }
                found.addLast(entry);
            }
        });
        return List.copyOf(found);
    }

    /** Shows all entries, the oldest first. */
    public void each(Consumer<? super LogEntry> reader) throws IOException {
        long end = place.tip().number();
        place.read((file, line, bytes, ended) -> {
            LineText.Line read = ended && bytes.length <= LineText.LONGEST ? LineText.parse(bytes) : null;
            if (read != null && read.entry().number() <= end) {
                reader.accept(read.entry());
            }
        });
    }

    /** Returns where the log ends. */
    public Tip tip() {
        return place.tip();
    }

    /** Looks through the whole log. */
    public Verification verify() throws IOException {
        return writer.run(place::verify);
    }

    /**
     * Forgets the entries that are older than a moment, as far as all before them are too, and notes in the log up to
     * where. Notes like that go with the others, and not for themselves. To be called every day or so.
     *
     * @return how many were forgotten, without such notes
     */
    public long forget(Instant before) throws IOException {
        return writer.run(() -> {
            Old old = new Old(before);
            place.read(old::line);
            Tip through = old.tip;
            if (through == null || old.count == 0) {
                return 0L;
            }
            writer.write(FORGOTTEN, Map.of(ChainCheck.THROUGH, "" + through.number(), ChainCheck.HASH, through.hash()));
            place.drop(through);
            return old.count;
        });
    }

    /** Finds the last of the entries at the beginning that are old. */
    private static final class Old {
        private final Instant before;
        private @Nullable Tip tip;
        private long count;
        private boolean over;

        Old(Instant before) {
            this.before = before;
        }

        void line(String file, long line, byte[] bytes, boolean ended) {
            LineText.Line read = over ? null : LineText.parse(bytes);
            if (read == null || !read.entry().time().isBefore(before)) {
                over = true;
            } else {
                tip = new Tip(read.entry().number(), Sha256.hex(bytes));
                count += read.entry().kind().equals(FORGOTTEN) ? 0 : 1;
            }
        }
    }

    /** Ends the log; what was appended before is written. */
    @Override
    public void close() throws IOException {
        writer.close();
        place.close();
    }
}
