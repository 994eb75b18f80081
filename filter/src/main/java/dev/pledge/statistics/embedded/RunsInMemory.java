package dev.pledge.statistics.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Runs in memory. */
final class RunsInMemory implements RunBytes {
    private final Map<Long, byte[]> runs = new ConcurrentHashMap<>();

    @Override
    public WritableByteChannel create(long run) {
        return Channels.newChannel(new ByteArrayOutputStream() {
            @Override
            public void close() {
                runs.put(run, toByteArray());
            }
        });
    }

    @Override
    public Source open(long run) throws IOException {
        byte[] bytes = runs.get(run);
        if (bytes == null) {
            throw new NoSuchFileException("run " + run);
        }
        return new Source() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public void read(long at, ByteBuffer to) {
                to.put(bytes, (int) at, Math.min(to.remaining(), bytes.length - (int) at));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void delete(long run) {
        runs.remove(run);
    }

    @Override
    public Set<Long> runs() {
        return Set.copyOf(runs.keySet());
    }
}
