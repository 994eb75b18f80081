package dev.pledge.adserver;

import java.util.Arrays;

/** Rules that are tried on every URL, with what rules most of them out beside them. May be filled again and again. */
final class Unfiled {
    private static final int FEWEST = 4;

    private int count;
    private int[] rules = new int[FEWEST];
    private int[] types = new int[FEWEST];

    /** What the labels of a host may begin with, as {@link KnownHost#initials} has it. */
    private long[] initials = new long[FEWEST];

    void clear() {
        count = 0;
    }

    void add(Rules all, int rule) {
        if (count == rules.length) {
            rules = Arrays.copyOf(rules, count * 2);
            types = Arrays.copyOf(types, count * 2);
            initials = Arrays.copyOf(initials, count * 2);
        }
        rules[count] = rule;
        types[count] = all.flags(rule) & RuleFlags.TYPES;
        initials[count++] = all.initials(rule);
    }

    /** Returns a rule that speaks of a request, or -1. */
    int find(Rules all, Request request) {
        int type = request.type();
        long ofHost = request.known().initials();
        for (int i = 0; i < count; i++) {
            if ((types[i] & type) != 0 && (initials[i] & ofHost) != 0 && all.fits(rules[i], request, -1)) {
                return rules[i];
            }
        }
        return -1;
    }
}
