package dev.pledge.statistics.embedded;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/** All that is kept but the rows of persons. What is put here is there for good when {@link #commit} has returned. */
final class Tables {
    /** Up to which position the accesses of each node are counted. */
    final MVMap<String, Long> positions;

    /** The views of each page on each day: {@link HourCounts}. */
    final MVMap<DayKey, byte[]> views;

    /** The visitors of each page on each day: {@link Visitors}. */
    final MVMap<DayKey, byte[]> visitors;

    /** The views of all pages on each day. */
    final MVMap<Long, byte[]> siteViews;

    /** The visitors of the site on each day. */
    final MVMap<Long, byte[]> siteVisitors;

    /** How many views came from each host on each day. */
    final MVMap<DayKey, Long> referrers;

    /** How many answers each class of status had: by day * 8 + class. */
    final MVMap<Long, Long> statuses;

    /** What the rows of persons call each page, day by day: by {@link DayNames#key}. */
    final MVMap<Long, String> names;

    /** The runs that hold the rows of persons: by number, the day. */
    final MVMap<Long, Long> runs;

    private final MVStore store;

    Tables(MVStore store) {
        this.store = store;
        DayKey.Type dayKeys = new DayKey.Type();
        this.positions = map("positions", StringDataType.INSTANCE, LongDataType.INSTANCE);
        this.views = map("views", dayKeys, ByteArrayDataType.INSTANCE);
        this.visitors = map("visitors", dayKeys, ByteArrayDataType.INSTANCE);
        this.siteViews = map("siteViews", LongDataType.INSTANCE, ByteArrayDataType.INSTANCE);
        this.siteVisitors = map("siteVisitors", LongDataType.INSTANCE, ByteArrayDataType.INSTANCE);
        this.referrers = map("referrers", dayKeys, LongDataType.INSTANCE);
        this.statuses = map("statuses", LongDataType.INSTANCE, LongDataType.INSTANCE);
        this.names = map("names", LongDataType.INSTANCE, StringDataType.INSTANCE);
        this.runs = map("runs", LongDataType.INSTANCE, LongDataType.INSTANCE);
    }

    private <K, V> MVMap<K, V> map(String name, DataType<K> keys, DataType<V> values) {
        return store.openMap(name, new MVMap.Builder<K, V>().keyType(keys).valueType(values));
    }

    /** Returns on how many days before one there were views. */
    int daysBefore(long firstDay) {
        Long first = siteViews.ceilingKey(firstDay);
        long index = first == null ? siteViews.sizeAsLong() : siteViews.getKeyIndex(first);
        return (int) index;
    }

    /** Removes the rows of all days before some, for what is about nobody and for what is about persons. */
    void forget(long firstDay, long firstOfPersons) {
        removeBefore(views, DayKey.first(firstDay));
        removeBefore(visitors, DayKey.first(firstDay));
        removeBefore(siteViews, firstDay);
        removeBefore(siteVisitors, firstDay);
        removeBefore(referrers, DayKey.first(firstDay));
        removeBefore(statuses, firstDay * 8);
        removeBefore(names, DayNames.key(firstOfPersons, 0));
    }

    private static <K, V> void removeBefore(MVMap<K, V> map, K firstKept) {
        for (K key = map.firstKey();
                key != null && map.getKeyType().compare(key, firstKept) < 0;
                key = map.firstKey()) {
            map.remove(key);
        }
    }

    /** Keeps what was put since the last time, all or nothing. */
    void commit() {
        store.commit();
    }

    /** Waits until the disk has it. */
    void sync() {
        if (store.isPersistent()) {
            store.sync();
        }
    }

    /** Takes back what was put since the last time. */
    void rollback() {
        store.rollback();
    }

    /** Makes room of what old versions take, if that is much: up to so many bytes are moved. */
    void compact(int fillRate, int bytes) {
        if (store.isPersistent()) {
            store.compact(fillRate, bytes);
        }
    }

    /** Returns whether this can be used: after a failure to write it cannot. */
    boolean isOpen() {
        return !store.isClosed();
    }

    /** Closes the file. What was committed is in it, even if a last note of that cannot be made. */
    void close() {
        try {
            store.close();
        } catch (MVStoreException e) {
            store.closeImmediately();
        }
    }

    void closeImmediately() {
        store.closeImmediately();
    }
}
