package dev.pledge.statistics;

import java.time.LocalDate;

/**
 * The views of one page on one day.
 *
 * @param page the page's name; {@link PageNames#OTHER} for all that had no room
 * @param day the day, UTC
 * @param accesses how many, exactly; from 1
 */
public record PageDay(String page, LocalDate day, long accesses) {}
