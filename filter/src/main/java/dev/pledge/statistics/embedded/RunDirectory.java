package dev.pledge.statistics.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Runs as files of a directory. */
final class RunDirectory implements RunBytes {
    private static final String PREFIX = "persons-";
    private static final String SUFFIX = ".run";

    private final Path directory;

    RunDirectory(Path directory) {
        this.directory = directory;
    }

    private Path file(long run) {
        return directory.resolve(PREFIX + run + SUFFIX);
    }

    @Override
    public WritableByteChannel create(long run) throws IOException {
        FileChannel file = FileChannel.open(
                file(run), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        return new WritableByteChannel() {
            @Override
            public int write(ByteBuffer from) throws IOException {
                int bytes = from.remaining();
                while (from.hasRemaining()) {
                    file.write(from);
                }
                return bytes;
            }

            @Override
            public boolean isOpen() {
                return file.isOpen();
            }

            @Override
            public void close() throws IOException {
                try (file) {
                    file.force(true);
                }
            }
        };
    }

    @Override
    public Source open(long run) throws IOException {
        FileChannel file = FileChannel.open(file(run), StandardOpenOption.READ);
        return new Source() {
            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public void read(long at, ByteBuffer to) throws IOException {
                long next = at;
                int bytes = 0;
                while (to.hasRemaining() && bytes >= 0) {
                    bytes = file.read(to, next);
                    next += bytes;
                }
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    @Override
    public void delete(long run) throws IOException {
        Files.deleteIfExists(file(run));
    }

    @Override
    public Set<Long> runs() throws IOException {
        Set<Long> runs = new HashSet<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.matches(PREFIX + "\\d{1,18}\\" + SUFFIX)) {
                    runs.add(Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length())));
                }
            }
        }
        return runs;
    }
}
