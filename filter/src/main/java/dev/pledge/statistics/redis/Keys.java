package dev.pledge.statistics.redis;

import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.StatisticsAnswers.Audience;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The names of keys. Each begins with a tag, and all keys of a tag lie in one slot of the cluster: the site's totals have
 * one; pages and persons are spread over {@value #SHARDS} each. All days of a page are under one tag, so that the server
 * itself can merge its visitors of several days.
 */
final class Keys {
    /** How many tags there are for pages, and for persons. Another number would not find what is there. */
    static final int SHARDS = 64;

    /** The tag of what is kept of the whole site. */
    static final String SITE = "pledge:{site}:";

    /** The tags of pages. */
    static final List<String> PAGES = shards("pledge:{page-%d}:");

    /** The tags of persons. */
    static final List<String> PERSONS = shards("pledge:{person-%d}:");

    private Keys() {}

    private static List<String> shards(String format) {
        return IntStream.range(0, SHARDS).mapToObj(format::formatted).toList();
    }

    /** Returns the tag of a page. */
    static String ofPage(String page) {
        // The specification fixes a text's hash code; its low bits alone are too much alike.
        return PAGES.get(page.hashCode() * 0x9E3779B9 >>> 26);
    }

    /** Returns the tag of a person. */
    static String ofPerson(Pseudonym person) {
        return PERSONS.get(Math.floorMod(Long.hashCode(person.high() ^ person.low()), SHARDS));
    }

    /** Which position of each node has been applied to a tag: a hash. */
    static String applied(String tag) {
        return tag + "applied";
    }

    /** What commands are tried on; it is gone at once. */
    static String rights(String tag) {
        return tag + "rights";
    }

    /** The days of which a tag holds something: a set. Of pages it is kept with the site alone. */
    static String days(String tag) {
        return tag + "days";
    }

    /** The site's views, answers by class of status, and answer times on a day: a hash, see {@link Totals}. */
    static String totals(long day) {
        return SITE + day + ":totals";
    }

    /** The views by host on a day: a hash. */
    static String referrers(long day) {
        return SITE + day + ":referrers";
    }

    /** The site's visitors on a day: a sketch. */
    static String visitors(long day) {
        return SITE + day + ":visitors";
    }

    /** The views of each page of a tag on a day: a hash. */
    static String views(String tag, long day, Audience audience) {
        return tag + day + (audience == Audience.BOTS ? ":bots" : ":people");
    }

    /** The views of each page of a tag in each hour of a day: a hash, see {@link #ofHour}. */
    static String hours(String tag, long day, Audience audience) {
        return views(tag, day, audience) + "-by-hour";
    }

    /** Returns the field of a page in an hour; what comes after the first two characters is the page. */
    static String ofHour(int hour, String page) {
        return (hour < 10 ? "0" : "") + hour + page;
    }

    /** How long answers took that showed a page: a hash, see {@link #ofBucket}. */
    static String times(String tag, long day) {
        return tag + day + ":times";
    }

    /** Returns the field of a page's bucket of answer times. */
    static String ofBucket(int bucket, String page) {
        return bucket + " " + page;
    }

    /** The visitors of a page on a day: a sketch. */
    static String visitors(String page, long day) {
        return ofPage(page) + day + ":visitors:" + page;
    }

    /** What each person of a tag saw on a day: a hash of {@link PersonDay}s by {@link #bytes}. */
    static String persons(String tag, long day) {
        return tag + day;
    }

    /** Returns the bytes of a pseudonym. */
    static byte[] bytes(Pseudonym person) {
        return ByteBuffer.allocate(16)
                .putLong(person.high())
                .putLong(person.low())
                .array();
    }
}
