package dev.pledge.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A process that appends until it is killed, and says how many of its entries were written. */
final class RecordingProcess {
    static final int THREADS = 3;

    private RecordingProcess() {}

    public static void main(String[] arguments) throws IOException {
        ChainedLog log = ChainedLog.open(Path.of(arguments[0]), Clock.systemUTC());
        AtomicLong written = new AtomicLong(log.tip().number());
        System.out.println("recording");
        for (int thread = 0; thread < THREADS; thread++) {
            new Thread(() -> append(log, written)).start();
        }
    }

    private static void append(ChainedLog log, AtomicLong written) {
        try {
            while (true) {
                log.append("disclosure", Map.of("partner", "Acme", "purpose", "x".repeat(100)));
                synchronized (written) {
                    System.out.println(written.incrementAndGet() + ".");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
