package dev.pledge.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws ranks by Zipf's law: the first is drawn twice as often as the second, and so on. */
final class ZipfRanks {
    private final double[] shares;

    /** @param count how many ranks there are, from 0 */
    ZipfRanks(int count) {
        this.shares = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += 1.0 / (i + 1);
            shares[i] = sum;
        }
    }

    int next(SplittableRandom random) {
        int last = shares.length - 1;
        int found = Arrays.binarySearch(shares, random.nextDouble() * shares[last]);
        return Math.min(last, found < 0 ? -found - 1 : found);
    }
}
