package dev.pledge.html;

/**
 * Some names of attributes, of which it is quickly told that a tag has none: {@link StartTag#mayHaveAny}. Immutable, safe
 * for use by all threads.
 */
public final class AttributeNames {
    private final long marks;

    private AttributeNames(long marks) {
        this.marks = marks;
    }

    /** Returns the set of some names, given in lower case and none of them empty. */
    public static AttributeNames of(String... names) {
        long marks = 0;
        for (String name : names) {
            marks |= mark(name);
        }
        return new AttributeNames(marks);
    }

    /** Returns whether one of these names may be among those whose marks are given together. */
    boolean mayMeet(long others) {
        return (marks & others) != 0;
    }

    /** Returns the bit of a name that is given in lower case. */
    static long mark(String name) {
        return mark(name.length(), name.charAt(0), name.charAt(name.length() - 1));
    }

    /** Returns the bit of a name, whose letters may be in upper case; other names may have the same. */
    static long mark(int length, int first, int last) {
        // Multipliers that set the names that matter here apart from those that pages are full of.
        return 1L << length + 27 * (first & 31) + 57 * (last & 31);
    }
}
