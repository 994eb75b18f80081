package dev.pledge.container;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** What Pledge logs, in any application, as long as this is open. */
final class PledgeLog extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("dev.pledge");
    private final @Nullable Level before = logger.getLevel();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final StringWriter causes = new StringWriter();

    PledgeLog() {
        logger.addHandler(this);
    }

    /** Hears what is logged for those who look for a mistake as well. */
    static PledgeLog ofAllLevels() {
        PledgeLog log = new PledgeLog();
        log.logger.setLevel(Level.ALL);
        return log;
    }

    @Override
    public void publish(LogRecord line) {
        messages.add(line.getLevel() + " " + new SimpleFormatter().formatMessage(line));
        Throwable thrown = line.getThrown();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(causes, true));
        }
    }

    /** Returns the stack traces of all that was logged. */
    String causes() {
        return causes.toString();
    }

    /** Returns all messages, each behind its level. */
    String text() {
        return String.join("\n", messages);
    }

    /** Waits until all of some texts have been logged, and returns what has been. */
    String awaitAll(String... texts) {
        Waiting.until(() -> List.of(texts).stream().allMatch(text()::contains));
        return text();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(before);
    }

    /** Waits for something that happens on another thread. */
    static final class Waiting {
        /** Longer than a busy machine keeps anything waiting. */
        private static final Duration LONG = Duration.ofMinutes(1);

        private Waiting() {}

        /** Returns whether it has happened in time. */
        static boolean until(BooleanSupplier happened) {
            long end = System.nanoTime() + LONG.toNanos();
            try {
                while (!happened.getAsBoolean()) {
                    if (System.nanoTime() > end) {
                        return false;
                    }
                    Thread.sleep(20);
                }
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
