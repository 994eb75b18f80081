package dev.pledge.metrics;

import dev.pledge.finding.Breach;
import dev.pledge.finding.Findings;
import dev.pledge.snapshot.ListsState;
import dev.pledge.statistics.Statistics;
import dev.pledge.subject.OpenRequests;

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
    public void disclosure(String partner, boolean released) {}

    @Override
    public void reloaded(Reload cause, boolean good) {}

    @Override
    public void lists(ListsState lists) {}

    @Override
    public void watch(Findings findings, Statistics statistics) {}

    @Override
    public void watch(OpenRequests requests) {}

    @Override
    public void close() {}
}
