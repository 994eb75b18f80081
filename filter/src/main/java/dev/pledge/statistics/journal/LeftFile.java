package dev.pledge.statistics.journal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Takes up a segment's file that an earlier process left. It is cut off behind what was written: a process that is killed
 * again and again while its store is away would else spend the budget on blank files.
 */
final class LeftFile {
    private static final Logger LOG = System.getLogger(LeftFile.class.getName());
    private static final int CHUNK = 64 * 1024;

    /** The last words of a record may be zero. */
    private static final int LONGEST_RECORD = AccessRecord.MOST_WORDS << 3;

    private LeftFile() {}

    /** Returns the segment; null if the file is not that of this number. */
    static @Nullable Segment takeUp(Path file, long number) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer head = ByteBuffer.allocate(SegmentHeader.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(head, 0);
            SegmentHeader header = SegmentHeader.read(head.flip());
            if (header == null || header.number() != number) {
                return null;
            }
            long size = Math.min(channel.size(), Segment.LARGEST);
            long end = Math.min(size, end(channel, size));
            if (end < channel.size()) {
                cut(channel, end, file);
            }
            return Segment.leftIn(channel.map(MapMode.READ_WRITE, 0, end));
        }
    }

    /** Returns where nothing is written any more. */
    private static long end(FileChannel channel, long size) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        for (long to = size; to > SegmentHeader.BYTES; to -= CHUNK) {
            long from = Math.max(SegmentHeader.BYTES, to - CHUNK);
            chunk.clear().limit((int) (to - from));
            while (chunk.hasRemaining() && channel.read(chunk, from + chunk.position()) >= 0) {
                // One read need not be all.
            }
            for (int i = chunk.position() - 1; i >= 0; i--) {
                if (chunk.get(i) != 0) {
                    return (from + i & ~7L) + LONGEST_RECORD;
                }
            }
        }
        return SegmentHeader.BYTES;
    }

    private static void cut(FileChannel channel, long end, Path file) {
        try {
            channel.truncate(end);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "journal: " + file + " cannot be cut off behind what was written", e);
        }
    }
}
