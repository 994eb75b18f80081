package dev.pledge.metrics;

import dev.pledge.finding.Breach;
import dev.pledge.finding.FindingListener;
import dev.pledge.finding.Findings;
import dev.pledge.snapshot.ListsState;
import dev.pledge.statistics.Statistics;
import dev.pledge.subject.OpenRequests;

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

    /** Counts one breach by its kind, label and mode, and whether anything like it had been found before. */
    @Override
    void found(Breach breach, boolean first);

    /**
     * Counts personal data that a partner was allowed.
     *
     * @param partner the partner's name in the policy
     * @param released whether it left; if not, it was withheld, for the release could not be recorded
     */
    void disclosure(String partner, boolean released);

    /**
     * Counts a change of the policy or of its lists.
     *
     * @param good whether it holds now; if not, what held before still does
     */
    void reloaded(Reload cause, boolean good);

    /** Shows these lists from now on. */
    void lists(ListsState lists);

    /**
     * Shows how full these are, and takes what the findings hold as known. They are not kept from being collected.
     *
     * @param findings with those of an earlier process, if they were kept
     */
    void watch(Findings findings, Statistics statistics);

    /** Shows how many requests of persons are open. They are not kept from being collected. */
    void watch(OpenRequests requests);

    /** Takes all meters out of the registry, which may outlive the application. */
    @Override
    void close();
}
