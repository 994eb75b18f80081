package dev.pledge.statistics.journal;

import dev.pledge.statistics.PageAccess;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that appends until it is killed, and notes of each thread how many of its accesses were answered, in memory of
 * a file that outlives it.
 */
final class AppendingProcess {
    static final int THREADS = 4;

    private AppendingProcess() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Journal journal = Journal.open(JournalSettings.in(directory).withSegments(256 * 1024), Clock.systemUTC());
        MappedByteBuffer answered = counters(Path.of(arguments[1]));
        for (int t = 0; t < THREADS; t++) {
            int thread = t;
            new Thread(() -> append(journal, thread, answered)).start();
        }
        System.out.println("appending");
    }

    static MappedByteBuffer counters(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer counters = channel.map(MapMode.READ_WRITE, 0, 8L * THREADS);
            counters.order(ByteOrder.nativeOrder());
            return counters;
        }
    }

    private static void append(Journal journal, int thread, MappedByteBuffer answered) {
        for (long i = 0; ; i++) {
            PageAccess access = PageAccess.view("/thread-" + thread, i, null);
            while (!journal.append(access)) {
                Thread.onSpinWait();
            }
            answered.putLong(8 * thread, i + 1);
            if (i % 64 == 0) {
                LockSupport.parkNanos(200_000);
            }
        }
    }
}
