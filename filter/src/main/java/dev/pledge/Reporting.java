package dev.pledge;

import dev.pledge.history.History;
import dev.pledge.policy.OperationsPolicy;
import dev.pledge.policy.Policy;
import dev.pledge.policy.ReportInterval;
import dev.pledge.report.ReportContent;
import dev.pledge.report.Reports;
import dev.pledge.statistics.StoreException;
import dev.pledge.statistics.journal.Chore;
import dev.pledge.subject.Books;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The conformance reports of an application, beside its books: where those are in memory, there are none. */
final class Reporting {
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final @Nullable Reports reports;

    private Reporting(@Nullable Reports reports) {
        this.reports = reports;
    }

    /**
     * Opens the reports.
     *
     * @param policy as it is at the start
     * @param current as it is at any time
     * @param version Pledge's own
     * @throws IOException if their directory or the key cannot be used; the message names it
     */
    static Reporting open(
            Policy policy,
            Supplier<Policy> current,
            History history,
            Books books,
            String version,
            Reports.Rendering rendering,
            Clock clock)
            throws IOException {
        String data = policy.records().data();
        if (data == null) {
            return new Reporting(null);
        }
        Path directory = Resources.directory(data).resolve("reports");
        ReportContent content = new ReportContent(history, books, current, version);
        Supplier<ReportInterval> every = () -> interval(current.get());
        return new Reporting(Reports.open(directory, content, history, every, rendering, clock));
    }

    private static ReportInterval interval(Policy policy) {
        OperationsPolicy operations = policy.operations();
        return operations == null ? ReportInterval.MONTHLY : operations.report();
    }

    /** Returns the reports; null where there are none. */
    @Nullable
    Reports reports() {
        return reports;
    }

    /** Returns what is to be done now and then: this, and another thing. */
    List<Chore> with(Chore other) {
        Reports made = reports;
        if (made == null) {
            return List.of(other);
        }
        Chore making = new Chore("making conformance reports", LOOK, () -> {
            try {
                made.makeDue();
            } catch (IOException e) {
                throw new StoreException("the reports", e);
            }
        });
        return List.of(other, making);
    }
}
