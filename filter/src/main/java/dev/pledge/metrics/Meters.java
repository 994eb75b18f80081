package dev.pledge.metrics;

import dev.pledge.finding.Breach;
import dev.pledge.finding.FindingListener;
import dev.pledge.finding.Findings;
import dev.pledge.statistics.Statistics;

/**
 * What is measured. It names no type of Micrometer, so it can be used where there is none: then by {@link #NONE}. What
 * was prevented is measured by way of findings only. Safe for use by all threads; to count takes some nanoseconds.
 */
public interface Meters extends FindingListener, AutoCloseable {
    /** Measures nothing. */
    Meters NONE = new NoMeters();

    /**
     * Counts one request, once it has been answered.
     *
     * @param outcome what became of it
     * @param nanosInPledge how long Pledge itself worked on it, in nanoseconds, without the application
     */
    void request(Outcome outcome, long nanosInPledge);

    /**
     * Counts one page access, when it is recorded.
     *
     * @param perPerson whether it was counted for a person as well
     */
    void pageAccess(boolean perPerson);

    /** Counts one report that a browser sent, by what became of it. */
    void browserReport(ReportOutcome outcome);

    /** Counts one breach by its kind, label and mode. */
    @Override
    void found(Breach breach, boolean first);

    /** Shows how full these are. They are not kept from being collected. */
    void watch(Findings findings, Statistics statistics);

    /** Takes all meters out of the registry, which may outlive the application. */
    @Override
    void close();
}
