package dev.pledge.demo.mail;

import dev.pledge.demo.shop.Outbox;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Sends letters in the background. Whoever drops one in does not wait, and does not learn whether it arrived: it stands in the
 * shop's database until the mail server has it, and is tried again after pauses that grow, also after a restart. Safe for use
 * by all threads.
 */
public final class Postbox implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Postbox.class.getName());
    private static final int MOST_WAITING = 1_000;
    private static final int CLOSING_SECONDS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private final Outbox outbox;
    private final AtomicBoolean told = new AtomicBoolean();
    private final Semaphore dropped = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final @Nullable Thread sender;

    /** @param server takes the letters; without one none is sent, which is logged once */
    public Postbox(@Nullable Smtp server, Outbox outbox, Clock clock) {
        this.outbox = outbox;
        if (server == null) {
            sender = null;
            return;
        }
        Delivery delivery = new Delivery(server, outbox, clock);
        sender = new Thread(() -> work(delivery), "postbox");
        sender.setDaemon(true);
        sender.start();
    }

    void drop(Letter letter) {
        if (sender == null) {
            if (told.compareAndSet(false, true)) {
                LOG.log(Level.INFO, "No mail is sent, for no mail server is named; this is logged once.");
            }
        } else if (outbox.put(letter.to(), letter.subject(), letter.text(), MOST_WAITING)) {
            dropped.release();
        } else {
            LOG.log(Level.WARNING, "A letter is not sent: {0} others wait.", MOST_WAITING);
        }
    }

    /** Interrupting it would close the database's file. */
    private void work(Delivery delivery) {
        try {
            Duration pause = FIRST_PAUSE;
            while (closed.getCount() > 0) {
                dropped.drainPermits();
                if (isDone(delivery)) {
                    pause = FIRST_PAUSE;
                    dropped.acquire();
                } else if (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    pause = longer(pause);
                }
            }
        } catch (InterruptedException e) {
            LOG.log(Level.WARNING, "The postbox was interrupted; no more mail is sent.");
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isDone(Delivery delivery) {
        try {
            return delivery.round();
        } catch (RuntimeException e) {
            // Whatever it is, the letters still wait, and nobody else would send them.
            LOG.log(Level.WARNING, "The outbox cannot be read or sent, and will be tried again", e);
            return false;
        }
    }

    /** Returns the pause that follows on another. */
    static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /** Waits for the letter that is just being sent, for a few seconds at most; what waits is sent after the next start. */
    @Override
    public void close() {
        closed.countDown();
        dropped.release();
        Thread thread = sender;
        if (thread == null) {
            return;
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
