package dev.pledge.metrics;

import dev.pledge.finding.Breach;
import dev.pledge.finding.Findings;
import dev.pledge.statistics.Statistics;

/** Where there is nothing to measure with. */
final class NoMeters implements Meters {
    @Override
    public void request(Outcome outcome, long nanosInPledge) {}

    @Override
    public void pageAccess(boolean perPerson) {}

    @Override
    public void browserReport(ReportOutcome outcome) {}

    @Override
    public void found(Breach breach, boolean first) {}

    @Override
    public void watch(Findings findings, Statistics statistics) {}

    @Override
    public void close() {}
}
