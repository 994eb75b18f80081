package dev.pledge;

import dev.pledge.history.History;
import dev.pledge.policy.OperationsPolicy;
import dev.pledge.policy.Policy;
import dev.pledge.policy.PolicyPrinter;
import dev.pledge.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Period;
import java.util.concurrent.atomic.AtomicReference;

/** The history of an application, beside its books. It outlives a reload; only how long it is kept changes with one. */
final class HistoryKeeping implements AutoCloseable {
    private final History history;
    private final AtomicReference<Period> keep;

    private HistoryKeeping(History history, AtomicReference<Period> keep) {
        this.history = history;
        this.keep = keep;
    }

    /**
     * Opens the history.
     *
     * @param policy as it is at the start
     * @throws IOException if its file cannot be used; the message names it
     */
    static HistoryKeeping open(Policy policy, Clock clock) throws IOException {
        String data = policy.records().data();
        Path directory = data == null ? null : Resources.directory(data);
        AtomicReference<Period> keep = new AtomicReference<>(keep(policy));
        return new HistoryKeeping(History.open(directory, clock, keep::get), keep);
    }

    private static Period keep(Policy policy) {
        OperationsPolicy operations = policy.operations();
        return operations == null ? OperationsPolicy.KEEP : operations.keep();
    }

    History history() {
        return history;
    }

    /** Notes the policy that holds from now on. */
    void holds(Snapshot snapshot) {
        keep.set(keep(snapshot.policy()));
        history.holds(snapshot.revision(), snapshot.digest().hex(), PolicyPrinter.printPublished(snapshot.policy()));
    }

    @Override
    public void close() {
        history.close();
    }
}
