package dev.pledge.statistics;

/**
 * What a store has forgotten because it was older than declared.
 *
 * @param aggregateDays of how many days aggregates were deleted
 * @param personDays of how many days all that persons saw was deleted
 */
public record Forgotten(int aggregateDays, int personDays) {}
