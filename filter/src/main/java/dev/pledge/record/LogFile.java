package dev.pledge.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.Set;

/** One file of a log, open at its end. */
final class LogFile implements Closeable {
    private final Path path;
    private final FileChannel channel;
    private boolean endsWithinALine;
    private long size;

    private LogFile(Path path, FileChannel channel, long size, boolean endsWithinALine) {
        this.path = path;
        this.channel = channel;
        this.size = size;
        this.endsWithinALine = endsWithinALine;
    }

    static LogFile open(Path path, FileAttribute<?>[] attributes) throws IOException {
        FileChannel channel = FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE), attributes);
        try {
            long size = channel.size();
            ByteBuffer last = ByteBuffer.allocate(1);
            boolean within = size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n';
            return new LogFile(path, channel, size, within);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    /** Writes lines at the end; when it returns they survive the loss of power. */
    void append(List<byte[]> lines) throws IOException {
        int length = 1;
        for (byte[] line : lines) {
            length += line.length + 1;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        if (endsWithinALine) {
            // What is not a line was not written by Pledge, or was changed: it is left for whoever looks into it.
            bytes.put((byte) '\n');
        }
        for (byte[] line : lines) {
            bytes.put(line).put((byte) '\n');
        }
        bytes.flip();
        long at = size;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        channel.force(true);
        size = at;
        endsWithinALine = false;
    }

    /** Takes back what was written after this size. */
    void cut(long to) throws IOException {
        channel.truncate(to);
        channel.force(true);
        size = to;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
