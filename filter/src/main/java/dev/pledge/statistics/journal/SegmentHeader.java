package dev.pledge.statistics.journal;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The first {@value #BYTES} bytes of a segment: magic, version, node, number, salt, up to where it was drained, CRC.
 *
 * @param node which node wrote it
 * @param number the segment's number: above those of all earlier ones of the node
 * @param salt goes into the sum of each record, so that nothing that was written elsewhere, or into the text of an
 *     access, can pass for one
 */
record SegmentHeader(NodeId node, long number, long salt) {
    static final int BYTES = 64;

    private static final long MAGIC = 0x31_4A_45_47_44_45_4C_50L; // "PLEDGEJ1"
    private static final long VERSION = 1;
    private static final int DRAINED = 48;
    private static final int SUM = 56;

    /** Writes it: nothing is drained yet. */
    void write(ByteBuffer segment) {
        segment.putLong(0, MAGIC);
        segment.putLong(8, VERSION);
        segment.putLong(16, node.high());
        segment.putLong(24, node.low());
        segment.putLong(32, number);
        segment.putLong(40, salt);
        writeDrained(segment, BYTES);
        segment.putLong(SUM, sum(segment));
    }

    /** Reads it; null if this is no segment, or a damaged one. */
    static @Nullable SegmentHeader read(ByteBuffer segment) {
        if (segment.limit() < BYTES
                || segment.getLong(0) != MAGIC
                || segment.getLong(8) != VERSION
                || segment.getLong(SUM) != sum(segment)) {
            return null;
        }
        NodeId node = new NodeId(segment.getLong(16), segment.getLong(24));
        return new SegmentHeader(node, segment.getLong(32), segment.getLong(40));
    }

    /** Notes up to where the segment was drained: a store has what is before. */
    void writeDrained(ByteBuffer segment, int drained) {
        segment.putLong(DRAINED, (long) drained << 32 | check(drained));
    }

    /** Returns up to where the segment was drained; where that is damaged, nothing is taken as drained. */
    int readDrained(ByteBuffer segment) {
        long word = segment.getLong(DRAINED);
        int drained = (int) (word >>> 32);
        boolean sound = (word & 0xFFFF_FFFFL) == check(drained)
                && drained >= BYTES
                && drained <= segment.limit()
                && (drained & 7) == 0;
        return sound ? drained : BYTES;
    }

    private long check(int drained) {
        return Crc32c.update(Crc32c.ONES, drained ^ salt) & 0xFFFF_FFFFL;
    }

    private static long sum(ByteBuffer segment) {
        int register = Crc32c.ONES;
        for (int at = 0; at < DRAINED; at += 8) {
            register = Crc32c.update(register, segment.getLong(at));
        }
        return register & 0xFFFF_FFFFL;
    }
}
