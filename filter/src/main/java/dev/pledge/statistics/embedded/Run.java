package dev.pledge.statistics.embedded;

/**
 * Rows of persons that lie sorted in one place.
 *
 * @param number its number
 * @param day the day of all its rows
 * @param rows how many rows
 */
record Run(long number, long day, long rows) {
    /** Eight times as many rows are one size more. */
    int size() {
        return (63 - Long.numberOfLeadingZeros(Math.max(1, rows))) / 3;
    }
}
