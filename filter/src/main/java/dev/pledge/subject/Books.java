package dev.pledge.subject;

import dev.pledge.history.Tally;
import dev.pledge.record.ChainedLog;
import dev.pledge.statistics.KeyFile;
import dev.pledge.statistics.Pseudonyms;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pledge's own books: who asked what about their data and when it was answered, what was disclosed to whom, and who
 * complained. They are one {@link ChainedLog}, in which a person stands under a pseudonym of these books alone; what a
 * complaint says is beside it and can be erased. Safe for use by all threads.
 */
public final class Books implements Closeable {
    private static final int IN_MEMORY = 10_000;

    /** After this time a text whose entry never came belongs to nobody: the process has ended between the two. */
    private static final Duration UNCLAIMED = Duration.ofDays(1);

    private final Clock clock;
    private final Supplier<KeptUntil> keep;
    private final ChainedLog log;
    private final Enclosures enclosures;
    private final Requests requests;
    private final Disclosures disclosures;
    private final Complaints complaints;

    private Books(
            ChainedLog log, Enclosures enclosures, Marks marks, Supplier<KeptUntil> keep, Tally tally, Clock clock) {
        this.clock = clock;
        this.keep = keep;
        this.log = log;
        this.enclosures = enclosures;
        this.requests = new Requests(log, marks, tally);
        this.disclosures = new Disclosures(log, marks, tally);
        this.complaints = new Complaints(log, enclosures, marks);
    }

    /**
     * Opens the books.
     *
     * @param directory where they are; null for memory only
     * @param keep says how long an entry is kept
     * @param tally counts requests and disclosures
     * @throws IOException if another process has the directory, or it cannot be used; the message names it
     */
    public static Books open(@Nullable Path directory, Supplier<KeptUntil> keep, Tally tally, Clock clock)
            throws IOException {
        if (directory == null) {
            Marks marks = new Marks(Pseudonyms.withNewKey());
            return new Books(ChainedLog.inMemory(IN_MEMORY, clock), Enclosures.inMemory(), marks, keep, tally, clock);
        }
        ChainedLog log = ChainedLog.open(directory, clock);
        boolean opened = false;
        try {
            Marks marks = new Marks(new Pseudonyms(KeyFile.readOrCreate(directory.resolve("persons.key"))));
            Books books = new Books(log, Enclosures.in(directory.resolve("complaints")), marks, keep, tally, clock);
            opened = true;
            return books;
        } finally {
            if (!opened) {
                log.close();
            }
        }
    }

    /** Returns the log that all of them are. */
    public ChainedLog log() {
        return log;
    }

    /** Returns how long entries are kept at present. */
    public KeptUntil keep() {
        return keep.get();
    }

    /** Returns who asked what about their data. */
    public Requests requests() {
        return requests;
    }

    /** Returns what was disclosed to whom. */
    public Disclosures disclosures() {
        return disclosures;
    }

    /** Returns who complained. */
    public Complaints complaints() {
        return complaints;
    }

    /**
     * Forgets what is older than the policy lets it be. To be called every day or so.
     *
     * @return how many entries were forgotten
     */
    public long forget() throws IOException {
        Instant now = clock.instant();
        long forgotten = log.forget(keep.get().oldest(now));
        enclosures.keepOnly(complaints.enclosed(), now.minus(UNCLAIMED));
        return forgotten;
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
