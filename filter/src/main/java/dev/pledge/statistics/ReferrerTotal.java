package dev.pledge.statistics;

/**
 * The views that began at a link on another site, in a range of days.
 *
 * @param host the other site's host
 * @param accesses how many, exactly; from 1
 */
public record ReferrerTotal(String host, long accesses) {}
