package dev.pledge.statistics.journal;

import dev.pledge.statistics.Pseudonym;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Segments in files. A file is written full of zeros before it is mapped, so that a full disk is an exception here and not
 * a fault of the memory of whoever appends. One file that is done is kept for the next segment.
 */
final class SegmentFiles implements SegmentSpace {
    private static final Logger LOG = System.getLogger(SegmentFiles.class.getName());
    private static final int MOST_SPARE = 1;
    private static final int CHUNK = 64 * 1024;

    private final JournalDirectory directory;
    private final PendingErasures erasures;
    private final int segmentBytes;
    private final long budget;
    private final AtomicBoolean nameIsForced = new AtomicBoolean(true);
    private final Disk disk;
    private final Deque<Spare> spares = new ArrayDeque<>();
    private long held;
    private long made;

    /** A blank file that waits for its next number. */
    private record Spare(Path file, MappedByteBuffer buffer) {}

    /** Writes bytes to a file: where a full disk is met. */
    interface Disk {
        /** Writes all of a buffer. */
        void write(FileChannel file, ByteBuffer bytes) throws IOException;
    }

    SegmentFiles(JournalDirectory directory, JournalSettings settings, Disk disk) throws IOException {
        this.directory = directory;
        this.erasures = PendingErasures.in(directory);
        this.segmentBytes = settings.segmentBytes();
        this.budget = settings.budgetBytes();
        this.disk = disk;
    }

    /** Writes all of a buffer to a real disk. */
    static void writeAll(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** Takes up the files that an earlier process left, by number: each segment leads to the next. */
    List<Segment> takeUp(NavigableMap<Long, Path> found) throws IOException {
        List<Segment> left = new ArrayList<>();
        for (Map.Entry<Long, Path> file : found.entrySet()) {
            Segment segment = LeftFile.takeUp(file.getValue(), file.getKey());
            if (segment == null) {
                directory.setAside(file.getValue());
                continue;
            }
            held += segment.buffer().capacity();
            if (segment.isDone()) {
                release(segment);
                continue;
            }
            if (!left.isEmpty()) {
                left.get(left.size() - 1).follow(segment);
            }
            left.add(segment);
        }
        return left;
    }

    @Override
    public @Nullable Segment make(SegmentHeader header) throws IOException {
        Spare spare = spares.peek();
        if (spare == null) {
            if (held + segmentBytes > budget) {
                return null;
            }
            spare = makeSpare();
            spares.add(spare);
        }
        Segment segment = Segment.begin(spare.buffer, header);
        Files.move(spare.file, directory.segment(header.number()), StandardCopyOption.ATOMIC_MOVE);
        spares.remove();
        nameIsForced.set(false);
        return segment;
    }

    private Spare makeSpare() throws IOException {
        Path file = directory.spare(made++);
        try {
            MappedByteBuffer buffer = fill(file);
            held += segmentBytes;
            return new Spare(file, buffer);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(file); // half a file would keep the disk full
            } catch (IOException undeleted) {
                e.addSuppressed(undeleted);
            }
            throw e;
        }
    }

    private MappedByteBuffer fill(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, directory.ownerOnly());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(Math.min(CHUNK, segmentBytes));
            for (int written = 0; written < segmentBytes; written += zeros.capacity()) {
                zeros.clear().limit(Math.min(zeros.capacity(), segmentBytes - written));
                disk.write(channel, zeros);
            }
            return channel.map(MapMode.READ_WRITE, 0, segmentBytes);
        }
    }

    @Override
    public void release(Segment segment) {
        if (!(segment.buffer() instanceof MappedByteBuffer buffer)) {
            return;
        }
        Path file = directory.segment(segment.header().number());
        try {
            if (segment.isReusable() && spares.size() < MOST_SPARE) {
                Path spare = directory.spare(made++);
                Files.move(file, spare, StandardCopyOption.ATOMIC_MOVE);
                spares.add(new Spare(spare, buffer));
                return;
            }
            delete(file);
        } catch (IOException e) {
            // What is in it was blanked; a start reads it again and finds nothing.
            LOG.log(Level.WARNING, "journal: " + file + " is done with, but stays: " + e);
        }
        held -= buffer.capacity();
    }

    /** A file that is still mapped would keep its place on the disk until the mapping is collected. */
    private static void delete(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "journal: " + file + " cannot be cut while it is mapped", e);
        }
        Files.deleteIfExists(file);
    }

    @Override
    public void force(Segment segment) throws IOException {
        if (segment.buffer() instanceof MappedByteBuffer buffer && segment.end() > 0) {
            try {
                buffer.force(0, segment.end());
                if (!nameIsForced.getAndSet(true)) {
                    directory.force();
                }
            } catch (UncheckedIOException e) {
                throw new IOException(
                        "journal: " + directory.segment(segment.header().number()), e);
            }
        }
    }

    @Override
    public PendingErasures erasures() {
        return erasures;
    }

    @Override
    public boolean eraseElsewhere(Pseudonym[] person) throws IOException {
        return directory.eraseSetAside(person);
    }

    @Override
    public void close() throws IOException {
        for (Spare spare : spares) {
            delete(spare.file);
        }
        spares.clear();
        directory.close();
    }
}
