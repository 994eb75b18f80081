package dev.pledge.statistics.journal;

import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Pseudonym;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How an access lies in a segment, in words of eight bytes, lowest byte first: a header ({@link Segment}), the time, the
 * person (two words, zero for nobody), the time to answer, a word of small things, the page, the referrer; texts are
 * filled up to whole words with zeros.
 */
final class AccessRecord {
    /** How many bytes a page's name or a host may have at most in UTF-8. */
    static final int LONGEST_TEXT = 1024;

    /** The words before the texts. */
    static final int FIXED_WORDS = 6;

    /** The most words that an access can have. */
    static final int MOST_WORDS = FIXED_WORDS + 2 * (LONGEST_TEXT >> 3);

    private static final int TIME = 8;
    private static final int PERSON = 16;
    private static final int MICROS = 32;
    private static final int SMALL = 40;
    private static final int TEXTS = 48;

    // The word of small things: status (32 bits), bytes of the page (12), bytes of the referrer (12), flags (4).
    private static final int PAGE_SHIFT = 32;
    private static final int REFERRER_SHIFT = 44;
    private static final long TEXT_MASK = 0xFFF;
    private static final long VIEW = 1L << 56;
    private static final long BOT = 1L << 57;
    private static final long OF_PERSON = 1L << 58;
    private static final long WITH_REFERRER = 1L << 59;
    private static final int UNUSED_SHIFT = 60;

    private AccessRecord() {}

    /** Returns how many words an access takes whose texts have so many bytes. */
    static int words(int pageBytes, int referrerBytes) {
        return FIXED_WORDS + (pageBytes + 7 >> 3) + (referrerBytes + 7 >> 3);
    }

    /** Writes all but the header. The texts have been measured by {@link SegmentText#bytes}. */
    static void write(ByteBuffer segment, int at, PageAccess access, int pageBytes, int referrerBytes) {
        long small = access.status() & 0xFFFF_FFFFL
                | (long) pageBytes << PAGE_SHIFT
                | (long) referrerBytes << REFERRER_SHIFT
                | (access.view() ? VIEW : 0)
                | (access.bot() ? BOT : 0);
        segment.putLong(at + TIME, access.epochMillis());
        segment.putLong(at + MICROS, access.micros());
        Pseudonym person = access.person();
        if (person != null) {
            small |= OF_PERSON;
            segment.putLong(at + PERSON, person.high());
            segment.putLong(at + PERSON + 8, person.low());
        }
        SegmentText.write(segment, at + TEXTS, access.page(), pageBytes);
        String referrer = access.referrer();
        if (referrer != null) {
            small |= WITH_REFERRER;
            SegmentText.write(segment, at + TEXTS + (pageBytes + 7 & ~7), referrer, referrerBytes);
        }
        segment.putLong(at + SMALL, small);
    }

    /** Returns whether the texts fill so many words, so that it can be read. */
    static boolean fits(ByteBuffer segment, int at, int words) {
        long small = segment.getLong(at + SMALL);
        return small >>> UNUSED_SHIFT == 0 && words(pageBytes(small), referrerBytes(small)) == words;
    }

    /** Reads an access that {@link #fits}. */
    static PageAccess read(ByteBuffer segment, int at) {
        long small = segment.getLong(at + SMALL);
        int pageBytes = pageBytes(small);
        return new PageAccess(
                SegmentText.read(segment, at + TEXTS, pageBytes),
                segment.getLong(at + TIME),
                person(segment, at, small),
                (small & VIEW) != 0,
                (small & BOT) != 0,
                (int) small,
                segment.getLong(at + MICROS),
                (small & WITH_REFERRER) == 0
                        ? null
                        : SegmentText.read(segment, at + TEXTS + (pageBytes + 7 & ~7), referrerBytes(small)));
    }

    private static @Nullable Pseudonym person(ByteBuffer segment, int at, long small) {
        return (small & OF_PERSON) == 0
                ? null
                : new Pseudonym(segment.getLong(at + PERSON), segment.getLong(at + PERSON + 8));
    }

    /** Returns whether it is the access of a person. */
    static boolean isOf(ByteBuffer segment, int at, Pseudonym person) {
        return (segment.getLong(at + SMALL) & OF_PERSON) != 0
                && segment.getLong(at + PERSON) == person.high()
                && segment.getLong(at + PERSON + 8) == person.low();
    }

    /** Makes it the access of nobody; the header's sum is then to be made anew. */
    static void forgetPerson(ByteBuffer segment, int at) {
        segment.putLong(at + PERSON, 0);
        segment.putLong(at + PERSON + 8, 0);
        segment.putLong(at + SMALL, segment.getLong(at + SMALL) & ~OF_PERSON);
    }

    private static int pageBytes(long small) {
        return (int) (small >>> PAGE_SHIFT & TEXT_MASK);
    }

    private static int referrerBytes(long small) {
        return (int) (small >>> REFERRER_SHIFT & TEXT_MASK);
    }
}
