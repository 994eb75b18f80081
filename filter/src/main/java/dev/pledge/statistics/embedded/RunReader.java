package dev.pledge.statistics.embedded;

import dev.pledge.statistics.Pseudonym;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a run's rows: all in turn, or those of one person. For one thread. */
final class RunReader implements Closeable {
    private static final int ROWS_AT_ONCE = 1 << 11;
    private static final int ROWS_OF_A_LOOK = 1 << 7;

    private final RunBytes.Source source;
    private final long rows;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long next;

    RunReader(RunBytes bytes, long run) throws IOException {
        this.source = bytes.open(run);
        this.rows = source.size() / PersonRow.BYTES;
    }

    long rows() {
        return rows;
    }

    /** Returns the next row; null after the last. */
    @Nullable
    PersonRow next() throws IOException {
        if (!buffer.hasRemaining()) {
            if (next == rows) {
                return null;
            }
            buffer = read(next, ROWS_AT_ONCE);
            next += buffer.remaining() / PersonRow.BYTES;
        }
        return PersonRow.read(buffer);
    }

    /** Hands over all rows of a person. */
    void find(Pseudonym person, Consumer<PersonRow> found) throws IOException {
        long low = 0;
        long high = rows;
        while (high - low > ROWS_OF_A_LOOK) {
            long middle = low + high >>> 1;
            PersonRow row = PersonRow.read(read(middle, 1));
            if (PersonRow.compare(row.person(), person) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (long at = low; at < rows; at += ROWS_OF_A_LOOK) {
            ByteBuffer look = read(at, ROWS_OF_A_LOOK);
            while (look.hasRemaining()) {
                PersonRow row = PersonRow.read(look);
                int order = PersonRow.compare(row.person(), person);
                if (order > 0) {
                    return;
                }
                if (order == 0) {
                    found.accept(row);
                }
            }
        }
    }

    private ByteBuffer read(long at, int count) throws IOException {
        ByteBuffer to = ByteBuffer.allocate((int) Math.min(count, rows - at) * PersonRow.BYTES);
        source.read(at * PersonRow.BYTES, to);
        if (to.hasRemaining()) {
            throw new IOException("a run of rows ends before its end");
        }
        return to.flip();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
