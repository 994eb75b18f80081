package dev.pledge.adserver;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of the usual kind, as the places in it where a character stands: after each place of the URL one bit
 * says of each of them whether the URL may have come as far (Glushkov's automaton). It looks at each byte of the URL once and
 * allocates nothing. Immutable.
 */
final class RegexPositions {
    /** More do not fit into the bits. */
    static final int MOST = 2 * Long.SIZE;

    /** What stands for all bytes that are not ASCII. */
    static final int NO_ASCII = 128;

    private final boolean fromStart;
    private final boolean toEnd;
    private final boolean empty;

    private final long first;
    private final long firstHigh;
    private final long last;
    private final long lastHigh;

    /** The positions that may follow the one before them. */
    private final long next;

    private final long nextHigh;

    /** The positions that others may follow than the one after them. */
    private final long jumps;

    private final long jumpsHigh;

    /** Which these are, two numbers for each position. */
    private final long[] targets;

    /** What each byte is one of: bytes that the same positions take. */
    private final byte[] kinds = new byte[NO_ASCII + 1];

    /** The positions that take each kind, two numbers for each. */
    private final long[] takers;

    /**
     * @param characters of each position what it takes: ASCII, and {@link #NO_ASCII}
     * @param follow of each position which may follow it
     */
    RegexPositions(
            boolean fromStart, boolean toEnd, RegexParser.Part whole, List<BitSet> characters, List<BitSet> follow) {
        this.fromStart = fromStart;
        this.toEnd = toEnd;
        empty = whole.empty();
        first = word(whole.first(), 0);
        firstHigh = word(whole.first(), 1);
        last = word(whole.last(), 0);
        lastHigh = word(whole.last(), 1);
        targets = new long[2 * follow.size()];
        BitSet successors = new BitSet();
        BitSet jumping = new BitSet();
        for (int i = 0; i < follow.size(); i++) {
            BitSet others = (BitSet) follow.get(i).clone();
            if (others.get(i + 1)) {
                successors.set(i + 1);
                others.clear(i + 1);
            }
            jumping.set(i, !others.isEmpty());
            targets[2 * i] = word(others, 0);
            targets[2 * i + 1] = word(others, 1);
        }
        next = word(successors, 0);
        nextHigh = word(successors, 1);
        jumps = word(jumping, 0);
        jumpsHigh = word(jumping, 1);
        takers = takers(characters);
    }

    /** Returns an expression so; null if it has something in it that is not usual, or is too large. */
    static @Nullable RegexPositions of(String expression, boolean matchCase) {
        return new RegexParser(expression, matchCase).parse();
    }

    private long[] takers(List<BitSet> characters) {
        BitSet[] sets = new BitSet[kinds.length];
        long[] found = new long[2 * kinds.length];
        int count = 0;
        for (int c = 0; c < kinds.length; c++) {
            BitSet set = new BitSet();
            for (int i = 0; i < characters.size(); i++) {
                set.set(i, characters.get(i).get(c));
            }
            int kind = 0;
            while (kind < count && !sets[kind].equals(set)) {
                kind++;
            }
            if (kind == count) {
                sets[count++] = set;
                found[2 * kind] = word(set, 0);
                found[2 * kind + 1] = word(set, 1);
            }
            kinds[c] = (byte) kind;
        }
        return Arrays.copyOf(found, 2 * count);
    }

    private static long word(BitSet set, int which) {
        long[] words = set.toLongArray();
        return which < words.length ? words[which] : 0;
    }

    /** Returns whether the expression fits some part of a URL. */
    boolean finds(Wildcards.Text url) {
        if (empty && !(fromStart && toEnd && url.end > 0)) {
            return true;
        }
        long low = 0;
        long high = 0;
        for (int at = 0; at < url.end; at++) {
            boolean begins = at == 0 || !fromStart;
            long may = low << 1 & next | (begins ? first : 0);
            long mayHigh = (high << 1 | low >>> 63) & nextHigh | (begins ? firstHigh : 0);
            for (long jumping = low & jumps; jumping != 0; jumping &= jumping - 1) {
                int from = 2 * Long.numberOfTrailingZeros(jumping);
                may |= targets[from];
                mayHigh |= targets[from + 1];
            }
            for (long jumping = high & jumpsHigh; jumping != 0; jumping &= jumping - 1) {
                int from = 2 * (Long.SIZE + Long.numberOfTrailingZeros(jumping));
                may |= targets[from];
                mayHigh |= targets[from + 1];
            }
            byte c = url.bytes[at];
            int kind = 2 * kinds[c < 0 ? NO_ASCII : c];
            low = may & takers[kind];
            high = mayHigh & takers[kind + 1];
            if (!toEnd && (low & last | high & lastHigh) != 0) {
                return true;
            }
            if (fromStart && (low | high) == 0) {
                return false;
            }
        }
        return toEnd && (low & last | high & lastHigh) != 0;
    }
}
