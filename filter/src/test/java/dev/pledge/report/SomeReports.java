package dev.pledge.report;

import dev.pledge.history.History;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import dev.pledge.policy.ReportInterval;
import dev.pledge.subject.Books;
import dev.pledge.subject.KeptUntil;
import dev.pledge.testing.SetClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;

/** Reports of three months in a directory. */
public final class SomeReports {
    private SomeReports() {}

    /** What is done with them. */
    public interface Use {
        /** Does it. */
        void of(Reports reports) throws IOException;
    }

    /** Makes them, with a key of their own, and returns their files, the first first. */
    public static List<Path> in(Path directory) throws IOException {
        with(directory, reports -> {});
        return ReportChain.files(directory);
    }

    /** Makes them, and lets them be used. */
    public static void with(Path directory, Use use) throws IOException {
        SetClock clock = new SetClock();
        clock.set(Instant.parse("2026-08-20T10:00:00Z"));
        try (History history = History.open(null, clock, () -> Period.ofMonths(13));
                Books books =
                        Books.open(null, () -> new KeptUntil(Period.ofMonths(24), ZoneOffset.UTC), history, clock)) {
            Reports reports = Reports.open(
                    directory,
                    new ReportContent(history, books, () -> Policy.builtIn(Mode.ENFORCE), "1.0"),
                    history,
                    () -> ReportInterval.MONTHLY,
                    (json, signature) -> json,
                    clock);
            clock.set(Instant.parse("2026-11-02T10:00:00Z"));
            reports.makeDue();
            use.of(reports);
        }
    }
}
