package dev.pledge.adserver;

import java.io.IOException;
import java.util.Arrays;

/** The lists by the lines that they begin at, all lists taken together. Immutable. */
final class ListNames {
    private final String[] names;

    /** What a list's lines are counted from. */
    private final int[] bases;

    ListNames(String[] names, int[] bases) {
        this.names = names;
        this.bases = bases;
    }

    /** Returns the list that has a line, with the line's number in it; without, where it is 0. */
    String of(int line) {
        int found = Arrays.binarySearch(bases, line);
        int list = found < 0 ? -found - 2 : found;
        int number = line - bases[list];
        return number == 0 ? names[list] : names[list] + ":" + number;
    }

    void write(FormWriter out) throws IOException {
        out.texts(names);
        out.ints(bases);
    }

    static ListNames read(FormReader in) throws IOException {
        return new ListNames(in.texts(), in.ints());
    }
}
