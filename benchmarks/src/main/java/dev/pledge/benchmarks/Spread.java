package dev.pledge.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** The least, the middle and the largest of some measurements. */
record Spread(double least, double median, double largest) {
    static Spread of(double[] measured) {
        double[] sorted = measured.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /** Returns the three with two digits after the point. */
    String ratios() {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, least, largest);
    }
}
