package dev.pledge.statistics.journal;

import static dev.pledge.statistics.journal.Accesses.access;
import static dev.pledge.statistics.journal.Accesses.accesses;
import static dev.pledge.statistics.journal.Accesses.appendAll;
import static dev.pledge.statistics.journal.Accesses.drained;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk: no append fails otherwise than by saying so, each loss is counted, and recording resumes by itself. */
class FullDiskTest {
    private static final int SIZE = 512 * 1024;

    @TempDir
    Path temp;

    /**
     * On a small file system in memory, where this process may mount one; else the writing of files is refused in its
     * place. Both are the same to the journal: an exception where a segment is made.
     */
    @Test
    void onASmallDisk() throws Exception {
        Path small = Files.createDirectory(temp.resolve("small"));
        if (run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", small.toString())) {
            try {
                fillsAndResumes(open(small, FullDiskTest::writeAll));
                anotherFillsTheDisk(small);
            } finally {
                assertThat(run("umount", "-l", small.toString())).isTrue();
            }
        } else {
            whereWritingIsRefused();
        }
    }

    @Test
    void whereWritingIsRefused() throws IOException {
        Path refused = temp.resolve("refused");
        fillsAndResumes(open(refused, (file, bytes) -> {
            if (size(refused) + bytes.remaining() > SIZE) {
                throw new IOException("No space left on device");
            }
            writeAll(file, bytes);
        }));
    }

    private static long size(Path directory) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }

    @Test
    void aDiskThatIsFullAtTheStartDoesNotStopIt() throws IOException {
        AtomicLong room = new AtomicLong(0);
        try (Journal journal = open(temp.resolve("full"), (file, bytes) -> {
            if (room.get() == 0) {
                throw new IOException("No space left on device");
            }
            writeAll(file, bytes);
        })) {
            assertThat(journal.append(access(0))).isFalse();
            assertThat(journal.lost()).isOne();
            assertThat(journal.trouble()).contains("No space left on device");
            room.set(1);
            appendAll(journal, accesses(10));
            assertThat(drained(journal)).isEqualTo(accesses(10));
        }
    }

    private static Journal open(Path directory, SegmentFiles.Disk disk) throws IOException {
        JournalSettings settings = new JournalSettings(directory, 64 * 1024, 1L << 30, Fsync.EVERY_SECOND);
        return Journal.open(settings, Clock.systemUTC(), disk, Duration.ofSeconds(30));
    }

    private static void writeAll(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static void fillsAndResumes(Journal journal) throws IOException {
        try (journal) {
            int tried = 30_000;
            int answered = 0;
            for (int i = 0; i < tried; i++) {
                answered += journal.append(access(i)) ? 1 : 0;
            }
            assertThat(answered).isPositive();
            assertThat(journal.lost()).isPositive().isEqualTo(tried - answered);
            assertThat(drained(journal)).hasSize(answered);
            appendAll(journal, accesses(2_000));
            assertThat(drained(journal)).isEqualTo(accesses(2_000));
        }
    }

    private static void anotherFillsTheDisk(Path small) throws IOException {
        Path other = small.resolve("node-of-somebody-else");
        try (Journal journal = open(small, FullDiskTest::writeAll)) {
            fill(other);
            int answered = 0;
            for (int i = 0; i < 5_000; i++) {
                answered += journal.append(access(i)) ? 1 : 0;
            }
            assertThat(journal.lost()).isEqualTo(5_000 - answered).isPositive();
            Files.delete(other);
            appendAll(journal, accesses(3_000));
            assertThat(drained(journal)).hasSize(answered + 3_000);
        }
    }

    private static void fill(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space");
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }
}
