package dev.pledge.adserver;

import java.util.BitSet;

/** Reads what one character of a regular expression stands for: itself, or a class. For one thread, and once. */
final class RegexCharacters {
    private final String text;
    private final int end;
    private final boolean matchCase;
    private int at;

    /** @param at where it begins */
    RegexCharacters(String text, int at, int end, boolean matchCase) {
        this.text = text;
        this.at = at;
        this.end = end;
        this.matchCase = matchCase;
    }

    /** Returns where what follows begins. */
    int at() {
        return at;
    }

    /** Returns the characters that fit; none if that cannot be told here. */
    BitSet set() {
        char c = text.charAt(at);
        if (c == '[') {
            return inBrackets();
        }
        if (c == '\\') {
            return inAnyCase(escaped());
        }
        at++;
        return inAnyCase(of(c));
    }

    static BitSet of(char c) {
        BitSet one = new BitSet();
        if (c < RegexPositions.NO_ASCII) {
            one.set(c);
        }
        return one;
    }

    static BitSet not(BitSet set) {
        BitSet others = (BitSet) set.clone();
        others.flip(0, RegexPositions.NO_ASCII + 1);
        return others;
    }

    private BitSet inBrackets() {
        at++;
        boolean others = at < end && text.charAt(at) == '^';
        at += others ? 1 : 0;
        BitSet found = new BitSet();
        boolean known = true;
        for (int begin = at; at < end && (at == begin || text.charAt(at) != ']'); ) {
            BitSet from = member();
            boolean range = at + 1 < end && text.charAt(at) == '-' && text.charAt(at + 1) != ']';
            if (range) {
                at++;
                BitSet to = member();
                known &= from.cardinality() == 1 && to.cardinality() == 1;
                if (known) {
                    found.set(from.nextSetBit(0), Math.max(from.nextSetBit(0), to.nextSetBit(0)) + 1);
                }
            }
            known &= !from.isEmpty();
            found.or(from);
        }
        at++;
        if (!known || at > end) {
            return new BitSet();
        }
        return others ? not(inAnyCase(found)) : inAnyCase(found);
    }

    private BitSet member() {
        char c = text.charAt(at);
        if (c == '\\') {
            return escaped();
        }
        at++;
        boolean named = c == '[' && at < end && text.charAt(at) == ':';
        return named ? new BitSet() : of(c);
    }

    /** Returns what stands after a backslash. */
    private BitSet escaped() {
        at++;
        char c = at < end ? text.charAt(at++) : 'z';
        return switch (c) {
            case 'd' -> digits();
            case 'D' -> not(digits());
            case 'w' -> words();
            case 'W' -> not(words());
            case 's' -> spaces();
            case 'S' -> not(spaces());
            default -> Character.isLetterOrDigit(c) ? new BitSet() : of(c);
        };
    }

    private static BitSet digits() {
        BitSet set = new BitSet();
        set.set('0', '9' + 1);
        return set;
    }

    private static BitSet words() {
        BitSet set = digits();
        set.set('a', 'z' + 1);
        set.set('A', 'Z' + 1);
        set.set('_');
        return set;
    }

    private static BitSet spaces() {
        BitSet set = new BitSet();
        for (char c : new char[] {' ', '\t', '\n', '\f', '\r'}) {
            set.set(c);
        }
        return set;
    }

    private BitSet inAnyCase(BitSet set) {
        if (!matchCase) {
            for (int c = 'a'; c <= 'z'; c++) {
                boolean either = set.get(c) || set.get(c - 'a' + 'A');
                set.set(c, either);
                set.set(c - 'a' + 'A', either);
            }
        }
        return set;
    }
}
