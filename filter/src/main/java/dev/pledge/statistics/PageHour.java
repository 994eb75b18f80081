package dev.pledge.statistics;

import java.time.Instant;

/**
 * The accesses to one page in one hour.
 *
 * @param page the page's name; {@link PageNames#OTHER} for all that had no room
 * @param hour when the hour began, UTC
 * @param accesses how many, exactly; from 1
 */
public record PageHour(String page, Instant hour, long accesses) {}
