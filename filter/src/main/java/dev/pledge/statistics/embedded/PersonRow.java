package dev.pledge.statistics.embedded;

import dev.pledge.statistics.Pseudonym;
import java.nio.ByteBuffer;

/**
 * What a person saw of a page on a day.
 *
 * @param person who
 * @param page the page's number on that day
 * @param accesses how often; from 1
 * @param first when first, in milliseconds of the day
 * @param last when last, in milliseconds of the day
 */
record PersonRow(Pseudonym person, int page, int accesses, int first, int last) implements Comparable<PersonRow> {
    /** How many bytes a row has. */
    static final int BYTES = 32;

    static PersonRow read(ByteBuffer from) {
        return new PersonRow(
                new Pseudonym(from.getLong(), from.getLong()),
                from.getInt(),
                from.getInt(),
                from.getInt(),
                from.getInt());
    }

    void write(ByteBuffer to) {
        to.putLong(person.high()).putLong(person.low());
        to.putInt(page).putInt(accesses).putInt(first).putInt(last);
    }

    PersonRow plus(PersonRow other) {
        long sum = (long) accesses + other.accesses;
        return new PersonRow(
                person,
                page,
                (int) Math.min(Integer.MAX_VALUE, sum),
                Math.min(first, other.first),
                Math.max(last, other.last));
    }

    static int compare(Pseudonym one, Pseudonym other) {
        int order = Long.compareUnsigned(one.high(), other.high());
        return order != 0 ? order : Long.compareUnsigned(one.low(), other.low());
    }

    @Override
    public int compareTo(PersonRow other) {
        int order = compare(person, other.person);
        return order != 0 ? order : Integer.compare(page, other.page);
    }
}
