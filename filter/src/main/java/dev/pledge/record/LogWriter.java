package dev.pledge.record;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one thread that changes a log, begun when there is something to write. A request's thread may be interrupted at any time, which closes whatever file it is
 * writing ({@link java.nio.channels.ClosedByInterruptException}); this one is nobody else's.
 */
final class LogWriter {
    private static final int WAITING = 1_000;
    private static final int AT_ONCE = 200;
    private static final long SECONDS = 15;

    /** What is to be done: an entry that is to be written, or something else with the log. */
    private sealed interface Task {}

    private record Writing(String kind, Map<String, String> fields, CompletableFuture<LogEntry> done) implements Task {}

    private record Work(Runnable work) implements Task {}

    private final LogPlace place;
    private final Clock clock;
    private final BlockingQueue<Task> tasks = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean closed;

    LogWriter(LogPlace place, Clock clock) {
        this.place = place;
        this.clock = clock;
        this.thread = new Thread(this::work, "pledge-records");
        this.thread.setDaemon(true);
    }

    /** Has an entry written, and waits until it is. */
    LogEntry append(String kind, Map<String, String> fields) throws IOException {
        CompletableFuture<LogEntry> done = new CompletableFuture<>();
        return await(new Writing(kind, fields, done), done);
    }

    /** Has something done on the thread that alone changes the log, and waits until it is. */
    <T> T run(Callable<T> work) throws IOException {
        CompletableFuture<T> done = new CompletableFuture<>();
        return await(new Work(() -> complete(done, work)), done);
    }

    private static <T> void complete(CompletableFuture<T> done, Callable<T> work) {
        try {
            done.complete(work.call());
        } catch (Exception | Error e) {
            done.completeExceptionally(e);
        }
    }

    private <T> T await(Task task, CompletableFuture<T> done) throws IOException {
        if (closed || !tasks.offer(task)) {
            throw new IOException(closed ? "the records are closed" : "too much is waiting to be recorded");
        }
        if (started.compareAndSet(false, true)) {
            thread.start();
        }
        boolean interrupted = false;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try {
            while (true) {
                try {
                    return done.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException e) {
            throw new IOException("the records could not be written within " + SECONDS + " seconds", e);
        } catch (ExecutionException e) {
            throw failure(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IOException failure(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof IllegalArgumentException wrong) {
            throw wrong;
        }
        return new IOException(String.valueOf(cause.getMessage()), cause);
    }

    private void work() {
        List<Task> taken = new ArrayList<>();
        while (!closed || !tasks.isEmpty()) {
            try {
                taken.add(tasks.take());
                tasks.drainTo(taken, AT_ONCE);
                perform(taken);
            } catch (InterruptedException e) {
                // Nobody has a reason to interrupt it: closing is what ends it.
            }
            taken.clear();
        }
    }

    private void perform(List<Task> taken) {
        Batch batch = new Batch();
        for (Task task : taken) {
            if (task instanceof Writing writing) {
                batch.add(writing);
            } else if (task instanceof Work work) {
                batch.write();
                work.work().run();
                batch = new Batch();
            }
        }
        batch.write();
    }

    /** Writes an entry at once; for what {@link #run} has done. */
    void write(String kind, Map<String, String> fields) throws IOException {
        CompletableFuture<LogEntry> done = new CompletableFuture<>();
        Batch batch = new Batch();
        batch.add(new Writing(kind, fields, done));
        batch.write();
        await(done);
    }

    private static void await(CompletableFuture<LogEntry> done) throws IOException {
        try {
            done.get(0, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IOException("the records could not be written", e);
        }
    }

    /** Entries that are written together. */
    private final class Batch {
        private final List<Writing> waiting = new ArrayList<>();
        private final List<LogEntry> entries = new ArrayList<>();
        private final List<byte[]> lines = new ArrayList<>();
        private Tip tip = place.tip();

        void add(Writing writing) {
            try {
                LogEntry entry = new LogEntry(
                        tip.number() + 1,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        writing.kind(),
                        writing.fields());
                byte[] line = LineText.of(entry, tip.hash());
                tip = new Tip(entry.number(), Sha256.hex(line));
                lines.add(line);
                entries.add(entry);
                waiting.add(writing);
            } catch (RuntimeException e) {
                writing.done().completeExceptionally(e);
            }
        }

        void write() {
            if (lines.isEmpty()) {
                return;
            }
            try {
                place.append(lines, tip, clock.instant());
                for (int i = 0; i < waiting.size(); i++) {
                    waiting.get(i).done().complete(entries.get(i));
                }
            } catch (IOException | RuntimeException | Error e) {
                waiting.forEach(writing -> writing.done().completeExceptionally(e));
            }
        }
    }

    /** Ends the thread, after what is waiting. */
    void close() {
        closed = true;
        boolean woken = tasks.offer(new Work(() -> {}));
        boolean interrupted = false;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (thread.isAlive() && System.nanoTime() < until) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(1));
                woken = woken || tasks.offer(new Work(() -> {}));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
