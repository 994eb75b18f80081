package dev.pledge.statistics;

/**
 * The views of one page in a range of days.
 *
 * @param page the page's name
 * @param accesses how many, exactly; from 1
 */
public record PageTotal(String page, long accesses) {}
