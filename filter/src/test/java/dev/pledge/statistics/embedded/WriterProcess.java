package dev.pledge.statistics.embedded;

import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.StoreException;
import dev.pledge.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A JVM that applies one batch after the other, says so, and is killed. */
final class WriterProcess {
    static final int BATCH = 100;

    private WriterProcess() {}

    /** Applies batches without end to the store in a directory, and tells up to which position. */
    public static void main(String[] arguments) throws IOException, StoreException {
        try (EmbeddedStore store = EmbeddedStore.open(Path.of(arguments[0]))) {
            long position = store.views(Visits.DAY, Visits.DAY.plusDays(1)).getOrDefault(Audience.PEOPLE, 0L);
            while (true) {
                store.apply(Visits.batch(position + 1, BATCH));
                position += BATCH;
                System.out.println(position);
            }
        }
    }

    /** Runs such a JVM, kills it at some moment after its first batch, and returns the last position that it told. */
    static long runAndKill(Path directory) throws IOException, InterruptedException {
        Path told = Files.createTempFile("told", ".txt");
        Process process = JavaProcess.of(WriterProcess.class, directory.toString())
                .redirectOutput(told.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            while (process.isAlive() && Files.size(told) == 0) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(300));
            if (!process.isAlive()) {
                throw new IOException("the writer ended by itself with " + process.exitValue());
            }
            process.destroyForcibly().waitFor();
            String all = Files.readString(told);
            String whole = all.substring(0, all.lastIndexOf('\n') + 1).strip();
            return Long.parseLong(whole.substring(whole.lastIndexOf('\n') + 1));
        } finally {
            process.destroyForcibly();
            Files.delete(told);
        }
    }
}
