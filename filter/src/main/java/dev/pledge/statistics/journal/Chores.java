package dev.pledge.statistics.journal;

import dev.pledge.statistics.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Does chores when they are due. For one thread. */
final class Chores {
    private static final Logger LOG = System.getLogger(Chores.class.getName());
    private static final long RETRY_NANOS = Duration.ofMinutes(1).toNanos();

    private final List<Chore> chores;
    private final long[] due;

    Chores(List<Chore> chores, long now) {
        this.chores = List.copyOf(chores);
        this.due = new long[chores.size()];
        Arrays.fill(due, now);
    }

    /** Does what is due at a moment of {@link System#nanoTime}. */
    void run(long now) {
        for (int i = 0; i < due.length; i++) {
            if (now - due[i] >= 0) {
                Chore chore = chores.get(i);
                long interval = chore.interval().toNanos();
                due[i] = now + (succeeds(chore) ? interval : Math.min(interval, RETRY_NANOS));
            }
        }
    }

    private static boolean succeeds(Chore chore) {
        try {
            chore.task().run();
            return true;
        } catch (StoreException | RuntimeException | Error e) {
            LOG.log(Level.WARNING, "statistics: " + chore.name() + " failed and is tried again", e);
            return false;
        }
    }
}
