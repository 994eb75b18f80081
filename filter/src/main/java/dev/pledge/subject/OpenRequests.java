package dev.pledge.subject;

import dev.pledge.record.Tip;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells how many requests of persons wait for their answer. All of the books is read for it, so it is done when they have
 * changed or a day has begun, and not more than once a minute. Safe for use by all threads.
 */
public final class OpenRequests {
    private static final Logger LOG = System.getLogger(OpenRequests.class.getName());
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Books books;
    private final Clock clock;
    private @Nullable Counted counted;

    /**
     * How many wait.
     *
     * @param open how many have not been answered
     * @param overdue how many of these should have been by now
     */
    public record Count(int open, int overdue) {
        private static final Count NONE = new Count(0, 0);
    }

    /** What was counted, when, and of which state of the books. */
    private record Counted(
            Count count,
            Instant at,
            LocalDate today,
            @Nullable Tip tip) {}

    /** @param clock tells the time and, by the system's zone, the day */
    public OpenRequests(Books books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    /** Returns how many wait; if the books cannot be read, how many it were when they could be. */
    public synchronized Count count() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneId.systemDefault());
        Counted last = counted;
        if (last == null || !holds(last, now, today)) {
            last = counted(last, now, today);
            counted = last;
        }
        return last.count;
    }

    private boolean holds(Counted last, Instant now, LocalDate today) {
        boolean soon = now.isBefore(last.at.plus(PAUSE)) && !now.isBefore(last.at);
        return soon || last.today.equals(today) && books.log().tip().equals(last.tip);
    }

    private Counted counted(@Nullable Counted last, Instant now, LocalDate today) {
        try {
            Tip tip = books.log().tip();
            List<Requests.Request> open = books.requests().open();
            int overdue =
                    (int) open.stream().filter(one -> one.isOverdue(today)).count();
            return new Counted(new Count(open.size(), overdue), now, today, tip);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The open requests of persons could not be counted.", e);
            return new Counted(last == null ? Count.NONE : last.count, now, today, null);
        }
    }
}
