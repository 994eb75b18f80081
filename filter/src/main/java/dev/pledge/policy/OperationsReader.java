package dev.pledge.policy;

import java.time.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code operations}. */
final class OperationsReader {
    static final Set<String> KEYS = new LinkedHashSet<>(List.of("path", "role", "addresses", "port", "keep", "report"));

    private static final Type<String> PATH = Type.text("a path such as /privacy/operations", StatementPolicy::path);
    private static final Type<Cidr> BLOCK = Type.text("an address or a block such as 10.0.0.0/8", Cidr::parse);
    private static final Type<Integer> PORT = Type.number(1, OperationsPolicy.HIGHEST_PORT);
    private static final Type<Period> PERIOD = Type.text(PeriodText.EXPECTED, PeriodText::parse);
    private static final Type<ReportInterval> REPORT = Type.oneOf(ReportInterval.class);

    private OperationsReader() {}

    /** Returns the section, or null if it does not say whom the pages are for. */
    static @Nullable OperationsPolicy read(Section section) {
        String path = section.get("path", PATH, OperationsPolicy.PATH);
        String role = section.get("role", Type.TEXT);
        List<Cidr> listed = section.list("addresses", BLOCK);
        List<Cidr> addresses = listed == null ? List.of() : listed;
        Integer port = section.get("port", PORT);
        Period keep = section.get("keep", PERIOD, OperationsPolicy.KEEP);
        ReportInterval report = section.get("report", REPORT, ReportInterval.MONTHLY);
        List<Fault> faults = OperationsPolicy.faults(role, addresses, port);
        // What follows from a value that is wrong, and has been told of, need not be told.
        if (!section.has("role") && !section.has("port") && !section.hasItems("addresses")) {
            section.report(faults);
        }
        return faults.isEmpty() ? new OperationsPolicy(path, role, addresses, port, keep, report) : null;
    }
}
