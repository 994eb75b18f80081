package dev.pledge;

import dev.pledge.history.Counter;
import dev.pledge.history.Tally;
import dev.pledge.policy.Policy;
import dev.pledge.statistics.StoreException;
import dev.pledge.statistics.journal.Chore;
import dev.pledge.subject.Books;
import dev.pledge.subject.KeptUntil;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Supplier;

/** Pledge's own books, where the policy wants them. They outlive a reload; only how long they are kept changes with one. */
final class RecordKeeping implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RecordKeeping.class.getName());
    private static final Duration DAY = Duration.ofDays(1);

    private static final Counter FORGOTTEN = new Counter("deletion", "records", "");

    private final Books books;
    private final Tally tally;

    private RecordKeeping(Books books, Tally tally) {
        this.tally = tally;
        this.books = books;
    }

    /**
     * Opens the books.
     *
     * @param policy as it is at the start
     * @param current as it is at any time
     * @param tally counts what is asked, disclosed and forgotten
     * @throws IOException if their directory cannot be used; the message names it
     */
    static RecordKeeping open(Policy policy, Supplier<Policy> current, Tally tally, Clock clock) throws IOException {
        String data = policy.records().data();
        Path directory = data == null ? null : Resources.directory(data);
        return new RecordKeeping(
                Books.open(
                        directory,
                        () -> new KeptUntil(current.get().records().keep(), ZoneId.systemDefault()),
                        tally,
                        clock),
                tally);
    }

    Books books() {
        return books;
    }

    /** Returns what is to be done every day. */
    Chore forgetting() {
        return new Chore("forgetting old records", DAY, () -> {
            try {
                tally.count(FORGOTTEN, books.forget());
            } catch (IOException e) {
                throw new StoreException("the records", e);
            }
        });
    }

    @Override
    public void close() {
        try {
            books.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The records could not be closed.", e);
        }
    }
}
