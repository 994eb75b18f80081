package dev.pledge.adserver;

import java.io.IOException;

/**
 * The classes and ids of elements that hold ads, each as a hash of 64 bits, in ascending order; several rules may stand side
 * by side that speak of one. Immutable.
 */
final class Containers {
    static final int FIELDS = 2;

    private static final long PRIME = 0x100000001B3L;
    private static final long OFFSET = 0xCBF29CE484222325L;

    private final long[] keys;

    /** Of each rule: its line, all lists taken together; and its set of domains, twice, plus one for an exception. */
    private final int[] rules;

    private final DomainIds domains;

    Containers(long[] keys, int[] rules, DomainIds domains) {
        this.keys = keys;
        this.rules = rules;
        this.domains = domains;
    }

    static long key(CosmeticRule.Attribute attribute, CharSequence text, int from, int to) {
        // Far apart, so that no class with another first letter is an id.
        long hash = (OFFSET + attribute.sign()) * PRIME;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        return hash ^ hash >>> 29;
    }

    boolean isEmpty() {
        return keys.length == 0;
    }

    DomainIds domains() {
        return domains;
    }

    /** Returns where the rules on a class or id begin, or -1 if there is none. */
    int first(long key) {
        int low = 0;
        int high = keys.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < keys.length && keys[low] == key ? low : -1;
    }

    /** Returns whether a rule follows that speaks of the same class or id. */
    boolean hasNext(int rule) {
        return rule + 1 < keys.length && keys[rule + 1] == keys[rule];
    }

    int line(int rule) {
        return rules[FIELDS * rule];
    }

    int set(int rule) {
        return rules[FIELDS * rule + 1] >>> 1;
    }

    boolean isException(int rule) {
        return (rules[FIELDS * rule + 1] & 1) != 0;
    }

    /** Returns whether a rule names no domain that the page must be of. */
    boolean isGeneric(int rule) {
        return !domains.hasIncluded(set(rule));
    }

    void write(FormWriter out) throws IOException {
        out.longs(keys);
        out.ints(rules);
        domains.write(out);
    }

    static Containers read(FormReader in) throws IOException {
        return new Containers(in.longs(), in.ints(), DomainIds.read(in));
    }
}
