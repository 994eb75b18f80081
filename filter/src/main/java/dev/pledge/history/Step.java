package dev.pledge.history;

/** How long a bucket is. */
public enum Step {
    /** An hour. */
    HOUR(1),
    /** A day of UTC. */
    DAY(24);

    private final int hours;

    Step(int hours) {
        this.hours = hours;
    }

    int hours() {
        return hours;
    }

    /** Returns the first hour of the bucket that an hour is in; hours are counted from 1970. */
    long first(long hour) {
        return Math.floorDiv(hour, hours) * hours;
    }
}
