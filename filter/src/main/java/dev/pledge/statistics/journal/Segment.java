package dev.pledge.statistics.journal;

import dev.pledge.statistics.PageAccess;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of memory, mostly of a file, that is written once from its beginning to its end. Writers reserve a place by
 * compare-and-set, fill it and write its header last, with release semantics; so who reads a header that is not zero
 * reads a whole record. One thread at a time reads, drains and changes what is written.
 *
 * <p>A record's header: how many words it has (16 bits), a mark (16 bits), CRC-32C of both, of its place and of all its
 * words (32 bits).
 */
final class Segment {
    /** A segment is not larger: a place within it is to fit into a position. */
    static final int LARGEST = 8 << 20;

    /** By so many bits, the number of a segment is before the place in a position. */
    static final int PLACE_BITS = 20;

    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle CURSOR = cursor();

    private static final int MARK = 0xACCE << 16;

    private final ByteBuffer buffer;
    private final SegmentHeader header;
    private final boolean left;
    private final int seed;

    /** Up to where places are reserved; the complement of it once it is sealed. */
    private volatile int cursor;

    /** Up to where it is drained. */
    private volatile int drained;

    private volatile boolean abandonedByWriter;
    private volatile @Nullable Segment next;

    private Segment(ByteBuffer buffer, SegmentHeader header, boolean left, int cursor, int drained) {
        this.buffer = buffer;
        this.header = header;
        this.left = left;
        this.seed = (int) (header.salt() ^ header.salt() >>> 32);
        this.cursor = cursor;
        this.drained = drained;
    }

    private static VarHandle cursor() {
        try {
            return MethodHandles.lookup().findVarHandle(Segment.class, "cursor", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Begins a segment in a buffer that is all zero but for an old header. */
    static Segment begin(ByteBuffer buffer, SegmentHeader header) {
        ByteBuffer ordered = buffer.order(ByteOrder.LITTLE_ENDIAN);
        header.write(ordered);
        return new Segment(ordered, header, false, SegmentHeader.BYTES, SegmentHeader.BYTES);
    }

    /** Takes up a segment that an earlier process left; null if it is none. Nothing can be written to it. */
    static @Nullable Segment leftIn(ByteBuffer buffer) {
        ByteBuffer ordered = buffer.order(ByteOrder.LITTLE_ENDIAN);
        SegmentHeader header = SegmentHeader.read(ordered);
        return header == null
                ? null
                : new Segment(ordered, header, true, ~(ordered.limit() & ~7), header.readDrained(ordered));
    }

    /** Returns a segment that has no room: what the journal begins with. */
    static Segment none(SegmentHeader header) {
        return new Segment(ByteBuffer.allocate(0), header, true, ~0, 0);
    }

    SegmentHeader header() {
        return header;
    }

    ByteBuffer buffer() {
        return buffer;
    }

    /** Returns whether an earlier process wrote it: then there is no telling where its last record ends. */
    boolean isLeft() {
        return left;
    }

    /** Reserves room for a record; returns where, or -1 if there is none. */
    int reserve(int words) {
        int bytes = words << 3;
        while (true) {
            int seen = cursor;
            if (seen < 0 || seen + bytes > buffer.limit()) {
                return -1;
            }
            if (CURSOR.weakCompareAndSet(this, seen, seen + bytes)) {
                return seen;
            }
        }
    }

    /** Lets nothing more be reserved. */
    void seal() {
        while (true) {
            int seen = cursor;
            if (seen < 0 || CURSOR.compareAndSet(this, seen, ~seen)) {
                return;
            }
        }
    }

    boolean isSealed() {
        return cursor < 0;
    }

    /** Returns up to where places are reserved. */
    int end() {
        int seen = cursor;
        return seen < 0 ? ~seen : seen;
    }

    /** Writes an access into a place reserved for it. */
    void write(int at, int words, PageAccess access, int pageBytes, int referrerBytes) {
        AccessRecord.write(buffer, at, access, pageBytes, referrerBytes);
        LONGS.setRelease(buffer, at, headerOf(at, words));
    }

    private long headerOf(int at, int words) {
        int mark = MARK | words;
        int register = seed ^ (at >>> 3) * 0x9E37_79B1 ^ mark;
        for (int word = 1; word < words; word++) {
            register = Crc32c.update(register, buffer.getLong(at + (word << 3)));
        }
        return (long) register << 32 | mark & 0xFFFF_FFFFL;
    }

    /** Returns whether a place that was reserved is not written yet. */
    boolean isUnwritten(int at) {
        return (long) LONGS.getAcquire(buffer, at) == 0;
    }

    /** Returns how many words the record at a place has; 0 if there is no whole one. */
    int wordsAt(int at) {
        long header = (long) LONGS.getAcquire(buffer, at);
        int words = (int) header & 0xFFFF;
        boolean possible = ((int) header & 0xFFFF_0000) == MARK
                && words >= AccessRecord.FIXED_WORDS
                && words <= AccessRecord.MOST_WORDS
                && at + (words << 3) <= buffer.limit();
        return possible && headerOf(at, words) == header && AccessRecord.fits(buffer, at, words) ? words : 0;
    }

    /** Returns the next place from here on that holds a whole record, or the limit. */
    int nextRecord(int from, int limit) {
        int at = from;
        while (at < limit && wordsAt(at) == 0) {
            at += 8;
        }
        return at;
    }

    boolean isBlank(int from, int to) {
        for (int at = from; at < to; at += 8) {
            if (buffer.getLong(at) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Takes the person out of a whole record. */
    void forgetPerson(int at, int words) {
        AccessRecord.forgetPerson(buffer, at);
        LONGS.setRelease(buffer, at, headerOf(at, words));
    }

    /** Returns where the records begin that no store has acknowledged. */
    int drained() {
        return drained;
    }

    /** Notes that a store has all before a place, and blanks it: what is with the store is the store's to keep or forget. */
    void drain(int to) {
        header.writeDrained(buffer, to);
        for (int at = drained; at < to; at += 8) {
            if (buffer.getLong(at) != 0) {
                buffer.putLong(at, 0);
            }
        }
        drained = to;
    }

    /** Returns whether a store has all that it holds, and nothing more can come. */
    boolean isDone() {
        return cursor < 0 && drained == ~cursor;
    }

    /** Notes that a writer may still write into it, at a place that was passed over. */
    void abandon() {
        abandonedByWriter = true;
    }

    /** Returns whether it can be begun anew: it is blank and no writer is left. */
    boolean isReusable() {
        return !left && !abandonedByWriter;
    }

    long position(int at) {
        return header.number() << PLACE_BITS | at >>> 3;
    }

    @Nullable
    Segment next() {
        return next;
    }

    void follow(Segment segment) {
        next = segment;
    }
}
