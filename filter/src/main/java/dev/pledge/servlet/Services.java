package dev.pledge.servlet;

import dev.pledge.finding.Findings;
import dev.pledge.history.History;
import dev.pledge.metrics.Meters;
import dev.pledge.snapshot.Snapshots;
import dev.pledge.snapshot.Switches;
import dev.pledge.statistics.Bots;
import dev.pledge.statistics.KeyRing;
import dev.pledge.statistics.Statistics;
import java.time.Clock;

/**
 * What outlives a request and a reload: made once for an application, and shared by all its exchanges.
 *
 * @param snapshots the current policy and what is compiled from it
 * @param switches turns promises off at run time
 * @param findings takes what was prevented
 * @param statistics takes page accesses
 * @param signedIn knows who is signed in
 * @param keys makes the pseudonyms that stand in for persons
 * @param bots tells programs from people
 * @param history counts requests and answers hour by hour
 * @param meters takes requests and the time that they spent in Pledge
 * @param clock tells the time
 */
public record Services(
        Snapshots snapshots,
        Switches switches,
        Findings findings,
        Statistics statistics,
        SignedIn signedIn,
        KeyRing keys,
        Bots bots,
        History history,
        Meters meters,
        Clock clock) {}
