package dev.pledge.statistics.journal;

import dev.pledge.statistics.AccessBatch.Entry;
import dev.pledge.statistics.Pseudonym;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * What was appended and no store has yet, from the oldest segment on. For one thread at a time; writers go on meanwhile.
 */
final class Backlog {
    private static final long PAUSE_NANOS = 50_000;

    private final Consumer<Segment> done;
    private final long patienceNanos;
    private volatile Segment first;

    private long waitsFor = -1;
    private long waitsSince;
    private final LongAdder torn = new LongAdder();

    /**
     * What was read in one go; until it is acknowledged, it is read again.
     *
     * @param entries the accesses, oldest first
     * @param segment where they are from, all of one
     * @param upTo where they end in it
     * @param torn how many places there were without a whole record
     */
    record Reading(List<Entry> entries, Segment segment, int upTo, int torn) {
        boolean isEmpty() {
            return upTo == segment.drained();
        }

        /** Returns whether nothing more can come from this segment. */
        boolean endsSegment() {
            return segment.isSealed() && upTo == segment.end();
        }
    }

    /**
     * Begins.
     *
     * @param first the oldest segment
     * @param patienceNanos how long a place that is reserved may stay unwritten, until its writer is taken for dead
     * @param done is given each segment of which nothing is needed any more
     */
    Backlog(Segment first, long patienceNanos, Consumer<Segment> done) {
        this.first = first;
        this.patienceNanos = patienceNanos;
        this.done = done;
    }

    /** Reads on from what was acknowledged last, within one segment. */
    Reading read(int most) {
        Segment segment = oldest();
        List<Entry> entries = new ArrayList<>();
        int at = segment.drained();
        int limit = segment.end();
        int broken = 0;
        while (at < limit && entries.size() < most) {
            int words = segment.wordsAt(at);
            if (words > 0) {
                entries.add(new Entry(segment.position(at), AccessRecord.read(segment.buffer(), at)));
                at += words << 3;
            } else if (isBeingWritten(segment, at)) {
                break;
            } else {
                int from = at;
                at = segment.nextRecord(from + 8, limit);
                broken += at < limit || !segment.isBlank(from, at) ? 1 : 0;
            }
        }
        return new Reading(entries, segment, at, broken);
    }

    private Segment oldest() {
        Segment segment = first;
        Segment following = segment.next();
        while (segment.isDone() && following != null) {
            first = following;
            done.accept(segment);
            segment = following;
            following = segment.next();
        }
        return segment;
    }

    private boolean isBeingWritten(Segment segment, int at) {
        if (segment.isLeft() || !segment.isUnwritten(at)) {
            return segment.wordsAt(at) > 0; // it may have been written since it was looked at
        }
        long position = segment.position(at);
        long now = System.nanoTime();
        if (waitsFor != position) {
            waitsFor = position;
            waitsSince = now;
        }
        if (now - waitsSince < patienceNanos) {
            return true;
        }
        segment.abandon();
        return false;
    }

    /** Notes that a store has what was read. */
    void acknowledge(Reading reading) {
        reading.segment.drain(reading.upTo);
        torn.add(reading.torn);
        oldest();
    }

    /** Takes a person out of all that is there; returns whether there was anything. */
    boolean erase(Collection<Pseudonym> person) {
        Pseudonym[] all = person.toArray(Pseudonym[]::new);
        boolean found = false;
        for (Segment segment = first; segment != null; segment = segment.next()) {
            if (segment.isLeft()) {
                found |= eraseEverywhere(segment, all);
            } else {
                found |= eraseWritten(segment, all);
            }
        }
        return found;
    }

    private boolean eraseWritten(Segment segment, Pseudonym[] person) {
        int limit = segment.end();
        int at = segment.drained();
        boolean found = false;
        long giveUp = System.nanoTime() + patienceNanos;
        while (at < limit) {
            int words = segment.wordsAt(at);
            if (words > 0) {
                found |= eraseRecord(segment, at, words, person);
                at += words << 3;
            } else if (segment.isUnwritten(at) && System.nanoTime() - giveUp < 0) {
                LockSupport.parkNanos(PAUSE_NANOS);
            } else if (segment.wordsAt(at) == 0) {
                at = segment.nextRecord(at + 8, limit);
            }
        }
        return found;
    }

    /** Nobody writes into it any more, so torn records can be searched as well. */
    private static boolean eraseEverywhere(Segment segment, Pseudonym[] person) {
        int limit = segment.end();
        int at = segment.drained();
        boolean found = false;
        while (at < limit) {
            int words = segment.wordsAt(at);
            if (words > 0) {
                found |= eraseRecord(segment, at, words, person);
                at += words << 3;
            } else {
                if (at + 16 <= limit) {
                    found |= RawErasure.eraseAt(segment.buffer(), at, person);
                }
                at += 8;
            }
        }
        return found;
    }

    private static boolean eraseRecord(Segment segment, int at, int words, Pseudonym[] person) {
        for (Pseudonym one : person) {
            if (AccessRecord.isOf(segment.buffer(), at, one)) {
                segment.forgetPerson(at, words);
                return true;
            }
        }
        return false;
    }

    /** Returns the position before which all was acknowledged. */
    long position() {
        Segment segment = first;
        return segment.position(segment.drained());
    }

    /** Returns how many places there were without a whole record. */
    long torn() {
        return torn.sum();
    }

    /** Returns the oldest segment; the others follow it. */
    Segment first() {
        return first;
    }
}
