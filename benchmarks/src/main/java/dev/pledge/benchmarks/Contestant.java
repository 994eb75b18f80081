package dev.pledge.benchmarks;

/** Somebody who takes pages in, one after the other, on one thread. */
interface Contestant {
    /** Returns its name as reports show it. */
    String title();

    /** Takes one page in; returns a number that all the work goes into, so that none of it can be left out. */
    long take(RealPage page) throws Exception;
}
