package dev.pledge.adserver;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a regular expression apart that RE2/J has accepted, if there is nothing in it but characters, classes, groups,
 * alternatives, repetitions and anchors at its ends. Reads one, for one thread.
 */
final class RegexParser {
    private static final int ENDLESS = Integer.MAX_VALUE;

    private final String text;
    private final boolean matchCase;
    private final List<BitSet> characters = new ArrayList<>();
    private final List<BitSet> follow = new ArrayList<>();
    private int at;
    private int end;

    /** Whether there are alternatives of the whole, each of which could have its own anchors. */
    private boolean alternatives;

    RegexParser(String text, boolean matchCase) {
        this.text = text;
        this.matchCase = matchCase;
        end = text.length();
    }

    /**
     * A part of an expression.
     *
     * @param first the positions with which it may begin
     * @param last those with which it may end
     * @param empty whether it may have no character at all
     */
    record Part(BitSet first, BitSet last, boolean empty) {
        static Part nothing() {
            return new Part(new BitSet(), new BitSet(), true);
        }

        Part or(Part other) {
            return new Part(union(first, other.first), union(last, other.last), empty || other.empty);
        }
    }

    /** What is not usual. */
    private static final class Unusual extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusual() {
            super(null, null, false, false);
        }
    }

    /** Returns the expression as positions; null if something in it is not usual, or it is too large. */
    @Nullable
    RegexPositions parse() {
        try {
            boolean fromStart = text.startsWith("^");
            boolean toEnd = end > 0 && text.charAt(end - 1) == '$' && !isEscaped(end - 1);
            at = fromStart ? 1 : 0;
            end -= toEnd ? 1 : 0;
            Part whole = alternatives(0);
            if (at < end || alternatives && (fromStart || toEnd)) {
                return null;
            }
            return new RegexPositions(fromStart, toEnd, whole, characters, follow);
        } catch (Unusual e) {
            return null;
        }
    }

    private boolean isEscaped(int place) {
        int before = place;
        while (before > 0 && text.charAt(before - 1) == '\\') {
            before--;
        }
        return (place - before) % 2 == 1;
    }

    private Part alternatives(int depth) {
        Part found = sequence(depth);
        while (at < end && text.charAt(at) == '|') {
            at++;
            alternatives |= depth == 0;
            found = found.or(sequence(depth));
        }
        return found;
    }

    private Part sequence(int depth) {
        Part found = Part.nothing();
        while (at < end && text.charAt(at) != '|' && text.charAt(at) != ')') {
            found = then(found, repeated(depth));
        }
        return found;
    }

    private Part then(Part one, Part other) {
        link(one.last, other.first);
        return new Part(
                one.empty ? union(one.first, other.first) : one.first,
                other.empty ? union(one.last, other.last) : other.last,
                one.empty && other.empty);
    }

    private void link(BitSet from, BitSet to) {
        from.stream().forEach(position -> follow.get(position).or(to));
    }

    private static BitSet union(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.or(other);
        return both;
    }

    /** Reads one thing as often as it may stand there. */
    private Part repeated(int depth) {
        int begin = at;
        Part once = one(depth);
        int[] times = times();
        int rest = at;
        if (times[1] == 0) {
            throw new Unusual();
        }
        // Each time has positions of its own.
        Part found = times[0] > 0 ? once : new Part(once.first, once.last, true);
        int copies = times[1] == ENDLESS ? Math.max(1, times[0]) : times[1];
        Part newest = once;
        for (int i = 1; i < copies; i++) {
            at = begin;
            newest = one(depth);
            found = then(found, i < times[0] ? newest : new Part(newest.first, newest.last, true));
        }
        if (times[1] == ENDLESS) {
            link(newest.last, newest.first);
        }
        at = rest;
        return found;
    }

    /** Reads how often something stands there, at least and at most. */
    private int[] times() {
        int[] times = {1, 1};
        char c = at < end ? text.charAt(at) : ' ';
        if (c == '*' || c == '+') {
            times = new int[] {c == '*' ? 0 : 1, ENDLESS};
        } else if (c == '?') {
            times[0] = 0;
        } else if (c == '{') {
            times = counts();
        } else {
            return times;
        }
        at++;
        if (at < end && text.charAt(at) == '?') {
            at++; // Fewest first or most: it is the same for whether it fits.
        }
        if (at < end && "*+?{".indexOf(text.charAt(at)) >= 0) {
            throw new Unusual();
        }
        return times;
    }

    /** Reads to the bracket that closes a repetition. */
    private int[] counts() {
        at++;
        int least = number();
        int most = least;
        if (at < end && text.charAt(at) == ',') {
            at++;
            most = at < end && text.charAt(at) == '}' ? ENDLESS : number();
        }
        if (at >= end || text.charAt(at) != '}' || most < least) {
            throw new Unusual();
        }
        return new int[] {least, most};
    }

    private int number() {
        int from = at;
        int number = 0;
        while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9' && number <= RegexPositions.MOST) {
            number = number * 10 + text.charAt(at++) - '0';
        }
        if (at == from || number > RegexPositions.MOST) {
            throw new Unusual();
        }
        return number;
    }

    private Part one(int depth) {
        char c = text.charAt(at);
        if (c == '(') {
            return group(depth);
        }
        if ("^$*+?{".indexOf(c) >= 0) {
            throw new Unusual();
        }
        BitSet taken;
        if (c == '.') {
            at++;
            taken = RegexCharacters.not(RegexCharacters.of('\n'));
        } else {
            RegexCharacters read = new RegexCharacters(text, at, end, matchCase);
            taken = read.set();
            at = read.at();
            if (taken.isEmpty()) {
                throw new Unusual();
            }
        }
        int position = characters.size();
        if (position == RegexPositions.MOST) {
            throw new Unusual();
        }
        characters.add(taken);
        follow.add(new BitSet());
        BitSet alone = new BitSet();
        alone.set(position);
        return new Part(alone, alone, false);
    }

    private Part group(int depth) {
        at++;
        if (at < end && text.charAt(at) == '?') {
            if (!text.startsWith("?:", at)) {
                throw new Unusual();
            }
            at += 2;
        }
        Part inside = alternatives(depth + 1);
        if (at >= end) {
            throw new Unusual();
        }
        at++;
        return inside;
    }
}
