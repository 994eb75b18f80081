package dev.pledge;

import dev.pledge.history.History;
import dev.pledge.policy.Policy;
import dev.pledge.policy.PolicyPrinter;
import dev.pledge.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Period;
import java.util.function.Supplier;

/** The history of an application, beside its books. It outlives a reload; only how long it is kept changes with one. */
final class HistoryKeeping implements AutoCloseable {
    private final History history;

    private HistoryKeeping(History history) {
        this.history = history;
    }

    /**
     * Opens the history.
     *
     * @param policy as it is at the start
     * @param keep how long it is kept, at any time
     * @throws IOException if its file cannot be used; the message names it
     */
    static HistoryKeeping open(Policy policy, Supplier<Period> keep, Clock clock) throws IOException {
        String data = policy.records().data();
        Path directory = data == null ? null : Resources.directory(data);
        return new HistoryKeeping(History.open(directory, clock, keep));
    }

    History history() {
        return history;
    }

    /** Notes the policy that holds from now on. */
    void holds(Snapshot snapshot) {
        history.holds(snapshot.revision(), snapshot.digest().hex(), PolicyPrinter.printPublished(snapshot.policy()));
    }

    @Override
    public void close() {
        history.close();
    }
}
