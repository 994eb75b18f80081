package dev.pledge.history;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/** What was counted in an hour, by the numbers of counters. As bytes: each number and its count, one after the other. */
final class HourRow {
    private HourRow() {}

    static Map<Long, Long> read(byte @Nullable [] packed) {
        Map<Long, Long> counts = new TreeMap<>();
        ByteBuffer from = ByteBuffer.wrap(packed == null ? new byte[0] : packed);
        while (from.hasRemaining()) {
            long counter = DataUtils.readVarLong(from);
            counts.merge(counter, DataUtils.readVarLong(from), Long::sum);
        }
        return counts;
    }

    static byte[] write(Map<Long, Long> counts) {
        WriteBuffer to = new WriteBuffer(16 + 8 * counts.size());
        counts.forEach((counter, count) -> to.putVarLong(counter).putVarLong(count));
        ByteBuffer written = to.getBuffer().flip();
        byte[] bytes = new byte[written.remaining()];
        written.get(bytes);
        return bytes;
    }
}
