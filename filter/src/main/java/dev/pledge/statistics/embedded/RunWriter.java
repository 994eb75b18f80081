package dev.pledge.statistics.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/** Writes a run: rows in their order, those of one person and page as one. For one thread. */
final class RunWriter implements Closeable {
    private final WritableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(PersonRow.BYTES << 11);
    private @Nullable PersonRow last;
    private long rows;

    RunWriter(RunBytes bytes, long run) throws IOException {
        this.channel = bytes.create(run);
    }

    void add(PersonRow row) throws IOException {
        PersonRow before = last;
        if (before != null && before.compareTo(row) == 0) {
            last = before.plus(row);
        } else {
            writeLast();
            last = row;
        }
    }

    /** Returns how many rows were written. */
    long finish() throws IOException {
        writeLast();
        last = null;
        flush();
        return rows;
    }

    private void writeLast() throws IOException {
        if (last != null) {
            last.write(buffer);
            rows++;
            if (!buffer.hasRemaining()) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        channel.write(buffer.flip());
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
