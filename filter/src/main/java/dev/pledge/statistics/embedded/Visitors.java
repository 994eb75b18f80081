package dev.pledge.statistics.embedded;

import dev.pledge.statistics.AnswerTimes;
import dev.pledge.statistics.VisitorSketch;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Who came on a day, as a sketch, and how long their answers took. As bytes: how many buckets of times have any; of
 * each, how many lie empty before it, and its count; then the sketch. For one thread.
 */
final class Visitors {
    private final long[] times = new long[AnswerTimes.BUCKETS];
    private final VisitorSketch sketch = new VisitorSketch();

    void add(byte @Nullable [] packed) {
        if (packed != null) {
            sketch.add(sketchOf(addTimes(packed)));
        }
    }

    void add(AnswerTimes ofOthers, VisitorSketch others) {
        long[] counts = ofOthers.counts();
        for (int i = 0; i < counts.length; i++) {
            times[i] += counts[i];
        }
        sketch.add(others);
    }

    /** Adds the times alone, and returns the bytes that follow them. */
    ByteBuffer addTimes(byte[] packed) {
        ByteBuffer from = ByteBuffer.wrap(packed);
        int bucket = -1;
        for (int filled = DataUtils.readVarInt(from); filled > 0; filled--) {
            bucket += 1 + DataUtils.readVarInt(from);
            times[bucket] += DataUtils.readVarLong(from);
        }
        return from;
    }

    /** Reads the sketch alone. */
    static VisitorSketch sketchIn(byte[] packed) {
        ByteBuffer from = ByteBuffer.wrap(packed);
        for (int filled = DataUtils.readVarInt(from); filled > 0; filled--) {
            DataUtils.readVarInt(from);
            DataUtils.readVarLong(from);
        }
        return sketchOf(from);
    }

    private static VisitorSketch sketchOf(ByteBuffer from) {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        return VisitorSketch.of(bytes);
    }

    AnswerTimes times() {
        return AnswerTimes.of(times);
    }

    byte[] packed() {
        byte[] visitors = sketch.bytes();
        WriteBuffer to = new WriteBuffer(64 + visitors.length);
        int filled = 0;
        for (long count : times) {
            filled += count == 0 ? 0 : 1;
        }
        to.putVarInt(filled);
        int empty = 0;
        for (long count : times) {
            if (count == 0) {
                empty++;
            } else {
                to.putVarInt(empty).putVarLong(count);
                empty = 0;
            }
        }
        return Bytes.of(to.put(visitors));
    }
}
